import Numbers
import Schedules

extension Fvcore {
  static let multiStepParamScheduler = entry(
    "MultiStepParamScheduler",
    summary: "Several values, changed at milestones that are counted in parts of num_updates.",
    formula: "values[number of milestones ≤ ⌊(t / length + 1e-6) · num_updates⌋]",
    example: "fvcore.MultiStepParamScheduler --values 0.1,0.01,0.001 --milestones 30,60,90 --length 1500"
  ) { declare in
    let values = declare(.rates("values", .required, bounds: .any, help: "Rates in turn"), as: .values)
    let updates = declare(
      .duration(
        "num_updates", .none("the last milestone"), help: "End of the last value, on the milestones' scale"))
    let milestones = declare(
      .durations("milestones", .none("equal parts of num_updates"), help: "Ends of the values before the last"),
      as: .knots)
    declare(length)
    return .schedule { arguments throws(ScheduleError) in
      let rates = try arguments[values]
      guard let first = rates.first else {
        throw .wrongCount(values.subject, count: 0, expected: 1, because: "one more than milestones")
      }
      let given = arguments.isGiven(milestones) ? try arguments[milestones] : nil
      let (milestones, updates) = try counted(given, updates: arguments[updates], for: rates.count)
      let length = try arguments[length]
      let steps = milestones.enumerated().map { index, milestone in
        (start: start(of: milestone, among: updates, length), rate: rates[index + 1])
      }
      return try refusing(
        Piecewise(first: first, then: steps), from: length.addingSaturating(1), "MultiStepParamScheduler",
        "where in ParamScheduler must be in [0, 1]: got \(numberText(1 + 1 / Double(length)))")
    } inverse: { form in
      guard let steps = form.steps, let last = steps.starts.last else { return nil }
      return [values(steps.rates), milestones(steps.starts), updates(last + 1), length(last + 1)]
    }
  }

  /// The milestones and the number of updates that fvcore makes of what is given of both.
  private static func counted(
    _ given: [Int]?, updates: Int?, for values: Int
  ) throws(ScheduleError) -> (milestones: [Int], updates: Int) {
    func refusal(_ reason: String) -> ScheduleError { refused("MultiStepParamScheduler", reason) }
    var (milestones, updates) = (given ?? [], updates)
    if given != nil {
      let expected = values - (updates == nil ? 0 : 1)
      guard milestones.count == expected else {
        throw refusal("MultiStep scheduler requires a list of \(expected) miletones")
      }
      updates = updates ?? milestones.popLast()
    } else if let updates {
      let width = Int(saturating: (Double(updates) / Double(max(1, values))).rounded(.up))
      milestones = (1..<max(1, values)).map { width.multipliedSaturating(by: $0) }
    }
    guard let updates else { throw refusal("num_updates and milestones cannot both be None") }
    guard updates >= values else {
      throw refusal("Total num_updates must be greater than length of param schedule")
    }
    var previous = 0
    for milestone in milestones {
      guard milestone < updates else {
        throw refusal(
          "Milestone must be smaller than total number of updates: num_updates=\(updates), milestone=\(milestone)")
      }
      guard previous < milestone else {
        throw refusal(
          "Milestone must be smaller than start epoch: start_epoch=\(previous), milestone=\(milestone)")
      }
      previous = milestone
    }
    return (milestones, updates)
  }
}
