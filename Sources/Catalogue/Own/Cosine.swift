import Schedules

extension Own {
  static let cosine = ScheduleDefinition(
    "cosine",
    aliases: ["cosine-annealing"],
    summary: "Cosine annealing: half a cosine from the highest rate to the lowest.",
    formula: "min + (max - min) · ((1 + cos(π (t / cycle-length)^theta)) / 2)^exponent for t ≤ cycle-length, then min",
    source: "Loshchilov & Hutter 2016, arXiv 1608.03983; MXNet tutorial; exponent: optax; theta: lingua",
    example: "cosine --min 1 --max 2"
  ) { declare in
    let minimum = declare(.rate("min", 0, aliases: ["min_lr"], help: "Rate at the end and after it"))
    let maximum = declare(.rate("max", 1, aliases: ["max_lr"], help: "Rate at iteration 0"))
    let length = declare(.length("cycle-length", 1000, aliases: ["length"], help: "Iterations until the lowest rate"))
    let exponent = declare(
      .factor("exponent", 1, bounds: .positive, help: "Exponent of the half cosine; excludes --theta"))
    let theta = declare(.factor("theta", 1, bounds: .positive, help: "Exponent of the progress; excludes --exponent"))
    return .cycle { arguments throws(ScheduleError) in
      let (power, k) = (try arguments[exponent], try arguments[theta])
      if power != 1, k != 1 { throw .exclusive(parameters: [exponent.name, theta.name]) }
      let variant: Curve = k == 1 ? .cosinePower(exponent: power) : .kDecay(k: k)
      return try Cosine(
        minimum: arguments[minimum], maximum: arguments[maximum],
        cycleLength: arguments[length], curve: power == 1 && k == 1 ? .cosine : variant)
    } inverse: { form in
      guard let way = form.way, !way.leg.isRising else { return nil }
      let ends: Solution = [minimum(way.to), maximum(way.from), length(way.length)]
      switch way.leg.curve {
      case .cosine: return ends
      case .cosinePower(let power): return ends + [exponent(power)]
      case .kDecay(let k): return ends + [theta(k)]
      default: return nil
      }
    }
  }
}
