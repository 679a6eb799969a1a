import Schedules

extension Parameter {
  /// The highest rate of a schedule.
  static let peakRate = Parameter("lr", .rate, .value(1.0), aliases: ["max", "max_lr"], help: "Highest rate")

  /// The last rate of a schedule.
  static let finishRate = Parameter(
    "finish-lr", .rate, .value(0.0), aliases: ["min", "min_lr"], help: "Rate at the end and after it")

  /// The iterations of a decay that begins with the schedule.
  static let decayLength = Parameter(
    "length", .duration, .value(.duration(.iterations(1000))), aliases: ["cycle-length"],
    help: "Iterations of the decay")

  /// The iterations of a schedule with all its phases.
  static let runLength = Parameter(
    "length", .duration, .value(.duration(Duration(100, .percent))), aliases: ["total"],
    help: "Iterations of all phases together")

  /// The iterations of a line up from 0.
  static let warmupLength = Parameter(
    "warmup", .duration, .value(.duration(Duration(5, .percent))), bounds: .nonNegative,
    help: "Iterations of the warmup, from rate 0")

  /// The exponent of the decay shape `power`.
  static let decayPower = Parameter(
    "power", .factor, .value(2.0), bounds: .positive, help: "Exponent k of the shape power, (1 - p)^k")
}
