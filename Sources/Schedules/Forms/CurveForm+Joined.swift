extension CurveForm {
  /// Returns normal forms in a row as one normal form, in which those that meet are one.
  ///
  /// - Parameters:
  ///   - parts: The forms but the last, and the number of updates of each.
  ///   - last: The form that stays.
  /// - Returns: The normal forms.
  static func joined(_ parts: [Part], _ last: CurveForm) -> CurveForm {
    var (pieces, end) = (parts.flatMap(\.pieces), last)
    if case .sequence(let inner, let rest) = last {
      pieces += inner
      end = rest
    }
    // From the end to the beginning: what stays, the part before it that is still open, and those behind that one.
    var (stays, open, behind) = (end, Part?.none, [Part]())
    for piece in pieces.reversed() {
      if let part = open {
        if let one = meeting(piece, part.form, isLast: false) {
          open = Part(one, count: piece.count.addingSaturating(part.count))
        } else {
          behind.append(part)
          open = piece
        }
      } else if let one = meeting(piece, stays, isLast: true) {
        stays = one
      } else {
        open = piece
      }
    }
    guard let open else { return stays }
    return .sequence([open] + behind.reversed(), last: stays)
  }

  /// A part and what follows it as one form, where they meet in a way of writing that allows it.
  private static func meeting(_ part: Part, _ next: CurveForm, isLast: Bool) -> CurveForm? {
    let shift = Double(part.count)
    let first: [Leg]
    switch (part.form, next) {
    case (.hold(let rate), .hold(let other)):
      if rate == other { return next }
      return isLast ? table([0, part.count], [rate, other]) : nil
    case (.hold(let rate), .table(let starts, let rates)):
      return isLast ? table([0] + starts.map { $0.addingSaturating(part.count) }, [rate] + rates) : nil
    case (.hold(let rate), _): first = [Leg(from: rate, to: rate, end: shift)]
    case (.legs(let legs), _): first = legs
    default: return nil
    }
    guard let end = first.last, end.end <= shift else { return nil }
    switch next {
    case .hold(let rate): return end.to == rate ? normalized(first) : nil
    case .legs(var legs):
      // The way that follows may have begun where the one before it ends.
      guard let start = legs.first, start.from == end.to,
        start.begin == 0 || start.begin < 0 && end.end == shift + start.begin
      else { return nil }
      for index in legs.indices {
        legs[index].begin += shift
        legs[index].end += shift
      }
      let rest = end.end < legs[0].begin ? [Leg(from: end.to, to: end.to, begin: end.end, end: shift)] : []
      return normalized(first + rest + legs)
    default: return nil
    }
  }
}

extension CurveForm.Part {
  /// The part as a row of parts of which none has parts of its own; what lies behind the cut is left out.
  fileprivate var pieces: [CurveForm.Part] {
    guard count >= 1 else { return [] }
    switch form {
    case .sequence(let parts, let last):
      var (left, pieces) = (count, [CurveForm.Part]())
      for part in parts + [CurveForm.Part(last, count: .max)] where left > 0 {
        let own = Swift.min(part.count, left)
        pieces += CurveForm.Part(part.form, count: own).pieces
        left -= own
      }
      return pieces
    case .table(let starts, let rates):
      return starts.indices.compactMap { index in
        let end = index + 1 < starts.count ? Swift.min(starts[index + 1], count) : count
        return starts[index] < end ? CurveForm.Part(.hold(rates[index]), count: end - starts[index]) : nil
      }
    case .cycles(let cycles) where count <= cycles.length:
      return CurveForm.Part(cycles.form, count: count).pieces
    case .legs(let legs):
      let kept = legs.filter { $0.begin < Double(count) }
      if kept.count < legs.count, !kept.isEmpty {
        return CurveForm.Part(CurveForm.normalized(kept), count: count).pieces
      }
      return [self]
    default: return [self]
    }
  }
}
