import Schedules

/// Rates that a function of the epoch makes, which the framework is handed as code.
enum Lambda {
  /// The function that a framework calls with the epoch.
  static let key = Key<Formula>.expression(
    "lr_lambda", help: "Formula of the epoch as Python writes it: 0.95, 0.9 ** epoch, a whole lambda or def")

  /// A rate times a formula of the epoch, up to where Python would fail on the formula.
  ///
  /// - Parameters:
  ///   - rate: The rate.
  ///   - arguments: The values given.
  ///   - framework: The framework's own name of the scheduler.
  /// - Returns: The schedule.
  /// - Throws: ``ScheduleError`` where that cannot be done.
  static func product(
    of rate: Double, _ arguments: Arguments, framework: String
  ) throws(ScheduleError) -> any Schedule {
    let expression = try arguments[key].expression
    let schedule = try LambdaRate(rate: rate, expression: expression)
    return try whole(schedule, expression, from: 0, upTo: .max, framework: framework)
  }

  /// The rate and the formula that a form is made of; `nil` for other forms.
  ///
  /// - Parameters:
  ///   - form: A normal form.
  ///   - isProduct: Whether the formula is a factor of each epoch.
  /// - Returns: The rate and the formula; `nil` where there is none.
  static func formula(of form: CurveForm, isProduct: Bool) -> (rate: Double, formula: Formula)? {
    guard case .law(.formula(let rate, let formula, isProduct)) = form, let text = formula.text else { return nil }
    return (rate, Formula(text, formula.expression))
  }

  /// A rate times the product of a formula over the epochs so far, up to where Python would fail on the formula.
  ///
  /// - Parameters:
  ///   - rate: The rate.
  ///   - arguments: The values given.
  ///   - framework: The framework's own name of the scheduler.
  /// - Returns: The schedule.
  /// - Throws: ``ScheduleError`` where that cannot be done.
  static func runningProduct(
    of rate: Double, _ arguments: Arguments, framework: String
  ) throws(ScheduleError) -> any Schedule {
    let expression = try arguments[key].expression
    if let factor = expression.constant, factor.isFinite {
      return factor < 0
        ? try Exponential.staircase(rate: rate, gamma: factor, period: 1) : try Exponential(rate: rate, gamma: factor)
    }
    let limit = CumulativeProduct.limit
    let schedule = try whole(
      try CumulativeProduct(rate: rate, expression: expression), expression, from: 1, upTo: limit, framework: framework)
    if schedule.refusal != nil { return schedule }
    return Refusing(
      schedule,
      Refusal(
        from: limit + 1, framework: "lrsched",
        reason: "the product of a formula is followed for \(limit) iterations; \(framework) goes on"))
  }

  /// Ends a schedule where its formula fails; throws where that is at once.
  private static func whole(
    _ schedule: any Schedule, _ expression: Expression, from first: Int, upTo last: Int, framework: String
  ) throws(ScheduleError) -> any Schedule {
    guard let (epoch, failure) = expression.firstFailure(from: first, upTo: last) else {
      guard expression.value(at: Double(first)).isFinite else {
        throw .refused(framework: framework, reason: "lr_lambda has no finite value at epoch \(first)")
      }
      return schedule
    }
    guard epoch > 0 else {
      throw .refused(framework: framework, reason: "lr_lambda at epoch \(epoch): \(failure.words)")
    }
    return Refusing(schedule, Refusal(from: epoch, framework: framework, reason: failure.words))
  }
}
