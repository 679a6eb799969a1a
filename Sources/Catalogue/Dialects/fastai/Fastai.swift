import Schedules

/// The schedules of `fastai.callback.schedule`: functions of the position in the run, from 0 to 1.
enum Fastai: Dialect {
  static let name = "fastai"
  static let modules = ["fastai.callback.schedule"]
  static let release = "fastai 2.8.12"
  static let summary = "The schedules of fastai.callback.schedule, over the position in the run from 0 to 1."
  static let picture = """
    compare fastai.fit_one_cycle --lr_max 0.1 --n_epoch 10 --steps_per_epoch 100 --label fastai.fit_one_cycle vs \
    torch.OneCycleLR --max_lr 0.1 --total_steps 1000 --pct_start 0.25 --label torch.OneCycleLR -n 1000 \
    --log-y
    """
  static let joinsSchedules = true
  static let entries = [
    schedLin, schedCos, schedExp, schedNo, schedPoly, combinedCos, fitOneCycle, fitFlatCos, fitSgdr, fineTune, lrFind,
  ]

  static let start = Key.rate("start", .required, bounds: .any, help: "Rate at the start").playing(.start)
  static let end = Key.rate("end", .required, bounds: .any, help: "Rate at the end").playing(.finish, .rate)
  static let length = Key.duration(
    "length", .percent(100), gives: .length, help: "Iterations that the positions 0 to 1 span"
  ).playing(
    .length)

  /// A way from the start to the end over the length.
  static func ramp(
    _ arguments: Arguments, _ curve: Curve, _ name: String
  ) throws(ScheduleError) -> any Schedule {
    try Ramp(
      from: arguments[start], to: arguments[end], length: arguments[length], curve: curve, name: name)
  }

  /// The values that make a way of a form; `nil` where it is none along the curve.
  static func solution(_ form: CurveForm, _ curve: Curve) -> Solution? {
    guard let way = form.way, way.follows(curve) else { return nil }
    return [start(way.from), end(way.to), length(way.length)]
  }

  /// Two half cosines, as fastai combines them.
  static func combinedCosine(
    share: Double, from start: Double, over middle: Double, to end: Double, length: Int, names: [String]
  ) throws(ScheduleError) -> any Schedule {
    try CosineSegments(
      runLength: length, shares: [share, 1 - share], rates: [(start, middle), (middle, end)], names: names)
  }
}
