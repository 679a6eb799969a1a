import Schedules

/// Rates that a function of the epoch makes, which the framework is handed as code.
enum Lambda {
  /// The function that a framework calls with the epoch.
  static let key = Key<String>.expression(
    "lr_lambda", help: "Formula of epoch as Python writes it: 0.95, 0.9 ** epoch, 1 / (epoch + 1)")

  /// A rate times a formula of the epoch.
  ///
  /// - Parameters:
  ///   - rate: The rate.
  ///   - arguments: The values given.
  ///   - framework: The framework's own name of the scheduler.
  static func product(
    of rate: Double, _ arguments: Arguments, framework: String
  ) throws(ScheduleError) -> any Schedule {
    let expression = try arguments.expression(key, framework: framework)
    guard expression.value(at: 0).isFinite else {
      throw .refused(framework: framework, reason: "lr_lambda has no value at epoch 0")
    }
    return try LambdaRate(rate: rate, expression: expression)
  }

  /// The rate and the formula that a form is made of; `nil` for other forms.
  ///
  /// - Parameters:
  ///   - form: A normal form.
  ///   - isProduct: Whether the formula is a factor of each epoch.
  static func formula(of form: CurveForm, isProduct: Bool) -> (rate: Double, text: String)? {
    guard case .law(.formula(let rate, let formula, isProduct)) = form else { return nil }
    return (rate, formula.text)
  }

  /// A rate times the product of a formula over the epochs so far.
  ///
  /// - Parameters:
  ///   - rate: The rate.
  ///   - arguments: The values given.
  ///   - framework: The framework's own name of the scheduler.
  static func runningProduct(
    of rate: Double, _ arguments: Arguments, framework: String
  ) throws(ScheduleError) -> any Schedule {
    let expression = try arguments.expression(key, framework: framework)
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
