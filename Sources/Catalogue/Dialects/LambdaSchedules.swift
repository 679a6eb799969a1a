import Schedules

extension Catalogue {
  /// The function that a framework calls with the epoch.
  static let lambdaParameter = Parameter(
    "lr_lambda", .expression, .required,
    help: "Formula of epoch as Python writes it: 0.95, 0.9 ** epoch, 1 / (epoch + 1)")

  /// A rate times a formula of the epoch.
  ///
  /// - Parameters:
  ///   - arguments: The values given.
  ///   - rate: The name of the parameter that is the rate.
  ///   - framework: The framework's own name of the scheduler.
  static func lambda(_ arguments: Arguments, rate: String, framework: String) throws(ScheduleError) -> any Schedule {
    let expression = try arguments.expression("lr_lambda", framework: framework)
    guard expression.value(at: 0).isFinite else {
      throw .refused(framework: framework, reason: "lr_lambda has no value at epoch 0")
    }
    return try LambdaRate(rate: arguments.number(rate), expression: expression)
  }

  /// A rate times the product of a formula over the epochs so far.
  ///
  /// - Parameters:
  ///   - arguments: The values given.
  ///   - rate: The name of the parameter that is the rate.
  ///   - framework: The framework's own name of the scheduler.
  static func multiplicative(
    _ arguments: Arguments, rate: String, framework: String
  ) throws(ScheduleError) -> any Schedule {
    let expression = try arguments.expression("lr_lambda", framework: framework)
    let rate = try arguments.number(rate)
    if let factor = expression.constant {
      guard factor.isFinite else { throw .refused(framework: framework, reason: "lr_lambda has no value") }
      return factor < 0
        ? try Exponential.staircase(rate: rate, gamma: factor, period: 1) : try Exponential(rate: rate, gamma: factor)
    }
    guard expression.value(at: 1).isFinite else {
      throw .refused(framework: framework, reason: "lr_lambda has no value at epoch 1")
    }
    return Refusing(
      try CumulativeProduct(rate: rate, expression: expression),
      Refusal(
        from: CumulativeProduct.limit + 1, framework: "lrsched",
        reason: "the product of a formula is followed for \(CumulativeProduct.limit) iterations; \(framework) goes on"))
  }
}
