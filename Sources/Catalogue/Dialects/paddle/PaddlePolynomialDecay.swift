import Schedules

extension Paddle {
  static let polynomialDecay = entry(
    "PolynomialDecay",
    summary: "A power of the remaining share; with cycle each next decay is a period longer and starts lower down.",
    formula: "(learning_rate - end_lr) · (1 - t / D)^power + end_lr, D = decay_steps, with cycle its next multiple",
    example: "paddle.PolynomialDecay --learning_rate 0.1 --decay_steps 500 --cycle"
  ) { declare in
    declare(rate)
    let decaySteps = declare(.duration("decay_steps", .required, help: "Iterations of the decay"))
    let end = declare(.rate("end_lr", 1e-4, help: "Rate at the end"))
    let power = declare(.factor("power", 1, bounds: .positive, help: "Exponent of the remaining share"))
    let cycle = declare(.flag("cycle", false, help: "Begin again, for ever, instead of holding the last rate"))
    return .schedule { arguments throws(ScheduleError) in
      let (rate, finish) = (try arguments[rate], try arguments[end])
      let (steps, power) = (try arguments[decaySteps], try arguments[power])
      return try arguments[cycle]
        ? CyclicalPolynomial(from: rate, to: finish, cycleLength: steps, power: power) as any Schedule
        : Ramp(from: rate, to: finish, length: steps, curve: .power(exponent: power))
    } inverse: { form in
      if case .law(.cyclicalPolynomial(let start, let finish, let steps, let exponent)) = form {
        return [rate(start), end(finish), decaySteps(steps), power(exponent), cycle(true)]
      }
      guard let way = form.way, let exponent = way.power else { return nil }
      return [rate(way.from), end(way.to), decaySteps(way.length), power(exponent)]
    }
  }
}
