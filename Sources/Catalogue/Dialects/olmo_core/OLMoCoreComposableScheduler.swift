import Numbers
import Schedules

extension OLMoCore {
  static let composableScheduler = entry(
    "ComposableScheduler",
    summary: "Stages one after the other, each a line or a half cosine from where the one before it ended.",
    formula: """
      in a stage of d steps, at its step x: a + (b - a) · x / d, or b + (a - b) · (1 + cos(πx / d)) / 2; a is the last b, \
      b = end_lr_fraction · lr; then the last b; s = t + 1
      """,
    example:
      "olmo_core.ComposableScheduler --lr 3e-4 --durations 100,700,200 --shapes linear,linear,cosine --end_lr_fractions 1,1,0.1 --start_lr_fraction 0"
  ) { declare in
    declare(rate)
    let durations = declare(.durations("durations", .required, help: "Steps of each stage"))
    let shapes = declare(.choices("shapes", .required, help: "The way of each stage") as Key<[Shape]>)
    let ends = declare(
      .factors("end_lr_fractions", .required, bounds: .nonNegative, help: "Rate at the end of each stage, in lr"),
      as: .finish)
    let startShare = declare(
      .factor("start_lr_fraction", 1, bounds: .nonNegative, help: "Rate at the beginning of the first stage, in lr"),
      as: .warmupStart)
    let overrideStart = declare(
      .duration(
        "override_start", .none("no other decay"), bounds: .nonNegative,
        help: "Step at which another decay takes the place of what is left"))
    let overrideDuration = declare(
      .duration("override_duration", .none("needs override_start"), help: "Steps of that decay"))
    let overrideShape = declare(.choice("override_shape", Shape.linear, help: "The way of that decay"))
    let overrideEnd = declare(
      .factor("override_end_lr_fraction", 0, bounds: .nonNegative, help: "Rate at the end of that decay, in lr"))
    declare(.duration("max_steps", .none("the sum of the stages"), help: "Accepted and without effect"))
    return .schedule { arguments throws(ScheduleError) in
      let (rate, durations) = (try arguments[rate], try arguments[durations])
      let (shapes, ends) = (try arguments[shapes], try arguments[ends])
      for (count, subject) in [
        (shapes.count, Subject.parameter("shapes")), (ends.count, .parameter("end_lr_fractions")),
      ]
      where count != durations.count {
        throw .wrongCount(subject, count: count, expected: durations.count, because: "one for each stage")
      }
      var (timeline, begin, last) = (Timeline(), 0, try arguments[startShare] * rate)
      for ((duration, shape), end) in zip(zip(durations, shapes), ends) {
        let finish = begin.addingSaturating(duration)
        // The rate of a stage's end is that of its last step, which is an update earlier.
        let way = try timeline.way(
          from: last, to: end * rate, begin: Double(begin) - 1, end: Double(finish) - 1, shape.curve)
        timeline.add(way, until: finish)
        (begin, last) = (finish, end * rate)
      }
      let stages = try timeline.holding(last, lasting: begin)
      guard let start = try arguments[overrideStart] else { return stages }
      guard let duration = try arguments[overrideDuration] else {
        throw .needs(parameter: overrideStart.name, other: overrideDuration.name)
      }
      var cut = Timeline()
      cut.add(stages, until: start - 1)
      let top = start > 0 ? stages(start - 1) : try arguments[startShare] * rate
      return try cut.then(
        cut.way(
          from: top, to: arguments[overrideEnd] * rate, begin: Double(start) - 1,
          end: Double(start) + Double(duration) - 1, arguments[overrideShape].curve),
        lasting: start.addingSaturating(duration))
    }
  }

  /// The way of a stage.
  private enum Shape: String, ParameterChoice {
    case linear
    case cosine

    var curve: Curve {
      switch self {
      case .linear: .linear
      case .cosine: .cosine
      }
    }
  }
}
