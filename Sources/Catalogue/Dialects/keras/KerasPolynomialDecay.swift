import Numbers
import Schedules

extension Keras {
  static let polynomialDecay = entry(
    "PolynomialDecay",
    summary: "A power of the remaining share; with --cycle the length grows to the next multiple of decay_steps.",
    formula: """
      (initial - end) · (1 - t / D)^power + end; D = decay_steps, with --cycle decay_steps · max(1, ⌈t / \
      decay_steps⌉)
      """,
    example: "keras.PolynomialDecay --initial_learning_rate 0.1 --decay_steps 300 --power 2 --cycle"
  ) { declare in
    declare(initial)
    let decaySteps = declare(
      .duration("decay_steps", .required, bounds: .positive, help: "Steps of the decay").acceptingFractions())
    let end = declare(.rate("end_learning_rate", 0.0001, help: "Rate at the end and after it"))
    let power = declare(.factor("power", 1, bounds: .nonNegative, help: "Exponent of the remaining share"))
    let cycle = declare(.flag("cycle", false, help: "Begin a longer decay after every decay_steps"))
    return .schedule { arguments throws(ScheduleError) in
      let (start, finish) = (
        try arguments[initial], try arguments[end]
      )
      let (steps, power) = (try arguments[decaySteps.real], try arguments[power])
      // 0^0 is 1: a power of 0 never leaves the first rate.
      if power == 0 { return try Constant(rate: start) }
      if try arguments[cycle] {
        guard RealTimes.areWhole(steps) else {
          let cycles = Expression.call(.ceil, [Expression.variable / .number(steps)]).atLeast(1)
          let left = 1 - Expression.variable / (.number(steps) * cycles)
          return try RealTimes.schedule(.number(start - finish) * left.raised(to: .number(power)) + .number(finish))
        }
        return try CyclicalPolynomial(
          from: start, to: finish, cycleLength: Int(saturating: steps), power: power)
      }
      return try RealTimes.way(from: start, to: finish, over: steps, curve: .power(exponent: power))
    } inverse: { form in
      if case .law(.cyclicalPolynomial(let start, let finish, let steps, let exponent)) = form {
        return [initial(start), end(finish), decaySteps(steps), power(exponent), cycle(true)]
      }
      guard let way = form.way, let exponent = way.power else { return nil }
      return [initial(way.from), end(way.to), decaySteps(way.length), power(exponent)]
    }
  }
}
