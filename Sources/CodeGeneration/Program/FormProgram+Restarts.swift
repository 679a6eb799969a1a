import Schedules

extension FormProgram {
  /// The steps of cycles whose framework finds them by divisions or logarithms.
  mutating func restartSteps(_ pattern: WarmRestarts.Pattern, at time: Code) -> [CodeStep] {
    let (cycle, progress) = (name("cycle"), name("progress"))
    var steps: [CodeStep]
    var time = time
    if let end = pattern.clock.end {
      let own = name("last")
      steps = [.named(own, .call(.min, [time, .whole(Swift.max(0, end - 1))]))]
      time = .name(own)
    } else {
      steps = []
    }
    switch pattern.clock {
    case .equal(let length):
      steps += [
        .named(cycle, .wholeQuotient(time, .time(length))),
        .named(progress, (time - .time(length) * .name(cycle)) / .time(length)),
      ]
    case .counted(let count, let length):
      let cycles = name("cycles")
      steps += [
        .named(cycles, .number(count) * (time / .time(length))), .named(cycle, .call(.floor, [.name(cycles)])),
        .named(progress, .name(cycles) - .name(cycle)),
      ]
    case .logarithmic(let first, let growth):
      let power = name("power")
      let index = Code.call(
        .floor,
        [.call(.log, [.whole(1) - time / .time(first) * .number(1 - growth)]) / .call(.log, [.number(growth)])])
      let past = (.whole(1) - .name(power)) / .number(1 - growth) * .time(first)
      steps += [
        .named(cycle, index), .named(power, .power(.number(growth), .name(cycle))),
        .named(progress, (time - past) / (.name(power) * .time(first))),
      ]
    case .geometric(let cycles): steps += geometricSteps(cycles, at: time, cycle, progress)
    }
    return steps + [.result(rate(of: pattern, in: .name(cycle), at: .name(progress)))]
  }

  /// Cycles of real lengths: the logarithm is off by its rounding, so that one more step finds the cycle.
  private mutating func geometricSteps(
    _ cycles: GeometricCycles, at time: Code, _ cycle: String, _ progress: String
  ) -> [CodeStep] {
    let first = Code.whole(cycles.firstLength)
    if cycles.growth == 1 {
      return [
        .named(cycle, .wholeQuotient(time, first)), .named(progress, .remainder(time, first) / first),
      ]
    }
    let (lengths, begin) = (name("lengths"), name("begin"))
    let growth = cycles.growth
    let index = Code.call(
      .floor,
      [
        .call(.log1p, [.name(lengths) * .number(growth - 1)]) / .call(.log, [.number(growth)]) + .number(1e-12)
      ])
    let before = (.power(.number(growth), .name(cycle)) - .whole(1)) / .number(growth - 1)
    let own = (.name(lengths) - .name(begin)) / .power(.number(growth), .name(cycle))
    return [
      .named(lengths, time / first), .named(cycle, index), .named(begin, before),
      .named(progress, .call(.min, [.call(.max, [own, .number(0)]), .number(1)])),
    ]
  }

  private func rate(of pattern: WarmRestarts.Pattern, in cycle: Code, at progress: Code) -> Code {
    let rates = pattern.rates
    let factor = Code.power(.number(rates.decay), cycle)
    let (start, end): (Code, Code)
    switch rates.decaying {
    case _ where rates.decay == 1: (start, end) = (.number(rates.start), .number(rates.end))
    case .start: (start, end) = (.number(rates.start) * factor, .number(rates.end))
    case .both: (start, end) = (.number(rates.start) * factor, .number(rates.end) * factor)
    case .difference:
      (start, end) = (.number(rates.end) + .number(rates.start - rates.end) * factor, .number(rates.end))
    }
    switch pattern.fall {
    case .curve(let curve): return between(start, end, curve, at: progress, isRising: false)
    case .tanh(let lower, let upper):
      let argument = .number(lower) * (.whole(1) - progress) + .number(upper) * progress
      return end + (start - end) * (.number(0.5) * (.whole(1) - .call(.tanh, [argument])))
    }
  }

  /// Cycles of a line up and a cosine down, each ⌊first · growth^k⌋ updates long.
  mutating func warmupRestartSteps(_ pattern: WarmupRestarts.Pattern, at time: Code) -> [CodeStep] {
    let (start, length, cycle, own) = (name("start"), name("length"), name("cycle"), name("position"))
    let (peak, progress) = (name("peak"), name("progress"))
    let found = GrowingCycle(
      time: time, length: pattern.firstLength, growth: pattern.lengthGrowth, count: nil, isOfPowers: true,
      startName: start, lengthName: length, indexName: cycle)
    let (low, warmup) = (Code.number(pattern.minimum), Code.whole(pattern.warmupLength))
    let high = Code.number(pattern.maximum) * .power(.number(pattern.magnitudeDecay), .name(cycle))
    let climb = low + (.name(peak) - low) * (.name(own) / warmup)
    let fall = low + (.name(peak) - low) * (.number(0.5) * (.whole(1) + .call(.cos, [.name("pi") * .name(progress)])))
    var steps: [CodeStep] = [
      .growingCycle(found), .named(own, time - .name(start)),
      .named(peak, pattern.magnitudeDecay == 1 ? .number(pattern.maximum) : high),
      .when(.init(.name(own), .equal, .whole(0)), [.result(low)]),
    ]
    if pattern.warmupLength > 0 { steps.append(.when(.init(.name(own), .below, warmup), [.result(climb)])) }
    return steps + [
      .named(progress, (.name(own) - warmup) / (.name(length) - warmup)), .result(fall),
    ]
  }
}
