import Numbers
import Schedules

extension Fairseq {
  static let fixed = entry(
    "fixed",
    summary:
      "A line up whose first update is not 0, the rate or those of the epochs, and from a given epoch on a factor an epoch.",
    formula: """
      lr · (t + 1) / w for t < w, then lr, of several that of epoch e, from 1, or the last; the last times \
      lr_shrink^(e + 1 - force_anneal) from epoch e = force_anneal on
      """,
    example: "fairseq.fixed --lr 0.25 --warmup_updates 100 --force_anneal 10 --steps_per_epoch 100"
  ) { declare in
    let rates = declare(
      .rates(
        "lr", .value(.list([0.25])), help: "Rate of the optimizer, or one for each epoch, of which the last holds"
      ).playing(.rate, .start, .peak))
    let warmup = declare(warmup(0))
    let forceAnneal = declare(
      .count(
        "force_anneal", .none("never"), bounds: .nonNegative, unit: "epochs",
        help: "First epoch of the annealing, from 1"))
    let lrShrink = declare(
      .factor("lr_shrink", 0.1, bounds: .nonNegative, help: "Factor of each epoch of the annealing"))
    let stepsPerEpoch = declare(
      .stepsPerEpoch(
        .none("that of the run, or 1"), help: "Updates in an epoch, for the annealing and for several rates"))
    return .schedule { arguments throws(ScheduleError) in
      let (rates, warmup) = (try arguments[rates], try arguments[warmup])
      guard let rate = rates.last else { throw .missing(parameter: "lr") }
      // One schedule for all epochs: of many, schedules within each other would be too deep.
      let held: any Schedule =
        rates.count == 1
        ? try Constant(rate: rate)
        : try Piecewise(first: rates[0], then: rates.indices.dropFirst().map { (start: $0, rate: rates[$0]) })
      /// A line up whose first update is not 0, and what follows it.
      func warmedUp(to rate: Double, then rest: any Schedule) throws(ScheduleError) -> any Schedule {
        try Shifted(Ramp(from: 0, to: rate, length: warmup, name: "warmup"), by: -1).cut(after: warmup, then: rest)
      }
      let anneal = try arguments[forceAnneal]
      if anneal == nil, rates.count == 1 { return warmup > 0 ? try warmedUp(to: rate, then: held) : held }
      var epochs: any Schedule = Spanning(held, .past(rates.count - 1))
      if let anneal {
        let shrink = try arguments[lrShrink]
        // Epochs count from 1; an annealing that has begun before them is one factor further.
        let begun = try Exponential(rate: rate * (anneal > 0 ? shrink : shrink * shrink), gamma: shrink)
        epochs = try held.cut(after: anneal - 1, then: begun)
        // The annealing has no end: its first epochs show it.
        if anneal > 1 { epochs = Spanning(epochs, .past(anneal - 1)) }
      }
      let annealed = try PerEpoch(epochs, epochLength: arguments.epochLength(stepsPerEpoch) ?? 1)
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
        return updates(of: legs[0]).map { [rates([legs[0].to]), warmup($0)] }
      default: break
      }
      if let constant = epochs.constantRate { return [rates([constant]), warmup(climb)] }
      if let steps = epochs.steps {
        return RatesOfEpochs(steps).map { [rates($0.rates), warmup(climb), stepsPerEpoch($0.epochLength)] }
      }
      var length = 1
      if case .readEvery(let count, let inner, stride: 1) = epochs { (epochs, length) = (inner, count) }
      guard let (held, hold, law) = annealing(epochs) else { return nil }
      guard law.wholePeriod == 1 || length == 1 && hold == 0 && law.isStaircase else { return nil }
      return [
        rates(held), warmup(climb), forceAnneal(hold + 1), lrShrink(law.gamma),
        stepsPerEpoch(max(length, law.wholePeriod ?? 1)),
      ]
    }
  }

  /// The rates of the epochs before an annealing and that of which it is a multiple, how many epochs they last, and the annealing.
  private static func annealing(
    _ form: CurveForm
  ) -> (rates: [Double], count: Int, law: CurveForm.Exponential)? {
    var (rates, count, rest) = ([Double](), 0, form)
    var last: (rate: Double, length: Int)?
    while case (let length, let next) = rest.hold, length > 0 {
      if let last {
        guard rates.count.addingSaturating(last.length) <= RatesOfEpochs.most else { return nil }
        rates += Array(repeating: last.rate, count: last.length)
      }
      last = (rest.rate(at: 0), length)
      count = count.addingSaturating(length)
      rest = next
    }
    guard let law = rest.exponential, law.gamma > 0, law.wholePeriod != nil else { return nil }
    let base = law.rate / law.gamma
    if let last {
      // What the annealing is a multiple of has held before it, unless the epochs are over before its turn.
      if (last.rate - base).magnitude <= 1e-12 * base.magnitude { return (rates + [last.rate], count, law) }
      guard rates.count.addingSaturating(last.length) <= RatesOfEpochs.most else { return nil }
      rates += Array(repeating: last.rate, count: last.length)
    }
    return (rates + [base], count, law)
  }

  /// Rates of which each is that of an epoch, the last of all that follow.
  private struct RatesOfEpochs {
    /// More of them nobody writes.
    static let most = 1000

    let rates: [Double]
    let epochLength: Int

    /// The epochs that steps are; `nil` where these are too many.
    init?(_ steps: CurveForm.Steps) {
      let length = steps.starts.reduce(0) { $0.greatestCommonDivisor(with: $1) }
      guard length > 0, let last = steps.starts.last, last / length <= Self.most else { return nil }
      var rates: [Double] = []
      for (rate, end) in zip(steps.rates, steps.starts) {
        while rates.count < end / length { rates.append(rate) }
      }
      self.rates = rates + steps.rates.suffix(1)
      epochLength = length
    }
  }

  /// The updates of a line up from 0 whose last one has the full rate; `nil` for another way.
  private static func updates(of way: CurveForm.Leg) -> Int? {
    guard way.begin == -1, way.from == 0, way.follows(.linear) else { return nil }
    return Int(exactly: way.end + 1)
  }
}
