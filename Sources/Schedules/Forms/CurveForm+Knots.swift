extension CurveForm {
  /// Rates at places in time, and one curve that leads from each to the next.
  package struct Knots: Sendable {
    /// The updates of the second and later rates.
    package var places: [Int]
    /// The rates, the first of which is that of update 0, one more than places.
    package var rates: [Double]
    /// The curve.
    package var curve: Curve
  }

  /// The form as knots joined by one curve; `nil` where it is something else, or the curve is not the same throughout.
  package var knots: Knots? {
    guard case .legs(let legs) = self, let first = legs.first, first.begin == 0 else { return nil }
    var knots = Knots(places: [], rates: [first.from], curve: .linear)
    if let curve = legs.first(where: { !$0.isLevel })?.curve { knots.curve = curve }
    for leg in legs {
      guard let place = Int(exactly: leg.end), place > knots.places.last ?? 0, leg.from == knots.rates.last,
        leg.follows(knots.curve)
      else { return nil }
      knots.places.append(place)
      knots.rates.append(leg.to)
    }
    return knots
  }

  /// A last way of a form, and the form without it.
  package struct Ending: Sendable {
    /// The last update before the way.
    package var start: Int
    /// The way, on a clock of its own.
    package var way: Way
    /// The form that holds or goes on where the way begins.
    package var before: CurveForm
  }

  /// The way that the form ends with; `nil` where it ends otherwise.
  package var ending: Ending? {
    let (parts, last): ([Part], CurveForm) =
      if case .sequence(let parts, let last) = self { (parts, last) } else { ([], self) }
    guard case .legs(let legs) = last, var leg = legs.last, let own = Int(exactly: leg.begin), own >= 0 else {
      return nil
    }
    (leg.begin, leg.end) = (0, leg.end - leg.begin)
    guard let way = CurveForm.legs([leg]).way else { return nil }
    let start = parts.reduce(own) { $0.addingSaturating($1.count) }
    let before: CurveForm
    if legs.count > 1 {
      before = .sequence(parts, last: Self.normalized(legs.dropLast()))
    } else if let part = parts.last {
      before = .sequence(parts.dropLast(), last: part.form)
    } else {
      before = .hold(leg.from)
    }
    return Ending(start: start, way: way, before: before.normalized)
  }
}
