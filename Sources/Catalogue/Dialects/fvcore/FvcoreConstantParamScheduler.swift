import Schedules

extension Fvcore {
  static let constantParamScheduler = entry(
    "ConstantParamScheduler",
    summary: "The same value until the end of the run, where fvcore refuses to go on.",
    formula: "value, while t / length < 1",
    example: "fvcore.ConstantParamScheduler --value 0.1 --length 2000"
  ) { declare in
    let value = declare(.rate("value", .required, bounds: .any, help: "Rate"))
    declare(length)
    return .schedule { arguments throws(ScheduleError) in
      let length = try arguments[length]
      return refusing(
        try Constant(rate: arguments[value]), from: length, "ConstantParamScheduler",
        "where in ParamScheduler must be in [0, 1]: got 1.0")
    } inverse: { form in
      form.constantRate.map { [value($0)] }
    }
  }
}
