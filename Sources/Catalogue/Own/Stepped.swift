import Schedules

extension Own {
  static let stepped = ScheduleDefinition(
    "stepped",
    summary: "Gives the curve another clock: the scheduler steps once in several updates, or several times at each.",
    formula: "s(⌊t / every⌋), or s(⌊t · times⌋)",
    source: "PyTorch's scheduler.step() once an epoch or an accumulation; accelerate, whose N processes step N times",
    example: "cosine --cycle-length 15 stepped --every 100"
  ) { declare in
    let every = declare(
      .duration(
        "every", .none("--times says it"),
        help: "Updates in which the scheduler takes one of its steps, which plain lengths to the left count"))
    let times = declare(
      .factor("times", .none("--every says it"), bounds: Pace.factors, help: "Steps of the scheduler at every update"))
    return .modifier { inner, arguments throws(ScheduleError) in
      let pace: Pace
      switch (try arguments[every], try arguments[times]) {
      case (nil, nil): throw .needsOneOf(parameters: [every.name, times.name])
      case (_?, _?): throw .exclusive(parameters: [every.name, times.name])
      case (let updates?, nil): pace = Pace(every: updates)
      case (nil, let factor?):
        guard let given = Pace(factor) else {
          throw .outOfBounds(times.subject, value: "\(factor)", accepted: Pace.factors)
        }
        pace = given
      }
      return try Stepped.schedule(inner, at: pace)
    } inverse: { form in
      switch form {
      case .readEvery(let count, let inner, stride: 1): Solution([every(count)], around: inner)
      case .readEvery(1, let inner, let stride) where stride < 1 << 29: Solution([times(Double(stride))], around: inner)
      default: Solution([every(1)], around: form)
      }
    }
  }
}

extension Stage {
  /// How fast the clock runs that the stage gives the curve to its left; `nil` of other stages.
  ///
  /// - Parameter context: The run, which gives lengths their meaning.
  /// - Returns: The pace; `nil` where there is none.
  func pace(in context: RunContext) -> Pace? {
    guard definition.name == Own.stepped.name else { return nil }
    if case .number(let factor)? = values["times"] { return Pace(factor) }
    guard case .duration(let length)? = values["every"] else { return nil }
    do { return Pace(every: try context.iterations(of: length, parameter: "every")) } catch { return nil }
  }
}
