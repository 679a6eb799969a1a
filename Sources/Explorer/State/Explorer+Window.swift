internal import Numbers
internal import Schedules

/// Zoom, pan and the cursor: what is shown of the curves.
extension Explorer {
  /// The distance of the ends of what is shown.
  var span: Int { shown.upperBound.subtractingSaturating(shown.lowerBound) }

  /// The middle of what is shown.
  private var middle: Int { shown.lowerBound.addingSaturating(span / 2) }

  /// Halves or doubles what is shown, around the cursor or the middle.
  mutating func zoom(isIn: Bool) {
    let center = cursor ?? middle
    if isIn {
      guard span > 1 else { return }
      show(from: center.subtractingSaturating(span / 4), span: max(span / 2, 1))
    } else {
      let wanted = span.multipliedSaturating(by: 2)
      show(from: center.subtractingSaturating(wanted / 2), span: wanted)
    }
  }

  /// Moves what is shown by a quarter of it.
  mutating func pan(isLeft: Bool) {
    guard window != nil else {
      message = Message(text: "The whole run is shown; + zooms in.")
      return
    }
    let (first, distance) = (shown.lowerBound, max(span / 4, 1))
    show(from: isLeft ? first.subtractingSaturating(distance) : first.addingSaturating(distance), span: span)
  }

  /// Shows a part of the run; the whole of it where the part would be as large.
  private mutating func show(from first: Int, span: Int) {
    let whole = evaluation.whole
    guard span < whole.upperBound.subtractingSaturating(whole.lowerBound) else {
      window = nil
      return
    }
    let start = min(max(first, whole.lowerBound), whole.upperBound.subtractingSaturating(span))
    let end = start.addingSaturating(span)
    window = start...end
    if let cursor { self.cursor = min(max(cursor, start), end) }
  }

  /// Moves the cursor by columns of the chart; the first move brings it in.
  mutating func stepCursor(by columns: Int) {
    guard let cursor else { return showCursor() }
    // Beside the chart stand the labels of its axis.
    let width = max(self.columns.subtractingSaturating(10), 1)
    let distance = columns.multipliedSaturating(by: max(span.dividedReportingOverflow(by: width).partialValue, 1))
    moveCursor(to: min(max(cursor.addingSaturating(distance), shown.lowerBound), shown.upperBound))
  }

  /// Puts the cursor in the middle of what is shown.
  mutating func showCursor() { moveCursor(to: middle) }

  /// Puts the cursor on an iteration of the run, which is then shown.
  mutating func moveCursor(to iteration: Int) {
    let whole = evaluation.whole
    let next = min(max(iteration, whole.lowerBound), whole.upperBound)
    if next != iteration {
      message = Message(text: "The run is \(whole.lowerBound) to \(whole.upperBound).", isError: true)
    }
    cursor = next
    if !shown.contains(next) { show(from: next.subtractingSaturating(span / 2), span: span) }
  }
}
