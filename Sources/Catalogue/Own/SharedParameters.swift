import Schedules

extension Own {
  /// The highest rate of a schedule.
  static let peakRate = Key.rate("lr", 1, aliases: ["max", "max_lr"], help: "Highest rate").playing(
    .rate, .start, .peak)

  /// The last rate of a schedule.
  static let finishRate = Key.rate(
    "finish-lr", 0, aliases: ["min", "min_lr"], help: "Rate at the end and after it"
  ).playing(.finish, .cooldownFinish)

  /// The iterations of a decay that begins with the schedule.
  static let decayLength = Key.length(
    "length", 1000, aliases: ["cycle-length"], help: "Iterations of the decay"
  ).playing(.length)

  /// The iterations of a schedule with all its phases.
  static let runLength = Key.length(
    "length", .percent(100), aliases: ["total"], help: "Iterations of all phases together"
  ).playing(.length)

  /// The iterations of a line up from 0.
  static let warmupLength = Key.duration(
    "warmup", .percent(5), bounds: .nonNegative, help: "Iterations of the warmup, from rate 0"
  ).playing(.warmupLength)

  /// The exponent of the decay shape `power`.
  static let decayPower = Key.factor(
    "power", 2, bounds: .positive, help: "Exponent k of the shape power, (1 - p)^k")
}
