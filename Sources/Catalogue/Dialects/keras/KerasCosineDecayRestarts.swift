import Numbers
import Schedules

extension Keras {
  static let cosineDecayRestarts = entry(
    "CosineDecayRestarts",
    summary: "Cosine cycles that grow in length; alpha is a floor that m_mul does not lower.",
    formula:
      "initial_learning_rate · ((1 - alpha) · m_mul^k · (1 + cos πp) / 2 + alpha) in cycle k of length first · t_mul^k",
    example: "keras.CosineDecayRestarts --initial_learning_rate 0.1 --first_decay_steps 100 --m_mul 0.8"
  ) { declare in
    declare(initial)
    let firstDecaySteps = declare(
      .duration("first_decay_steps", .required, bounds: .positive, help: "Steps of the first cycle")
        .acceptingFractions())
    let tMul = declare(.factor("t_mul", 2, bounds: .positive, help: "What each next length is multiplied by"))
    let mMul = declare(.factor("m_mul", 1, bounds: .nonNegative, help: "What each next height is multiplied by"))
    let alpha = declare(.factor("alpha", 0, help: "Lowest rate as a share of initial_learning_rate"), as: .floor)
    return .schedule { arguments throws(ScheduleError) in
      let initial = try arguments[initial]
      let (first, growth) = (try arguments[firstDecaySteps.real], try arguments[tMul])
      let cycles =
        RealTimes.areWhole(first)
        ? CycleClock.geometric(GeometricCycles(firstLength: Int(saturating: first), growth: growth))
        : CycleClock(first: first, growth: growth)
      let cosine = try WarmRestarts(
        CycleRates(
          start: initial, end: initial * arguments[alpha], decay: arguments[mMul],
          decaying: .difference),
        fall: .curve(.cosine), clock: cycles)
      guard let end = cycles.end else { return cosine }
      return Refusing(
        cosine,
        Refusal(
          from: end, framework: place(of: "CosineDecayRestarts"),
          reason:
            "the rate is nan once cycles with t_mul < 1 have shrunk to nothing, at first_decay_steps / (1 - t_mul)"))
    } inverse: { form in
      guard let restarts = form.cosineRestarts, restarts.from != 0, restarts.decay == 1 || !restarts.shrinksBoth else {
        return nil
      }
      return [
        initial(restarts.from), firstDecaySteps(restarts.length), tMul(restarts.growth), mMul(restarts.decay),
        alpha(restarts.to.ratio(to: restarts.from)),
      ]
    }
  }
}
