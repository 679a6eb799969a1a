import Numbers
import Schedules

extension HF {
  static let warmupStableDecay = entry(
    "warmup_stable_decay",
    aliases: ["hf.get_wsd_schedule"],
    summary: "Warm up from min_lr_ratio and not from 0, hold, decay to it again, and stay there.",
    formula:
      "lr · (m + (1 - m) f(t / w)) for t < w; lr; lr · (m + (1 - m) f(p)), p from 0 to 1 over num_decay_steps; then m · lr",
    example: "hf.warmup_stable_decay --num_warmup_steps 100 --num_decay_steps 300 --num_training_steps 1000"
  ) { declare in
    declare(rate)
    declare(warmup)
    declare(warmupRatio)
    let numDecaySteps = declare(
      Key<Int>.duration("num_decay_steps", .required, bounds: .nonNegative, help: "Steps of the decay")
        .acceptingFractions())
    let training = declare(
      Key<Int?>.duration(
        "num_training_steps", .none("the sum of the three"), bounds: .nonNegative, aliases: ["max_steps"],
        gives: .length,
        help: "All steps; gives num_stable_steps where that is not given"
      ).acceptingFractions())
    let numStableSteps = declare(
      Key<Int?>.duration(
        "num_stable_steps", .none("num_training_steps less the other two"), bounds: .nonNegative,
        help: "Steps at the full rate"
      ).acceptingFractions())
    let warmupType = declare(.choice("warmup_type", Way.linear, help: "The way up"))
    let decayType = declare(.choice("decay_type", Way.cosine, help: "The way down"))
    let minLrRatio = declare(
      .factor("min_lr_ratio", 0, bounds: .nonNegative, help: "Lowest rate as a share of lr, m"), as: .finish)
    let numCycles = declare(.factor("num_cycles", 0.5, help: "Waves of the cosine decay"))
    return .schedule { arguments throws(ScheduleError) in
      guard arguments.isGiven(training) || arguments.isGiven(numStableSteps) else {
        throw .needsOneOf(parameters: [training.name, numStableSteps.name])
      }
      if let phases = try Phases(arguments) {
        let (up, down) = (try arguments[warmupType], try arguments[decayType])
        return try phases.schedule(
          arguments, up: up, down: down, lowest: arguments[minLrRatio], waves: arguments[numCycles])
      }
      let rate = try arguments[rate]
      let minimum = try arguments[minLrRatio] * rate
      let (warmup, decay) = (try warmupSteps(arguments), try arguments[numDecaySteps])
      let training = try arguments[training] ?? 0
      let stable =
        try arguments[numStableSteps]
        ?? training.addingSaturating(-decay).addingSaturating(-max(warmup, -Int.max))
      let type = try arguments[decayType]
      let length = max(1, decay)
      let fall: any Schedule =
        type == .cosine
        ? try CosineWave(minimum: minimum, maximum: rate, waves: arguments[numCycles], length: length)
        : try Ramp(from: rate, to: minimum, length: length, curve: type.curve)
      let down = try Named(fall, "decay").cut(after: decay, then: Named(Constant(rate: minimum), "floor"))
      // Steps that do not suffice for the decay cut its beginning off.
      let hold = Named(try Constant(rate: rate), "stable")
      // Nothing follows the decay, whose last rate holds.
      let after: any Schedule = Spanning(
        stable < 0 ? Shifted(down, by: stable) : try hold.cut(after: stable, then: down),
        Course(stable.addingSaturating(decay)))
      if warmup < 0 { return Shifted(after, by: warmup) }
      if warmup == 0 { return after }
      let way = try Ramp(
        from: minimum, to: rate, length: warmup, curve: arguments[warmupType].curve,
        isWarmup: true, name: "warmup")
      return try Sequential(way, then: after)
    } inverse: { form in
      if form.constantRate != nil { return nil }
      var (climb, way, after) = (0, Way.linear, form)
      if let beginning = form.beginning, beginning.way.begin == 0, beginning.way.end == Double(beginning.count),
        !beginning.way.isLevel, beginning.rest.constantRate != beginning.way.to,
        let rise = Way.allCases.first(where: { beginning.way.follows($0.curve, isRising: true) })
      {
        (climb, way, after) = (beginning.count, rise, beginning.rest)
      }
      let (stable, rest) = after.hold
      let lowest = form.rate(at: 0)
      func values(_ rate: Double, _ minimum: Double, stable: Int, decay: Int, _ fall: Way) -> Solution? {
        guard rate > 0, climb == 0 || lowest == minimum else { return nil }
        return [
          HF.rate(rate), warmup(climb), numDecaySteps(decay), training(climb + stable + decay), warmupType(way),
          decayType(fall), minLrRatio(minimum.ratio(to: rate)),
        ]
      }
      if let constant = rest.constantRate {
        let peak = stable > 0 ? after.rate(at: 0) : form.beginning?.way.to ?? constant
        return values(peak, constant, stable: stable, decay: 0, .linear)
      }
      let (whole, offset) = rest.unshifted
      guard let fall = whole.way, let down = Way.allCases.first(where: { fall.follows($0.curve) }),
        stable == 0 || offset == 0
      else { return nil }
      return values(fall.from, fall.to, stable: stable + offset, decay: fall.length, down)
    }
  }

  /// The phases of steps of which some are no whole ones.
  private struct Phases {
    private let warmup: Double
    private let stable: Double
    private let decay: Double

    private static let warmup = Key<Double>.realDuration(HF.warmup.name, 0, help: "")
    private static let decay = Key<Double>.realDuration("num_decay_steps", .required, help: "")
    private static let training = Key<Double?>.realDuration("num_training_steps", .none(""), help: "")
    private static let stable = Key<Double?>.realDuration("num_stable_steps", .none(""), help: "")

    /// Reads the phases; `nil` where all are of whole steps.
    init?(_ arguments: Arguments) throws(ScheduleError) {
      let isShare = try arguments[HF.warmupRatio] != nil
      warmup = isShare ? Double(try HF.warmupSteps(arguments)) : try arguments[Self.warmup]
      decay = try arguments[Self.decay]
      let (training, given) = (try arguments[Self.training] ?? 0, try arguments[Self.stable])
      stable = given ?? training - warmup - decay
      if [warmup, decay, stable].allSatisfy({ $0 == $0.rounded() }) { return nil }
    }

    /// The schedule by the formula of transformers.
    func schedule(
      _ arguments: Arguments, up: Way, down: Way, lowest: Double, waves: Double
    ) throws(ScheduleError) -> any Schedule {
      let step = Expression.variable
      func raised(_ share: Expression) -> Expression { share * .number(1 - lowest) + .number(lowest) }
      let rise = step / .number(max(1, warmup))
      let fall = (step - .number(warmup) - .number(stable)) / .number(max(1, decay))
      let climb: Expression =
        switch up {
        case .linear: rise
        case .cosine: 0.5 * (1 - Expression.call(.cos, [.number(.pi) * rise]))
        case .oneMinusSquareRoot: 1 - Expression.call(.sqrt, [(1 - rise).atLeast(0)])
        }
      let descent: Expression =
        switch down {
        case .linear: 1 - fall
        case .cosine: (0.5 * (1 + Expression.call(.cos, [.number(.pi * waves * 2) * fall]))).atLeast(0)
        case .oneMinusSquareRoot: 1 - Expression.call(.sqrt, [fall.atLeast(0)])
        }
      let after = (step < .number(warmup + stable + decay)).then(raised(descent), otherwise: .number(lowest))
      let held = (step < .number(warmup + stable)).then(1, otherwise: after)
      let factor = (step < .number(warmup)).then(raised(climb), otherwise: held)
      return try LambdaRate(rate: arguments[HF.rate], expression: factor)
    }
  }

  /// The way from one rate to another.
  private enum Way: String, ParameterChoice {
    case linear
    case cosine
    case oneMinusSquareRoot = "1-sqrt"

    var curve: Curve {
      switch self {
      case .linear: .linear
      case .cosine: .cosine
      case .oneMinusSquareRoot: .oneMinusSquareRoot
      }
    }
  }
}
