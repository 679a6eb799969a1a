import Numbers
import RealModule
import Schedules

extension Lingua {
  /// The most cycles that are written out.
  private static let mostCycles = 4096

  static let cosine = entry(
    "cosine",
    summary: "A line up over the warmup, then cosines whose sign changes with each cycle, and lr_min_ratio after T.",
    formula: """
      lr · t / W for t < W; lr · (r + ½ (1 - r) (1 ± cos(π p^theta / cycle_length))) for t ≤ T, + in even cycles t // (T · \
      cycle_length), p = (t - W) / (T - W); then r · lr
      """,
    example: "lingua.cosine --lr 3e-4 --warmup 100 --steps 1000"
  ) { declare in
    declare(rate)
    declare(warmup)
    declare(share)
    declare(total)
    declare(cycleLength)
    let theta = declare(.factor("cosine_theta", 1, bounds: .positive, help: "Exponent of the progress"), as: .exponent)
    return .schedule { arguments throws(ScheduleError) in
      let (rate, warmup, total) = (try arguments[rate], try arguments[warmup], try arguments[total])
      let (cycle, theta, floor) = (try arguments[cycleLength], try arguments[theta], try arguments[share] * rate)
      guard 1 / cycle <= Double(mostCycles) else { throw .holdsTooMuch(most: mostCycles) }
      var timeline = try warmedUp(arguments)
      let over = total.addingSaturating(1)
      if warmup == total {
        return refusing(
          try timeline.holding(floor, lasting: total), from: total, "cosine",
          "steps equals warmup, and the cosine divides by their difference (ZeroDivisionError)")
      }
      let span = Double(total) * cycle
      // p^theta / cycle is (t - W) over half a wave, to the power of theta.
      let half = (Double(total) - Double(warmup)) * .pow(cycle, 1 / theta)
      var index = (Double(timeline.update) / span).rounded(.down)
      while timeline.update < over {
        let end = min(over, Timeline.from((index + 1) * span))
        let isEven = index.truncatingRemainder(dividingBy: 2) == 0
        let wave = try swing(
          from: isEven ? rate : floor, to: isEven ? floor : rate, half: half, theta: theta,
          begin: warmup - timeline.update, count: end - timeline.update)
        timeline.add(Named(wave, "cosine"), until: end)
        index += 1
      }
      return try timeline.holding(floor, lasting: total)
    } inverse: { form in
      // A step after the last has the rate of an odd cycle, which begins there.
      let (_, climb, rest) = form.warmup(from: 0)
      guard case .sequence(let parts, last: let after) = rest, let part = parts.first, let way = part.form.way,
        way.from > 0, part.count == way.length, after.rate(at: 1) == way.to
      else { return nil }
      let exponent: Double
      switch way.leg.curve {
      case .cosine: exponent = 1
      case .kDecay(let k): exponent = k
      default: return nil
      }
      return [
        rate(way.from), warmup(climb), share(way.to.ratio(to: way.from)), total(climb + way.length), theta(exponent),
      ]
    }
  }

  /// A cosine from a step on, as a way where it is one within its first so many steps.
  private static func swing(
    from start: Double, to turn: Double, half: Double, theta: Double, begin: Int, count: Int
  ) throws(ScheduleError) -> any Schedule {
    if Double(count) - 1 <= Double(begin) + half {
      return try Passage(
        from: start, to: turn, begin: Double(begin), end: Double(begin) + half,
        curve: theta == 1 ? .cosine : .kDecay(k: theta))
    }
    return try CosineSwing(from: start, to: turn, begin: Double(begin), halfWave: half, exponent: theta)
  }
}
