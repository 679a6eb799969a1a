import Numbers
import Schedules

/// The schedules of MaxText's `create_learning_rate_schedule`.
enum MaxText: Dialect {
  static let name = "maxtext"
  static let modules = ["maxtext.utils.maxtext_utils"]
  static let release = "MaxText (2026-08-22) e591f30cb"
  static let summary = "The schedules of MaxText's create_learning_rate_schedule."
  static let picture = """
    compare maxtext.cosine --steps 1000 --learning_rate 3e-5 vs maxtext.wsd --steps 1000 --learning_rate 3e-5 vs \
    maxtext.cosine --steps 1000 --learning_rate_schedule_steps 700 --label '700 schedule steps' -n 1000
    """
  static let entries = [cosine, wsd]

  static func place(of call: String) -> String { "create_learning_rate_schedule, lr_schedule_type \"\(call)\"" }

  static let rate = Key.rate("learning_rate", 3e-5, aliases: ["lr"], help: "Highest rate, lr")
    .playing(.rate, .start, .peak)
  static let steps = Key.duration("steps", 150_001, gives: .length, help: "Steps of the run")
  static let share = Key.factor(
    "learning_rate_final_fraction", 0.1, bounds: .nonNegative,
    help: "Last rate of the schedule as a share of learning_rate"
  ).playing(.finish, .floor)
  static let warmup = Key.fraction(
    "warmup_steps_fraction", 0.1, help: "Warmup as a share of the schedule's steps, rounded down")
  static let scheduleSteps = Key<Int?>.duration(
    "learning_rate_schedule_steps", .none("steps"), bounds: Bounds(-1, Bounds.largestRate),
    help: "Steps of the schedule, S; -1 for those of the run. After them the rate is 0")

  /// The steps of the schedule and those of its warmup.
  struct Lengths {
    var run: Int
    var schedule: Int
    var warmup: Int
    var rate: Double
    var last: Double
  }

  static func lengths(_ arguments: Arguments, _ call: String) throws(ScheduleError) -> Lengths {
    let run = try arguments[steps]
    let given = try arguments[scheduleSteps] ?? -1
    let schedule = given == -1 ? run : given
    guard schedule > 0 else { throw refused(call, "learning_rate_schedule_steps is 0") }
    let rate = try arguments[rate]
    return Lengths(
      run: run, schedule: schedule, warmup: .pythonInt(Double(schedule) * (try arguments[warmup])), rate: rate,
      last: try arguments[share] * rate)
  }

  /// The whole of a timeline whose last step is that of the schedule: 0 after it where the run is longer.
  static func ended(_ timeline: Timeline, _ lengths: Lengths, with last: Double) throws(ScheduleError) -> any Schedule {
    try timeline.holding(
      lengths.run > lengths.schedule ? 0 : last, lasting: lengths.run, lengths.run > lengths.schedule ? "zero" : "floor"
    )
  }

  static let cosine = entry(
    "cosine",
    summary: "A line up, a half cosine whose last step has the last rate, and 0 where the run is longer.",
    formula: """
      lr · t / W for t < W = int(S · warmup_steps_fraction), e + (lr - e) · (1 + cos(π (t - W) / (S - W - 1))) / 2 for t < \
      S, then 0; e = learning_rate_final_fraction · lr
      """,
    example: "maxtext.cosine --steps 1000 --learning_rate 3e-5"
  ) { declare in
    declare(rate)
    declare(steps)
    declare(share)
    declare(warmup)
    declare(scheduleSteps)
    return .schedule { arguments throws(ScheduleError) in
      let lengths = try lengths(arguments, "cosine")
      var timeline = Timeline()
      try timeline.warmup(to: lengths.rate, end: Double(lengths.warmup), until: lengths.warmup)
      let way = try timeline.way(
        from: lengths.rate, to: lengths.last, begin: Double(lengths.warmup), end: Double(lengths.schedule) - 1, .cosine)
      timeline.add(way, until: lengths.schedule)
      return try ended(timeline, lengths, with: lengths.warmup < lengths.schedule ? lengths.last : lengths.rate)
    }
  }
}
