import Numbers
import Schedules

extension Torch {
  static let stepLR = entry(
    "StepLR",
    summary: "A factor every step_size iterations.",
    formula: "lr · gamma^⌊t / step_size⌋",
    example: "torch.StepLR --lr 0.1 --step_size 30"
  ) { declare in
    declare(rate)
    let stepSize = declare(
      .realDuration(
        "step_size", .required, bounds: .any,
        help: "Iterations of a step; its sign does not matter, and of a fraction the whole multiples count"))
    let gamma = declare(.factor("gamma", 0.1, help: "Factor of each step"))
    return .schedule { arguments throws(ScheduleError) in
      let period = try arguments[stepSize]
      guard period != 0 else { throw refused("StepLR", "ZeroDivisionError: integer modulo by zero (step_size)") }
      return try Exponential.staircase(
        rate: arguments[rate], gamma: arguments[gamma], period: wholeMultiple(of: period.magnitude))
    } inverse: { form in
      guard let law = form.exponential, let period = law.wholePeriod, law.isStaircase || period == 1 else { return nil }
      return [rate(law.rate), stepSize(Double(period)), gamma(law.gamma)]
    }
  }

  /// The smallest whole number that a number divides without a remainder, as the binary number that it is.
  private static func wholeMultiple(of number: Double) -> Int {
    var multiple = number
    while multiple != multiple.rounded(), multiple < 0x1p62 { multiple *= 2 }
    return max(1, Int(saturating: multiple))
  }
}
