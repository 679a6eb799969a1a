import Schedules

/// The decay styles of nanotron's `lr_scheduler_builder`.
enum Nanotron: Dialect {
  static let name = "nanotron"
  static let modules = ["nanotron.helpers"]
  static let release = "nanotron (2026-04-07) 2411b022"
  static let summary = "The decay styles of nanotron's lr_scheduler_builder."
  static let picture = """
    compare nanotron.linear --learning_rate 3e-4 --lr_warmup_steps 100 --min_decay_lr 3e-5 --train_steps 1000 vs \
    nanotron.1-sqrt --learning_rate 3e-4 --lr_warmup_steps 100 --lr_decay_starting_step 800 --lr_decay_steps 200 \
    --min_decay_lr 3e-5 --train_steps 1000
    """
  static let entries = Style.allCases.map { style in entry(of: style) }

  static func place(of call: String) -> String { "nanotron.helpers.lr_scheduler_builder, lr_decay_style \"\(call)\"" }

  private enum Style: String, CaseIterable {
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

    var words: (name: String, formula: String) {
      switch self {
      case .linear: ("a line", "1 - p")
      case .cosine: ("a half cosine", "(1 + cos πp) / 2")
      case .oneMinusSquareRoot: ("1 - √p", "1 - √p")
      }
    }
  }

  private enum WarmupStyle: String, ParameterChoice {
    case linear
    case constant
  }

  private static let warmupStyle = Key.choice(
    "lr_warmup_style", WarmupStyle.linear, help: "Whether the warmup is a line up from 0 or the full rate")
  private static let warmup = Key.duration(
    "lr_warmup_steps", 0, bounds: .nonNegative, help: "Steps of the warmup, W")
  private static let rate = Key.rate("learning_rate", .required, aliases: ["lr"], help: "Highest rate, lr")
    .playing(.rate, .start, .peak)
  private static let minimum = Key<Double?>.rate(
    "min_decay_lr", .none("learning_rate, which leaves no decay"), help: "Rate after the decay, m"
  ).playing(.finish, .floor)
  private static let total = Key.duration("train_steps", .required, gives: .length, help: "Steps of the run")
  private static let decaySteps = Key<Int?>.duration(
    "lr_decay_steps", .none("train_steps less the warmup and the starting step"), bounds: .nonNegative,
    help: "Steps of the decay, D")
  private static let decayStart = Key<Int?>.duration(
    "lr_decay_starting_step", .none("lr_warmup_steps"), bounds: .nonNegative, help: "Step at which the decay begins, S")

  private static func entry(of style: Style) -> ScheduleDefinition {
    entry(
      style.rawValue,
      summary: "Warm up, hold until the starting step, and decay along \(style.words.name) to min_decay_lr.",
      formula: """
        lr · t / max(1, W) for t ≤ W, lr for t < S, m + (lr - m) · f(p) for t < S + D, p = (t - S) / D, f = \
        \(style.words.formula), then m
        """,
      example:
        "nanotron.\(style.rawValue) --learning_rate 3e-4 --lr_warmup_steps 100 --min_decay_lr 3e-5 --train_steps 1000"
    ) { declare in
      declare(rate)
      declare(warmup)
      declare(warmupStyle)
      declare(decaySteps)
      declare(decayStart)
      declare(minimum)
      declare(total)
      return .schedule { arguments throws(ScheduleError) in
        try schedule(along: style.curve, arguments)
      } inverse: { form in
        solution(of: form, along: style.curve)
      }
    }
  }

  private static func schedule(along curve: Curve, _ arguments: Arguments) throws(ScheduleError) -> any Schedule {
    let (rate, total, warmup) = (try arguments[rate], try arguments[total], try arguments[warmup])
    let minimum = try arguments[minimum] ?? rate
    let given = try arguments[decayStart]
    let start = given ?? warmup
    // What nanotron computes takes both the warmup and the starting step off.
    let decay = try arguments[decaySteps] ?? total.addingSaturating(-warmup).addingSaturating(-(given ?? 0))
    var timeline = Timeline()
    if try arguments[warmupStyle] == .linear {
      try timeline.warmup(to: rate, end: Double(max(1, warmup)), until: warmup.addingSaturating(1))
    } else {
      try timeline.hold(rate, until: warmup.addingSaturating(1), "warmup")
    }
    try timeline.hold(rate, until: start)
    if decay > 0 {
      let way = try timeline.way(
        from: rate, to: minimum, begin: Double(start), end: Double(start) + Double(decay), curve)
      timeline.add(way, until: start.addingSaturating(decay))
    }
    return try timeline.holding(minimum, lasting: total)
  }

  private static func solution(of form: CurveForm, along curve: Curve) -> Solution? {
    let climb = form.line
    guard climb == nil || climb?.way.from == 0 else { return nil }
    // Without a warmup the first step still has the rate 0, unless it has the full one.
    let (steps, rest) = climb.map { ($0.count, $0.rest) } ?? (0, form)
    let (hold, after) = rest.hold
    guard let fall = after.way, fall.follows(curve), climb == nil || climb?.way.to == fall.from else { return nil }
    let start = steps + hold
    return [
      rate(fall.from), minimum(fall.to), warmup(steps), warmupStyle(climb == nil ? .constant : .linear),
      decayStart(start), decaySteps(fall.length), total(start + fall.length),
    ]
  }
}
