internal import Numbers
internal import RealModule

/// The ticks of an axis with their labels, laid out so that no two labels touch.
///
/// The unit of lengths is the caller's: pixels in a picture, cells in a terminal.
package struct AxisTicks: Sendable, Hashable {
  /// A tick that carries a label.
  package struct Labelled: Sendable, Hashable {
    /// The place on the axis, 0…1.
    package internal(set) var fraction: Double
    /// The words beside it.
    package internal(set) var label: String
  }

  /// The greatest wanted number of ticks: however large a chart is, more say nothing more.
  private static let mostTicks = 14.0

  /// The ticks that carry a label, in rising order.
  package internal(set) var labelled: [Labelled]
  /// The places of ticks without labels, 0…1.
  package internal(set) var minor: [Double] = []

  /// An axis without ticks.
  package static let none = AxisTicks(labelled: [])

  /// The ticks of the vertical axis.
  ///
  /// - Parameters:
  ///   - scale: Where values stand on the axis.
  ///   - length: The length of the axis.
  ///   - distance: The wanted distance between ticks.
  ///   - labelHeight: The height of a label.
  /// - Returns: The ticks.
  package static func vertical(_ scale: Scale, length: Double, distance: Double, labelHeight: Double) -> AxisTicks {
    let count = min(max(length / distance, 2), mostTicks)
    switch scale.kind {
    case .linear:
      var step = TickStep(dividing: scale.domain, into: count)
      var ticks = step.ticks(in: scale.domain)
      while ticks.count > 2, length / Double(ticks.count) < labelHeight {
        step = step.coarser
        ticks = step.ticks(in: scale.domain)
      }
      return AxisTicks(labelled: labelled(ticks, TickLabels.rates(ticks)) { scale.fraction(of: $0.value) })
    case .logarithmic:
      let ticks = LogarithmicTicks(in: scale.domain, atMost: count)
      var result = labelled(ticks.labelled, TickLabels.logarithmicRates(ticks.labelled)) {
        scale.fraction(of: $0.value)
      }
      var minor = ticks.minor.map(scale.fraction(of:))
      // Labels of 1, 2 and 5 are not evenly spaced: drop those too near to the one before.
      var kept: [Labelled] = []
      for tick in result {
        if let last = kept.last, (tick.fraction - last.fraction) * length < labelHeight {
          minor.append(tick.fraction)
        } else {
          kept.append(tick)
        }
      }
      result = kept
      return AxisTicks(labelled: result, minor: minor)
    }
  }

  /// The ticks of the horizontal axis.
  ///
  /// - Parameters:
  ///   - scale: Where iterations stand on the axis.
  ///   - unit: What the axis counts.
  ///   - length: The length of the axis.
  ///   - distance: The wanted distance between ticks.
  ///   - labelWidth: The width that a label takes with the gap to the next.
  /// - Returns: The ticks.
  package static func horizontal(
    _ scale: IterationScale, unit: HorizontalUnit, length: Double, distance: Double, labelWidth: (String) -> Double
  ) -> AxisTicks {
    let span = Double(scale.iterations.upperBound - scale.iterations.lowerBound) + 2 * scale.padding
    let count = min(max(length / distance, 2), mostTicks)
    if case .logarithm(let first, let perDecade) = unit {
      return logarithmic(
        scale, from: first, perDecade: perDecade, atMost: count, length: length, labelWidth: labelWidth)
    }
    var step = TickStep(
      dividing: 0...span / (unit.iterations ?? 1), into: count, smallestExponent: unit.smallestExponent)
    while true {
      let places =
        unit.iterations.map { measuredTicks(scale, step: step, iterations: $0) } ?? iterationTicks(scale, step: step)
      let labels = unit.labels(places.map(\.number))
      let ticks = zip(places, labels).map { Labelled(fraction: $0.fraction, label: $1) }
      let isApart = zip(ticks, ticks.dropFirst()).allSatisfy { left, right in
        let distance = (right.fraction - left.fraction) * length
        return distance * 2 >= labelWidth(left.label) + labelWidth(right.label)
      }
      if isApart || ticks.count <= 1 { return AxisTicks(labelled: ticks) }
      step = step.coarser
    }
  }

  /// Powers of ten, or 1, 2 and 5 times of them, and the finer ticks between; of labels that would touch, powers of ten stay.
  private static func logarithmic(
    _ scale: IterationScale, from first: Double, perDecade: Double, atMost count: Double, length: Double,
    labelWidth: (String) -> Double
  ) -> AxisTicks {
    let origin = Double.log10(first) + Double(scale.iterations.lowerBound) / perDecade
    func value(at fraction: Double) -> Double {
      let decades = origin + scale.offset(at: fraction) / perDecade
      return Double.exp10(min(max(decades, -307), 307))
    }
    func fraction(of value: Double) -> Double { scale.fraction(ofOffset: (Double.log10(value) - origin) * perDecade) }
    let (low, high) = (value(at: 0), value(at: 1))
    guard low < high else { return .none }
    let ticks = LogarithmicTicks(in: low...high, atMost: count)
    var minor = ticks.minor.map(fraction(of:))
    var kept: [(tick: Labelled, isPower: Bool)] = []
    for (number, label) in zip(ticks.labelled, TickLabels.logarithmicRates(ticks.labelled)) {
      let tick = Labelled(fraction: fraction(of: number.value), label: label)
      let isPower = number.reduced.digits == 1
      func touches(_ other: Labelled) -> Bool {
        (tick.fraction - other.fraction) * length * 2 < labelWidth(other.label) + labelWidth(label)
      }
      while isPower, let last = kept.last, !last.isPower, touches(last.tick) {
        minor.append(last.tick.fraction)
        kept.removeLast()
      }
      if let last = kept.last, touches(last.tick) { minor.append(tick.fraction) } else { kept.append((tick, isPower)) }
    }
    return AxisTicks(labelled: kept.map(\.tick), minor: minor)
  }

  /// Returns the ticks without labels that would touch the one before, which short axes have.
  func apart(by distance: Double, over length: Double) -> AxisTicks {
    var ticks = AxisTicks(labelled: [], minor: minor)
    for tick in labelled {
      if let last = ticks.labelled.last, (tick.fraction - last.fraction) * length < distance { continue }
      ticks.labelled.append(tick)
    }
    return ticks
  }

  private static func labelled(
    _ ticks: [DecimalNumber], _ labels: [String], fraction: (DecimalNumber) -> Double
  ) -> [Labelled] {
    zip(ticks, labels).map { Labelled(fraction: fraction($0), label: $1) }
  }

  /// Multiples of the step among the iterations and the room beside them, from 0, in whole numbers throughout.
  private static func iterationTicks(
    _ scale: IterationScale, step: TickStep
  ) -> [(number: DecimalNumber, fraction: Double)] {
    guard step.exponent >= 0, step.exponent <= 18, let size = Int(exactly: step.value) else { return [] }
    let room = Int(exactly: min(scale.padding.rounded(.down), 0x1p62)) ?? 0
    let low = max(0, scale.iterations.lowerBound - room)
    let high = scale.iterations.upperBound.addingSaturating(room)
    let first = low / size + (low % size == 0 ? 0 : 1)
    var ticks: [(DecimalNumber, Double)] = []
    guard first <= high / size else { return [] }
    // A range instead of a counter, which would overflow behind the last countable iteration.
    for index in (first...high / size).prefix(1000) {
      let offset = Double(index * size - scale.iterations.lowerBound)
      ticks.append(
        (DecimalNumber(digits: index * step.multiple, exponent: step.exponent), scale.fraction(ofOffset: offset)))
    }
    return ticks
  }

  private static func measuredTicks(
    _ scale: IterationScale, step: TickStep, iterations: Double
  ) -> [(number: DecimalNumber, fraction: Double)] {
    let first = Double(scale.iterations.lowerBound)
    let low = max(0, scale.offset(at: 0) + first) / iterations
    let high = (scale.offset(at: 1) + first) / iterations
    guard low <= high else { return [] }
    return step.ticks(in: low...high).map { ($0, scale.fraction(ofOffset: $0.value * iterations - first)) }
  }
}
