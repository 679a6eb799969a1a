import Catalogue
import Runs
import Schedules

/// A curve of ways as torch's own classes in a row: lines, flat parts, falls along a cosine or a power, from one optimizer's rate.
enum TorchSequence {
  /// The most classes in a row that a person would write.
  private static let mostParts = 6

  /// Finds the classes of a curve.
  ///
  /// - Parameter request: The curve.
  /// - Returns: The classes; `nil` where a way is none of theirs, or what they make together is not the curve over the run.
  static func words(for request: CodeRequest) -> NativeWords? {
    guard case .legs(let legs) = request.schedule.form?.normalized, (2...mostParts).contains(legs.count) else {
      return nil
    }
    let base = legs.reduce(0) { max($0, $1.from, $1.to) }
    guard base > 0, base.isFinite else { return nil }
    var parts: [(stage: Stage, count: Int?)] = []
    var start = 0
    for leg in legs {
      guard let begin = Int(exactly: leg.begin), let end = Int(exactly: leg.end), begin >= start, end > begin else {
        return nil
      }
      // Between two ways the rate of the first holds.
      if begin > start {
        guard let flat = flat(leg.from, base, begin - start) else { return nil }
        parts.append((flat, begin - start))
      }
      guard let stage = stage(of: leg, base, end - begin) else { return nil }
      parts.append((stage, end - begin))
      start = end
    }
    parts[parts.count - 1].count = nil
    let operations = zip(parts, parts.dropFirst()).flatMap { part, next -> [ScheduleConfig.Operation] in
      [.cut(.updates(part.count ?? 0)), .then(next.stage)]
    }
    let config = ScheduleConfig(parts[0].stage, operations)
    guard request.isSame(as: config) else { return nil }
    let isAlways = (try? config.schedule(in: request.context))?.form.map { form in
      request.schedule.form?.isSame(as: form) ?? false
    }
    return NativeWords(parts: parts, claim: isAlways == true ? .always : .over(request.length))
  }

  private static func stage(of leg: CurveForm.Leg, _ base: Double, _ count: Int) -> Stage? {
    if leg.from == leg.to { return flat(leg.from, base, count) }
    let length = ParameterValue.duration(.updates(count))
    if leg.follows(.linear) {
      // A LinearLR must begin above 0.
      guard leg.from > 0 else { return nil }
      return stage(
        "LinearLR", base,
        [
          "start_factor": .number(leg.from.ratio(to: base)), "end_factor": .number(leg.to.ratio(to: base)),
          "total_iters": length,
        ])
    }
    guard leg.from == base, !leg.isRising else { return nil }
    if leg.follows(.cosine) { return stage("CosineAnnealingLR", base, ["T_max": length, "eta_min": .number(leg.to)]) }
    guard case .power(let exponent) = leg.curve, leg.to == 0 else { return nil }
    return stage("PolynomialLR", base, ["total_iters": length, "power": .number(exponent)])
  }

  private static func flat(_ rate: Double, _ base: Double, _ count: Int) -> Stage? {
    stage(
      "ConstantLR", base, ["factor": .number(rate.ratio(to: base)), "total_iters": .duration(.updates(count))])
  }

  private static func stage(_ name: String, _ rate: Double, _ values: [String: ParameterValue]) -> Stage? {
    guard let definition = Catalogue.definitions.first(where: { $0.name == "torch.\(name)" }) else { return nil }
    return Stage(definition, values.merging(["lr": .number(rate)]) { own, _ in own })
  }
}
