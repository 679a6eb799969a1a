import Numbers
import Schedules

extension DeepSpeed {
  static let oneCycle = entry(
    "OneCycle",
    summary: "One triangle, of lines or of stairs, then a decay that divides the lowest rate.",
    formula:
      "a line min → max over the first size, max → min over the second; then min / (1 + decay_lr_rate · (t - end) / decay_step_size)",
    literature: "Smith 2018, arXiv 1803.09820",
    example: "deepspeed.OneCycle --cycle_min_lr 0.001 --cycle_max_lr 0.1 --cycle_first_step_size 500"
  ) { declare in
    declare(rate)
    let cycleMinLr = declare(.rate("cycle_min_lr", .required, help: "Rate at both ends of the cycle"))
    let cycleMaxLr = declare(.rate("cycle_max_lr", .required, help: "Rate at the peak"))
    let decayLrRate = declare(
      .factor("decay_lr_rate", 0, bounds: .nonNegative, help: "What the divisor grows by; 0 for no decay"))
    let cycleFirstStepSize = declare(
      .duration("cycle_first_step_size", 2000, bounds: .positive, help: "Steps on the way up").acceptingFractions())
    let cycleSecondStepSize = declare(
      .duration(
        "cycle_second_step_size", .none("cycle_first_step_size"), bounds: .nonNegative, help: "Steps on the way down"
      ).acceptingFractions())
    let cycleFirstStairCount = declare(
      .count("cycle_first_stair_count", 0, bounds: .nonNegative, help: "Stairs on the way up; 0 for a line"))
    let cycleSecondStairCount = declare(
      .count(
        "cycle_second_stair_count", .none("cycle_first_stair_count"), bounds: .nonNegative,
        help: "Stairs on the way down; 0 for a line"))
    let decayStepSize = declare(
      .duration(
        "decay_step_size", 0, bounds: .nonNegative, help: "Steps in which the divisor grows once; 0 for no decay"
      ).acceptingFractions())
    return .schedule { arguments throws(ScheduleError) in
      let (low, high) = (try arguments[cycleMinLr], try arguments[cycleMaxLr])
      let firstSize = try arguments[cycleFirstStepSize.real]
      let secondSize = try arguments[cycleSecondStepSize.real] ?? firstSize
      let upStairs = try arguments[cycleFirstStairCount]
      let downStairs = try arguments[cycleSecondStairCount] ?? upStairs
      guard firstSize / (firstSize + secondSize) > 0 else {
        throw .refused(
          framework: place(of: "OneCycle"),
          reason: "ZeroDivisionError: float division by zero (the share of cycle_first_step_size in the cycle)")
      }
      let (decay, interval) = (try arguments[decayLrRate], try arguments[decayStepSize.real])
      guard RealTimes.areWhole(firstSize, secondSize, interval), secondSize > 0 else {
        let triangle = RealTriangle(low: low, high: high, up: firstSize, down: secondSize)
        return try RealTimes.schedule(
          triangle.formula(upStairs: upStairs, downStairs: downStairs, decay: decay, interval: interval))
      }
      let (up, down) = (Int(saturating: firstSize), Int(saturating: secondSize))
      let period = Int(saturating: interval)
      let rest: any Schedule =
        period > 0 && decay > 0
        ? try InverseTime(rate: low, decay: decay, period: period) : Named(try Constant(rate: low), "floor")
      let climb: any Schedule =
        upStairs > 0
        ? try Stairs(bottom: low, top: high, length: up, count: upStairs)
        : try Ramp(from: low, to: high, length: up, name: "up")
      let fall: any Schedule =
        downStairs > 0
        ? try Stairs(bottom: low, top: high, length: down, count: downStairs, isDescending: true)
        : try Ramp(from: high, to: low, length: down, name: "down")
      // The peak itself still counts with the first stairs.
      return try climb.cut(after: up.addingSaturating(1), then: Shifted(fall.cut(after: down, then: rest), by: -1))
    } inverse: { form in
      guard let up = side(of: form), let down = side(of: up.rest, backTo: form.rate(at: 0)) else { return nil }
      let low = form.rate(at: 0)
      let cycle: Solution = [
        cycleMinLr(low), cycleMaxLr(up.rest.rate(at: 0)), cycleFirstStepSize(up.length),
        cycleSecondStepSize(down.length),
        cycleFirstStairCount(up.stairs), cycleSecondStairCount(down.stairs),
      ]
      if down.rest.constantRate == low { return cycle }
      guard case .law(.inverseTime(low, let decay, let period, isStaircase: false)) = down.rest else { return nil }
      return cycle + [decayLrRate(decay), decayStepSize(period)]
    }
  }

  /// A triangle whose sides are no whole steps, or one without a way down, as DeepSpeed computes it.
  private struct RealTriangle {
    var low: Double
    var high: Double
    var up: Double
    var down: Double

    /// The formula of the rate.
    ///
    /// - Parameters:
    ///   - upStairs: Stairs on the way up; 0 for a line.
    ///   - downStairs: Stairs on the way down; 0 for a line.
    ///   - decay: What the divisor grows by after the triangle.
    ///   - interval: The steps in which it grows once; 0 for no decay.
    /// - Returns: The formula.
    func formula(upStairs: Int, downStairs: Int, decay: Double, interval: Double) -> Expression {
      let (step, total) = (Expression.variable, up + down)
      let (cycles, peak) = (step / .number(total), up / total)
      let place = cycles - cycles.floor
      /// The height by stairs, from the steps into the triangle.
      func stairs(_ steps: Expression, _ size: Double, _ count: Int) -> Expression {
        (steps * .number(Double(count)) / .number(size)).floor / .number(Double(count))
      }
      let within = step - cycles.floor * .number(total)
      let climb = upStairs > 0 ? stairs(within, up, upStairs) : place / .number(peak)
      let fall =
        downStairs > 0 && down > 0
        ? stairs(.number(total) - within, down, downStairs) : (place - 1) / .number(peak == 1 ? -1 : peak - 1)
      let side = (place <= .number(peak)).then(climb, otherwise: fall)
      let after = step - .number(total)
      let rest: Expression =
        interval > 0 && decay > 0 ? .number(low) / (1 + .number(decay) * (after / .number(interval))) : .number(low)
      // The triangle is followed for one step longer than it lasts.
      return (step < .number(total + 1)).then(.number(low) + .number(high - low) * side, otherwise: rest)
    }
  }

  /// One side of the triangle.
  private struct Side {
    var length: Int
    /// The number of stairs; 0 for a line.
    var stairs: Int
    /// What follows, which begins with the rate that the side leads to.
    var rest: CurveForm
  }

  /// The side that a form begins with, whose length is that of the stairs that fit; `nil` where it begins otherwise.
  ///
  /// - Parameters:
  ///   - form: A normal form.
  ///   - low: Of a side down, the rate that it leads to.
  /// - Returns: The side; `nil` where there is none.
  private static func side(of form: CurveForm, backTo low: Double? = nil) -> Side? {
    if let line = form.line, low == nil || line.way.to == low {
      return Side(length: line.count, stairs: 0, rest: line.rest)
    }
    // Behind stairs the line has begun one step before.
    if let low, case (1, let late) = form.hold, case (let begun, -1) = late.unshifted, let line = begun.line,
      line.way.to == low
    {
      return Side(length: line.count, stairs: 0, rest: line.rest)
    }
    // Rates that hold, one after the other, as far as they go in one direction.
    if let steps = form.steps, steps.starts.count > 1000 { return nil }
    var (starts, rates, rest) = ([0], [form.rate(at: 0)], form)
    while rest.hold.length > 0, starts.count < 1000, rates.last != low {
      let (count, next) = rest.hold
      let rate = next.rate(at: 0)
      if rates.count > 1, (rate > rates[rates.count - 1]) != (rates[1] > rates[0]) { break }
      starts.append((starts.last ?? 0) + count)
      rates.append(rate)
      rest = next
    }
    guard let first = rates.first, let last = rates.last, rates.count > 1 else { return nil }
    let least = zip(rates, rates.dropFirst()).map { ($1 - $0).magnitude }.min() ?? 1
    // Of more stairs than steps several are taken at once.
    for taken in 1...16 {
      let count = Int(saturating: ((last - first) / least * Double(taken)).magnitude.rounded())
      guard count <= 1000 else { return nil }
      let lengths = lengths(of: count, startingAt: starts, followedBy: rest, isDescending: low != nil)
      let fitting = lengths.first { length in
        let stairs = try? Stairs(
          bottom: low ?? first, top: low == nil ? last : first, length: length, count: count, isDescending: low != nil)
        guard let stairs else { return false }
        return zip(starts, rates).allSatisfy { start, rate in
          (stairs(start) - rate).magnitude <= 1e-12 * max(first.magnitude, last.magnitude, (low ?? 0).magnitude)
            && (start == 0 || stairs(start - 1) != stairs(start))
        }
      }
      if let fitting {
        return Side(length: fitting, stairs: count, rest: low == nil ? rest : form.dropping(first: fitting))
      }
    }
    return nil
  }

  /// The lengths that stairs may have of which such are seen.
  ///
  /// - Parameters:
  ///   - count: The number of stairs.
  ///   - starts: Where the rates that are seen begin; the first is that of the other side.
  ///   - rest: What follows the last of them.
  ///   - isDescending: Whether the stairs lead down.
  /// - Returns: The lengths.
  private static func lengths(
    of count: Int, startingAt starts: [Int], followedBy rest: CurveForm, isDescending: Bool
  ) -> ClosedRange<Int> {
    let end = starts.last ?? 0
    // Upwards, or with less than a step to a stair, the last stair begins at the end.
    if !isDescending || starts.count <= count { return end...end }
    // Down, the last stair is left before the end. The second one begins behind a share of the length; where there is none
    // and nothing follows, any length will do.
    if rest.constantRate == nil {
      let length = end + rest.hold.length
      return length...length
    }
    guard starts.count > 2 else { return end...end }
    return (starts[2] - 1).multipliedSaturating(by: count)...starts[2].multipliedSaturating(by: count)
  }
}
