import Schedules

extension BigVision {
  static let stair = entry(
    "stair",
    summary: "A factor of the rate from each of some steps on, under the warmup and the line down at the end.",
    formula: "lr · mults[number of steps ≤ t] · min(1, t / W) · min(1, (T - t) / K), the first factor being 1",
    example: "big_vision.stair --lr 0.001 --total_steps 1000 --warmup_steps 100 --steps 300,600 --mults 0.3,0.1"
  ) { declare in
    declareShared(&declare)
    let starts = declare(.durations("steps", .none("none"), help: "Steps from which the next factor counts, ascending"))
    let factors = declare(.factors("mults", .none("none"), help: "The factors, one for each step"), as: .values)
    return .schedule { arguments throws(ScheduleError) in
      _ = try decayLength(arguments)
      let (rate, steps, mults) = (try arguments[rate], try arguments[starts], try arguments[factors])
      try arguments.requireAscending(starts)
      guard steps.count == mults.count else {
        throw .wrongCount(factors.subject, count: mults.count, expected: steps.count, because: "one for each step")
      }
      let warmup = try arguments[warmup]
      let stairs = try Piecewise(first: rate, then: zip(steps, mults).map { (start: $0, rate: $1 * rate) })
      if warmup == 0 { return try cooled(stairs, arguments) }
      if let first = steps.first, first < warmup {
        return try cooled(
          Product(stairs, Ramp(from: 0, to: 1, length: warmup, name: "warmup")), arguments)
      }
      // The line aims at the full rate, though the first step may be at its end.
      return try cooled(Shifted(stairs, by: -warmup).warmedUp(to: rate, over: warmup), arguments)
    } inverse: { form in
      solution(of: form, rate, starts, factors)
    }
  }

  /// The values of stairs under a line up and a line down.
  private static func solution(
    of form: CurveForm, _ rate: Key<Double>, _ starts: Key<[Int]>, _ factors: Key<[Double]>
  ) -> Solution? {
    var (curve, steps, end) = (form, 0, Int?.none)
    if case .product(let left, let right) = form, let fall = right.counted(.iteration)?.fall, fall.leg.from == 1,
      fall.leg.to == 0, fall.leg.follows(.linear)
    {
      (curve, steps, end) = (left, fall.length, fall.end)
    }
    // Without a step nothing but the line down is to be seen.
    if end == nil, let stages = form.counted(.iteration), stages.peak == nil, let fall = stages.fall,
      fall.leg.to == 0, fall.leg.follows(.linear)
    {
      return [rate(fall.leg.from), total(fall.end), cooldown(fall.length)]
    }
    var climb = 0
    var peak: Double
    var found: CurveForm.Steps
    if case .product(let stairs, let up) = curve, let way = up.way, way.follows(.linear), way.from == 0, way.to == 1 {
      guard let read = stairs.steps else { return nil }
      (climb, found, peak) = (way.length, read, read.first)
    } else {
      let line = curve.line.flatMap { $0.way.from == 0 ? $0 : nil }
      climb = line?.count ?? 0
      let rest = line?.rest ?? curve
      guard let first = rest.steps?.first ?? rest.constantRate else { return nil }
      found = rest.steps ?? CurveForm.Steps(starts: [], rates: [first])
      peak = line?.way.to ?? first
      found.starts = found.starts.map { $0 + climb }
      if first != peak {
        found.starts.insert(climb, at: 0)
        found.rates.insert(peak, at: 0)
      }
    }
    guard peak > 0 else { return nil }
    let last = max(climb, found.starts.last ?? 0) + 1
    return [
      rate(peak), total(end ?? last), warmup(climb), cooldown(steps), starts(found.starts),
      factors(found.rates.dropFirst().map { $0.ratio(to: peak) }),
    ]
  }
}
