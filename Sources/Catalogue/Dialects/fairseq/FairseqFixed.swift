import Schedules

extension Fairseq {
  static let fixed = entry(
    "fixed",
    summary:
      "A line up whose first update is not 0, the optimizer's rate, and from a given epoch on a factor an epoch.",
    formula:
      "lr · (t + 1) / w for t < w, then lr; lr · lr_shrink^(e + 1 - force_anneal) from epoch e = force_anneal on, e from 1",
    example: "fairseq.fixed --lr 0.25 --warmup_updates 100 --force_anneal 10 --steps_per_epoch 100"
  ) { declare in
    declare(rate)
    let warmup = declare(warmup(0))
    let forceAnneal = declare(
      .count(
        "force_anneal", .none("never"), bounds: .nonNegative, unit: "epochs",
        help: "First epoch of the annealing, from 1"))
    let lrShrink = declare(
      .factor("lr_shrink", 0.1, bounds: .nonNegative, help: "Factor of each epoch of the annealing"))
    let stepsPerEpoch = declare(
      .stepsPerEpoch(.none("that of the run, or 1"), help: "Updates in an epoch, for the annealing"))
    return .schedule { arguments throws(ScheduleError) in
      let (rate, warmup) = (try arguments[rate], try arguments[warmup])
      let held = try Constant(rate: rate)
      /// A line up whose first update is not 0, and what follows it.
      func warmedUp(to rate: Double, then rest: any Schedule) throws(ScheduleError) -> any Schedule {
        try Shifted(Ramp(from: 0, to: rate, length: warmup, name: "warmup"), by: -1).cut(after: warmup, then: rest)
      }
      guard let anneal = try arguments[forceAnneal] else {
        return warmup > 0 ? try warmedUp(to: rate, then: held) : held
      }
      let shrink = try arguments[lrShrink]
      // Epochs count from 1; an annealing that has begun before them is one factor further.
      let begun = try Exponential(rate: rate * (anneal > 0 ? shrink : shrink * shrink), gamma: shrink)
      let epochs = try held.cut(after: anneal - 1, then: begun)
      // The annealing has no end: its first epochs show it.
      let annealed = try PerEpoch(
        anneal > 1 ? Spanning(epochs, .past(anneal - 1)) : epochs,
        epochLength: arguments.epochLength(stepsPerEpoch) ?? 1)
      if warmup == 0 { return annealed }
      // The warmup is a factor of whatever the rate of the epoch is.
      return Product(annealed, try warmedUp(to: 1, then: Named(Constant(rate: 1), "full")))
    } inverse: { form in
      var (epochs, climb) = (form, 0)
      switch form {
      case .product(let inner, .legs(let legs)) where legs.count == 1:
        guard let count = updates(of: legs[0]), legs[0].to == 1 else { return nil }
        (epochs, climb) = (inner, count)
      case .legs(let legs) where legs.count == 1:
        return updates(of: legs[0]).map { [rate(legs[0].to), warmup($0)] }
      default: break
      }
      if let constant = epochs.constantRate { return [rate(constant), warmup(climb)] }
      var length = 1
      if case .readEvery(let count, let inner, stride: 1) = epochs { (epochs, length) = (inner, count) }
      let (hold, rest) = epochs.hold
      guard let law = rest.exponential, law.gamma > 0, let period = law.wholePeriod else { return nil }
      guard period == 1 || length == 1 && hold == 0 && law.isStaircase else { return nil }
      let first = hold > 0 ? epochs.rate(at: 0) : law.rate / law.gamma
      return [
        rate(first), warmup(climb), forceAnneal(hold + 1), lrShrink(law.gamma), stepsPerEpoch(max(length, period)),
      ]
    }
  }

  /// The updates of a line up from 0 whose last one has the full rate; `nil` for another way.
  private static func updates(of way: CurveForm.Leg) -> Int? {
    guard way.begin == -1, way.from == 0, way.follows(.linear) else { return nil }
    return Int(exactly: way.end + 1)
  }
}
