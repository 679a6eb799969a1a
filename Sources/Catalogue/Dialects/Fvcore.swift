import RealModule
import Schedules

extension Catalogue {
  /// The schedulers of `fvcore.common.param_scheduler`: functions of `where`, the share of the run that is done.
  static let fvcore: [ScheduleDefinition] =
    [
      fvcoreConstant, fvcoreCosine, fvcoreExponential, fvcoreLinear, fvcorePolynomial,
    ] + fvcoreSteps

  /// The framework's name of a scheduler.
  static func fvcoreName(_ name: String) -> String { "fvcore.common.param_scheduler.\(name)" }

  /// What the schedules were held against, before the class.
  static func fvcoreSource(_ name: String) -> String { "fvcore 0.1.5.post20221221, \(fvcoreName(name))" }

  /// The iterations that `where` from 0 to 1 spans.
  static let fvcoreLength = Parameter(
    "length", .duration, .value(.duration(Duration(100, .percent))), help: "Iterations that where from 0 to 1 spans")

  private static let fvcoreConstant = ScheduleDefinition(
    "fvcore.ConstantParamScheduler",
    summary: "The same value until the end of the run, where fvcore refuses to go on.",
    formula: "value, while t / length < 1",
    source: fvcoreSource("ConstantParamScheduler"),
    parameters: [Parameter("value", .rate, .required, bounds: .any, help: "Rate"), fvcoreLength],
    example: "fvcore.ConstantParamScheduler --value 0.1 --length 2000",
    build: .schedule { arguments throws(ScheduleError) in
      let length = try arguments.iterations("length")
      return Refusing(
        try Constant(rate: arguments.number("value")),
        Refusal(
          from: length, framework: fvcoreName("ConstantParamScheduler"),
          reason: "where in ParamScheduler must be in [0, 1]: got 1.0"))
    })

  private static let fvcoreCosine = ScheduleDefinition(
    "fvcore.CosineParamScheduler",
    summary: "Half a cosine over the run; climbs again after it.",
    formula: "end_value + (start_value - end_value) · (1 + cos(π where)) / 2, where = t / length",
    source: fvcoreSource("CosineParamScheduler"),
    parameters: endsParameters + [fvcoreLength],
    example: "fvcore.CosineParamScheduler --start_value 0.1 --end_value 0.0001 --length 1000",
    build: .schedule { arguments throws(ScheduleError) in
      try CosineWave(
        from: arguments.number("start_value"), to: arguments.number("end_value"),
        halfWave: arguments.iterations("length"))
    })

  private static let fvcoreExponential = ScheduleDefinition(
    "fvcore.ExponentialParamScheduler",
    summary: "The factor decay over the run, and again over every further length of it.",
    formula: "start_value · decay^where, where = t / length",
    source: fvcoreSource("ExponentialParamScheduler"),
    parameters: [
      Parameter("start_value", .rate, .required, bounds: .any, help: "Rate at the start"),
      Parameter("decay", .factor, .required, bounds: .nonNegative, help: "Factor over the run"), fvcoreLength,
    ],
    example: "fvcore.ExponentialParamScheduler --start_value 2 --decay 0.02 --length 1000",
    build: .schedule { arguments throws(ScheduleError) in
      try Exponential(
        rate: arguments.number("start_value"), gamma: arguments.number("decay"), period: arguments.iterations("length"))
    })

  private static let fvcoreLinear = ScheduleDefinition(
    "fvcore.LinearParamScheduler",
    summary: "A line over the run, which goes on after it.",
    formula: "end_value · where + start_value · (1 - where), where = t / length",
    source: fvcoreSource("LinearParamScheduler"),
    parameters: endsParameters + [fvcoreLength],
    example: "fvcore.LinearParamScheduler --start_value 0.1 --end_value 0.0001 --length 1500",
    build: .schedule { arguments throws(ScheduleError) in
      try UnclampedPolynomial(
        from: arguments.number("start_value"), to: arguments.number("end_value"), length: arguments.iterations("length")
      )
    })

  private static let fvcorePolynomial = ScheduleDefinition(
    "fvcore.PolynomialDecayParamScheduler",
    summary: "A power of the remaining share; past the end a whole power goes on, any other is no real number.",
    formula: "base_value · (1 - where)^power, where = t / length",
    source: fvcoreSource("PolynomialDecayParamScheduler"),
    parameters: [
      Parameter("base_value", .rate, .required, bounds: .any, help: "Rate at the start"),
      Parameter("power", .factor, .required, bounds: .nonNegative, help: "Exponent of the remaining share"),
      fvcoreLength,
    ],
    example: "fvcore.PolynomialDecayParamScheduler --base_value 0.1 --power 0.9 --length 1500",
    build: .schedule { arguments throws(ScheduleError) in
      let (base, power) = (try arguments.number("base_value"), try arguments.number("power"))
      let length = try arguments.iterations("length")
      if power == 0 { return try Constant(rate: base) }
      if power == power.rounded(), power < 0x1p53 {
        return try UnclampedPolynomial(from: base, to: 0, length: length, power: Int(power))
      }
      return Refusing(
        try Ramp(from: base, to: 0, length: length, curve: .power(exponent: power)),
        Refusal(
          from: length.addingSaturating(1), framework: fvcoreName("PolynomialDecayParamScheduler"),
          reason: "a fractional power of the negative 1 - where is a complex number"))
    })

  private static let endsParameters = [
    Parameter("start_value", .rate, .required, bounds: .any, help: "Rate at the start"),
    Parameter("end_value", .rate, .required, bounds: .any, help: "Rate at the end"),
  ]
}
