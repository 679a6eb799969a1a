import Schedules

extension Own {
  static let cosine = ScheduleDefinition(
    "cosine",
    aliases: ["cosine-annealing"],
    summary: "Cosine annealing: half a cosine from the highest rate to the lowest, after a warmup if asked for.",
    formula: "min + (lr - min) · ((1 + cos(π (t / length)^theta)) / 2)^exponent for t ≤ length, then min",
    source: "Loshchilov & Hutter 2016, arXiv 1608.03983; MXNet tutorial; exponent: optax; theta: lingua",
    example: "cosine --lr 2 --min 1"
  ) { declare in
    let decay = declare.decay()
    let exponent = declare(
      .factor("exponent", 1, bounds: .positive, help: "Exponent of the half cosine; excludes --theta"))
    let theta = declare(.factor("theta", 1, bounds: .positive, help: "Exponent of the progress; excludes --exponent"))
    return .cycle { arguments throws(ScheduleError) in
      let (power, k) = (try arguments[exponent], try arguments[theta])
      if power != 1, k != 1 { throw .exclusive(parameters: [exponent.name, theta.name]) }
      let variant: Curve = k == 1 ? .cosinePower(exponent: power) : .kDecay(k: k)
      let (count, lead) = try arguments.decayAndLead(of: decay.length, after: decay.warmup)
      let cosine = try Cosine(
        minimum: arguments[decay.floor], maximum: arguments[decay.peak], cycleLength: count,
        curve: power == 1 && k == 1 ? .cosine : variant)
      return lead == 0 ? cosine : try LedCycle(cosine, warmup: lead)
    } inverse: { form in
      decay.solution(ofWay: form) { way in
        switch way.leg.curve {
        case .cosine where !way.leg.isRising: []
        case .cosinePower(let power) where !way.leg.isRising: [exponent(power)]
        case .kDecay(let k) where !way.leg.isRising: [theta(k)]
        default: nil
        }
      }
    }
  }
}
