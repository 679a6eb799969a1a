import Numbers
import Schedules

extension Fairseq {
  static let triStage = entry(
    "tri_stage",
    summary: "A line up, a hold, and an exponential decay to a share of the rate, which then holds.",
    formula:
      "lr · (i + (1 - i) · t / w), lr over hold_steps, lr · f^(s / decay_steps), then lr · f; i, f = init_, final_lr_scale",
    literature: "Park et al. 2019, arXiv 1904.08779",
    example: "fairseq.tri_stage --lr 0.03 --max_update 1000 --phase_ratio 0.1,0.4,0.5"
  ) { declare in
    let rate = declare(.rate("lr", 0.25, bounds: .positive, help: "Rate of the hold"), as: .rate, .start)
    let stages = Stages(&declare)
    let initialScale = declare(
      .factor("init_lr_scale", 0.01, bounds: .nonNegative, help: "Rate at update 0 as a share of lr"),
      as: .warmupStart)
    let finalScale = declare(
      .factor("final_lr_scale", 0.01, bounds: .positive, help: "Rate at the end as a share of lr"), as: .finish)
    return .schedule { arguments throws(ScheduleError) in
      let (warmup, hold, decay) = try stages.updates(arguments)
      guard decay > 0 else {
        throw refused(
          "tri_stage",
          warmup == 0 && hold == 0
            ? "please specify steps or phase_ratio" : "decay_steps is 0, and the rate of the decay divides by it")
      }
      let rate = try arguments[rate]
      let finish = try arguments[finalScale] * rate
      let fall = try Ramp(from: rate, to: finish, length: decay, curve: .exponential)
      return try Named(Constant(rate: rate), "hold").cut(after: hold, then: fall)
        .warmedUp(from: arguments[initialScale] * rate, to: rate, over: warmup)
    } inverse: { form in
      let (first, climb, held) = form.warmup()
      let (count, rest) = held.hold
      guard let way = rest.way, way.follows(.exponential), way.from > 0 else { return nil }
      let scales: Solution = [rate(way.from), finalScale(way.to.ratio(to: way.from))]
      return (first.map { scales + [initialScale($0.ratio(to: way.from))] } ?? scales)
        + [stages.warmup(climb), stages.hold(count), stages.decay(way.length)]
    }
  }

  /// The three stages, by their lengths or by their shares of all updates.
  private struct Stages {
    let warmup: Key<Int>
    let hold: Key<Int>
    let decay: Key<Int>
    let ratio: Key<[Double]>
    let maxUpdate: Key<Int?>

    init(_ declare: inout Declarations) {
      warmup = declare(.duration("warmup_steps", 0, bounds: .nonNegative, help: "Updates of the warmup"))
      hold = declare(.duration("hold_steps", 0, bounds: .nonNegative, help: "Updates of the hold"))
      decay = declare(.duration("decay_steps", 0, bounds: .nonNegative, help: "Updates of the decay"))
      ratio = declare(
        .fractions(
          "phase_ratio", .none("the three lengths"),
          help: "Shares of max_update of the three stages, adding up to 1, instead of their lengths"))
      maxUpdate = declare(
        .duration("max_update", .none("needs the three lengths"), gives: .length, help: "All updates, for phase_ratio"))
    }

    /// The updates of each stage.
    func updates(_ arguments: Arguments) throws(ScheduleError) -> (warmup: Int, hold: Int, decay: Int) {
      guard arguments.isGiven(ratio) else {
        return (try arguments[warmup], try arguments[hold], try arguments[decay])
      }
      let shares = try arguments[ratio]
      guard shares.count == 3 else {
        throw .wrongCount(ratio.subject, count: shares.count, expected: 3, because: "one share for each stage")
      }
      // Newer Pythons add floats up without the rounding that makes older ones refuse 0.2, 0.7, 0.1.
      guard (shares.reduce(0, +) - 1).magnitude < 1e-9 else {
        throw refused("tri_stage", "phase ratios must add up to 1")
      }
      guard let total = try arguments[maxUpdate] else {
        throw .needs(parameter: ratio.name, other: maxUpdate.name)
      }
      func steps(_ share: Double) -> Int { Int(saturating: Double(total) * share) }
      return (steps(shares[0]), steps(shares[1]), steps(shares[2]))
    }
  }
}
