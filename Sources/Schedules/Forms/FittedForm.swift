import Numbers

extension Schedule {
  /// A normal form that a curve nearly has which has none of its own; `nil` where none is found.
  ///
  /// A curve without a form is known by its phases: where each goes along a line or half a cosine from its first rate to that of
  /// the next, those ways are nearly its form. Positions in single precision and cycles that begin between two updates are so.
  package var fittedForm: CurveForm? {
    let phases = Array(Phases(of: self).prefix(Fit.mostPhases + 1))
    guard phases.count <= Fit.mostPhases, let last = phases.last, last.end == nil else { return nil }
    let highest = phases.map { self($0.start).magnitude }.max() ?? 0
    var parts: [CurveForm.Part] = []
    for phase in phases.dropLast() {
      guard let end = phase.end, let way = Fit.way(of: self, from: phase.start, to: end, within: Fit.share * highest)
      else {
        return nil
      }
      parts.append(CurveForm.Part(way, count: end - phase.start))
    }
    // What never ends must hold.
    let rate = self(last.start)
    for distance in [1, 2, 100, 10_000] where self(last.start.addingSaturating(distance)) != rate { return nil }
    return CurveForm.sequence(parts, last: .hold(rate)).normalized
  }
}

/// How a way is fitted to a phase of a curve.
private enum Fit {
  static let mostPhases = 32
  /// How far rates may lie from the way, as a share of the highest.
  static let share = 1e-5

  static func way(of schedule: any Schedule, from start: Int, to end: Int, within tolerance: Double) -> CurveForm? {
    let (first, count) = (schedule(start), end - start)
    let last = schedule(end - 1)
    if count == 1 { return .hold(first) }
    let places = (1...7).map { start + count.multipliedSaturating(by: $0) / 8 } + [end - 1]
    for curve in [Curve.linear, .cosine] {
      // The way ends where the next phase begins, or comes as close to its end as its last update shows.
      let share = curve.rate(from: 1, to: 0, at: Double(count - 1) / Double(count))
      for to in [schedule(end), (last - first * share) / (1 - share)] {
        let leg = CurveForm.Leg(from: first, to: to, end: Double(count), curve)
        let isClose = places.allSatisfy { (leg.rate(at: Double($0 - start)) - schedule($0)).magnitude <= tolerance }
        if isClose { return CurveForm.legs([leg]).normalized }
      }
    }
    return nil
  }
}
