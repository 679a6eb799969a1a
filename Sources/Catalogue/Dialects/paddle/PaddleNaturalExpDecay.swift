import RealModule
import Schedules

extension Paddle {
  static let naturalExpDecay = entry(
    "NaturalExpDecay",
    summary: "The same factor at every iteration, by its rate of decay.",
    formula: "learning_rate · e^(-gamma · t)",
    example: "paddle.NaturalExpDecay --learning_rate 0.1 --gamma 0.002"
  ) { declare in
    declare(rate)
    let gamma = declare(.factor("gamma", .required, bounds: .positive, help: "Rate of decay"))
    return .schedule { arguments throws(ScheduleError) in
      try Exponential(rate: arguments[rate], decay: arguments[gamma])
    } inverse: { form in
      guard let law = form.exponential, !law.isStaircase, law.gamma > 0 else { return nil }
      return [rate(law.rate), gamma((law.decay ?? -.log(law.gamma)) / law.period)]
    }
  }
}
