extension CurveForm {
  /// Returns what is left of a normal form when it has run for so many updates: the rest on a clock of its own.
  ///
  /// - Parameter count: The number of updates, from 0.
  /// - Returns: The rest on a clock of its own.
  package func dropping(first count: Int) -> CurveForm {
    if count == 0 { return self }
    switch self {
    case .hold: return self
    case .legs(let legs):
      let kept = legs.filter { $0.end >= Double(count) }.map { leg in
        var leg = leg
        (leg.begin, leg.end) = (leg.begin - Double(count), leg.end - Double(count))
        return leg
      }
      return kept.isEmpty ? .hold(legs.last?.to ?? 0) : Self.normalized(kept)
    case .table(let starts, let rates):
      let first = starts.lastIndex { $0 <= count } ?? 0
      return Self.table(starts[first...].map { Swift.max(0, $0 - count) }, Array(rates[first...]))
    case .sequence(let parts, let last):
      var left = count
      for (index, part) in parts.enumerated() {
        if left < part.count {
          let first = Part(part.form.dropping(first: left), count: part.count - left)
          return Self.joined([first] + parts[(index + 1)...], last)
        }
        left -= part.count
      }
      return last.dropping(first: left)
    case .cycles(let cycles) where cycles.growth == 1 && cycles.decay == 1 && cycles.count == nil:
      let own = count % cycles.length
      return own == 0 ? self : .shifted(self, by: -own)
    case .product(let left, let right): return .product(left.dropping(first: count), right.dropping(first: count))
    case .sum(let left, let right): return .sum(left.dropping(first: count), right.dropping(first: count))
    case .clamped(let form, let lower, let upper): return .clamped(form.dropping(first: count), from: lower, to: upper)
    case .shifted(let form, let offset) where offset < 0:
      return .shifted(form, by: -(-Swift.max(offset, -Int.max)).addingSaturating(count))
    default: return .shifted(self, by: -count)
    }
  }
}
