import Numbers
import RealModule
import Schedules

extension Timm {
  static let multiStepLRScheduler = entry(
    "MultiStepLRScheduler",
    summary: "A factor at each of some milestones, one epoch earlier than PyTorch's.",
    formula: "lr · decay_rate^(number of decay_t ≤ t + 1), t from the end of the warmup",
    example: "timm.MultiStepLRScheduler --lr 0.1 --decay_t 30,60,90 --decay_rate 0.1"
  ) { declare in
    declare(rate)
    let decayT = declare(
      .counts(
        "decay_t", .required, bounds: .nonNegative, unit: "epochs",
        help: "Milestones in ascending order; each acts an epoch early, and out of order where a search finds it"))
    declare(decayRate)
    let clock = Clock(&declare, prefix: true)
    return .schedule { arguments throws(ScheduleError) in
      let given = try arguments[decayT]
      let isAscending = zip(given, given.dropFirst()).allSatisfy { $0 <= $1 }
      let isFractional = try clock.isFractional(arguments)
      if !isAscending || isFractional {
        let (base, factor) = (try arguments[rate], try arguments[decayRate])
        let most = Bounds.largestRate
        let steps = Set(given).sorted().map { milestone in
          (
            start: Double(milestone) - 1,
            rate: min(
              max(base.product(with: .pow(factor, Double(placeOnTheRight(of: milestone, in: given)))), -most), most)
          )
        }
        return try clock.schedule(arguments, steps: steps)
      }
      let milestones = given.map { $0.addingSaturating(-1) }
      return try clock.schedule(
        Multistep(rate: arguments[rate], gamma: arguments[decayRate], milestones: milestones),
        arguments)
    } inverse: { form in
      guard let led = clock.reading(form) else { return nil }
      var steps = led.rest.steps ?? CurveForm.Steps(starts: [], rates: [led.rest.rate(at: 0)])
      // Milestones that the warmup covers, or the first epoch, act at once.
      if let peak = led.peak, peak != steps.first {
        steps.rates.insert(peak, at: 0)
        steps.starts.insert(0, at: 0)
      }
      guard let (factor, places) = steps.common, factor >= 0 else { return nil }
      return led.values + [rate(steps.first), decayT(places.map { $0 + 1 }), decayRate(factor)]
    }
  }

  /// What Python's `bisect_right` returns, which halves a list whether it is in order or not.
  private static func placeOnTheRight(of value: Int, in list: [Int]) -> Int {
    var (low, high) = (0, list.count)
    while low < high {
      let middle = low + (high - low) / 2
      if value < list[middle] { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
