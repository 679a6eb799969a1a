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
      return try whole(Shifted(stairs, by: -warmup), arguments)
    }
  }
}
