/// Zoom, pan and the cursor: what is shown of the curves.
extension Explorer {
  /// The distance of the ends of what is shown.
  var span: Int { shown.upperBound - shown.lowerBound }

  /// Halves or doubles what is shown, around the cursor or the middle.
  mutating func zoom(isIn: Bool) {
    let whole = document.run.range
    let middle = cursor ?? shown.lowerBound + span / 2
    if isIn {
      guard span > 1 else { return }
      show(from: middle - span / 4, span: max(span / 2, 1))
    } else {
      let (doubled, overflow) = span.multipliedReportingOverflow(by: 2)
      let wanted = overflow ? whole.upperBound - whole.lowerBound : doubled
      show(from: middle - min(wanted / 2, middle), span: wanted)
    }
  }

  /// Moves what is shown by a quarter of it.
  mutating func pan(isLeft: Bool) {
    guard window != nil else {
      message = Message(text: "The whole run is shown; + zooms in.")
      return
    }
    let distance = max(span / 4, 1)
    show(from: shown.lowerBound + (isLeft ? -distance : distance), span: span)
  }

  /// Shows a part of the run; the whole of it where the part would be as large.
  private mutating func show(from first: Int, span: Int) {
    let whole = document.run.range
    guard span < whole.upperBound - whole.lowerBound else {
      window = nil
      return
    }
    let start = min(max(first, whole.lowerBound), whole.upperBound - span)
    window = start...start + span
    if let cursor { self.cursor = min(max(cursor, start), start + span) }
  }

  /// Moves the cursor by columns of the chart; the first move brings it in.
  mutating func stepCursor(by columns: Int) {
    let step = max(span / max(self.columns - 10, 1), 1)
    guard let cursor else { return moveCursor(to: shown.lowerBound + span / 2) }
    let (next, overflow) = cursor.addingReportingOverflow(columns * step)
    moveCursor(to: overflow ? shown.upperBound : min(max(next, shown.lowerBound), shown.upperBound))
  }

  /// Puts the cursor on an iteration of the run, which is then shown.
  mutating func moveCursor(to iteration: Int) {
    let whole = document.run.range
    let next = min(max(iteration, whole.lowerBound), whole.upperBound)
    if next != iteration {
      message = Message(text: "The run is \(whole.lowerBound) to \(whole.upperBound).", isError: true)
    }
    cursor = next
    if !shown.contains(next) { show(from: next - span / 2, span: span) }
  }
}
