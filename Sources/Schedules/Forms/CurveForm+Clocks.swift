import Numbers

// A form on another clock than its own, under the simplest of its names.

extension CurveForm {
  /// Returns a normal form that is read once in so many updates, as a normal form.
  ///
  /// - Parameters:
  ///   - count: The updates of a reading, at least 1.
  ///   - stride: The form's own updates from one reading to the next, at least 1.
  /// - Returns: The normal form.
  func read(every count: Int, stride: Int) -> CurveForm {
    switch self {
    case .hold: return self
    case _ where count == 1 && stride == 1: return self
    case .table(let starts, let rates):
      // A rate is read from the first reading on that lies at or after its start.
      let readings = starts.map { ($0 / stride + ($0 % stride == 0 ? 0 : 1)).multipliedSaturating(by: count) }
      let read = readings.indices.filter { $0 + 1 == readings.count || readings[$0 + 1] > readings[$0] }
      return Self.table(read.map { readings[$0] }, read.map { rates[$0] })
    case .law(.exponential(let rate, let gamma, let period, let isStaircase)):
      guard let (length, isStaircase) = Self.period(period, isStaircase, every: count, stride: stride) else {
        return .readEvery(count, self, stride: stride)
      }
      return .law(.exponential(rate: rate, gamma: gamma, period: length, isStaircase: isStaircase))
    case .readEvery(let innerCount, let form, let innerStride) where stride == 1:
      let (product, isBeyond) = innerCount.multipliedReportingOverflow(by: count)
      return .readEvery(isBeyond ? .max : product, form, stride: innerStride)
    default:
      return (count == 1 ? hastened(by: stride) : nil) ?? .readEvery(count, self, stride: stride)
    }
  }

  /// The period of an exponential law on another clock, and whether it goes down in stairs there.
  private static func period(
    _ period: Double, _ isStaircase: Bool, every count: Int, stride: Int
  ) -> (Double, isStaircase: Bool)? {
    let stride = Double(stride)
    guard isStaircase else {
      if count == 1 { return (period / stride, false) }
      return period == stride ? (Double(count), true) : nil
    }
    guard period == period.rounded(), period.truncatingRemainder(dividingBy: stride) == 0 else { return nil }
    return (period / stride * Double(count), true)
  }

  /// A normal form of whose updates every so manieth is met, where that is a form of the same kind.
  private func hastened(by factor: Int) -> CurveForm? {
    func isMet(_ count: Int) -> Bool { count.isMultiple(of: factor) }
    switch self {
    case .legs(let legs):
      return Self.normalized(
        legs.map { leg in
          var leg = leg
          (leg.begin, leg.end) = (leg.begin / Double(factor), leg.end / Double(factor))
          return leg
        })
    case .sequence(let parts, let last) where parts.allSatisfy { isMet($0.count) }:
      return Self.joined(
        parts.map { Part($0.form.read(every: 1, stride: factor), count: $0.count / factor) },
        last.read(every: 1, stride: factor))
    case .cycles(var cycles) where cycles.growth == 1 && isMet(cycles.length):
      cycles.form = cycles.form.read(every: 1, stride: factor)
      cycles.length /= factor
      return CurveForm.cycles(cycles).normalized
    case .product(let left, let right):
      return .product(left.read(every: 1, stride: factor), right.read(every: 1, stride: factor))
    case .sum(let left, let right):
      return .sum(left.read(every: 1, stride: factor), right.read(every: 1, stride: factor))
    case .clamped(let form, let lower, let upper):
      return .clamped(form.read(every: 1, stride: factor), from: lower, to: upper)
    case .shifted(let form, let offset) where isMet(offset):
      return .shifted(form.read(every: 1, stride: factor), by: offset / factor)
    case .readEvery(let count, let form, let stride):
      if count.isMultiple(of: factor) { return form.read(every: count / factor, stride: stride) }
      let (product, isBeyond) = stride.multipliedReportingOverflow(by: factor / count)
      return isMet(count) || factor % count != 0 || isBeyond ? nil : form.read(every: 1, stride: product)
    default: return nil
    }
  }
}
