import Numbers
import Schedules

extension Fairseq {
  static let triangular = entry(
    "triangular",
    summary: "Triangles from lr to a shrinking max_lr; an odd period loses one update.",
    formula:
      "low + (max_lr · lr_shrink^i - low) · (1 - |t / s - 2i - 1|), s = ⌊period / 2⌋, i = ⌊t / 2s⌋; low = lr, shrinking on request",
    example: "fairseq.triangular --lr 0.01 --max_lr 0.1 --lr_period_updates 400 --lr_shrink 0.7"
  ) { declare in
    let rate = declare(.rate("lr", 0.25, help: "Rate between the triangles"))
    let peak = declare(.rate("max_lr", .required, help: "Rate at the first peak, above lr"))
    let lrPeriodUpdates = declare(
      .factor(
        "lr_period_updates", 5000, bounds: Bounds(2, 0x1p52), unit: "updates",
        help: "Updates of a triangle; half of it is rounded down"))
    declare(shrink)
    let shrinkMin = declare(.flag("shrink_min", false, help: "Shrink the rate between the triangles too"))
    return .schedule { arguments throws(ScheduleError) in
      let (low, high) = (try arguments[rate], try arguments[peak])
      guard high > low else {
        throw refused("triangular", "max_lr must be more than lr")
      }
      let half = Int(saturating: (try arguments[lrPeriodUpdates] / 2).rounded(.down))
      let shrink = try arguments[shrink]
      return try ShrinkingTriangles(
        low: low, high: high, stepSize: half, lowDecay: arguments[shrinkMin] ? shrink : 1, highDecay: shrink)
    } inverse: { form in
      if let triangles = form.triangles {
        guard triangles.up == triangles.down, triangles.mode != .exponentialRange else { return nil }
        return [
          rate(triangles.low), peak(triangles.high), lrPeriodUpdates(2 * Double(triangles.up)),
          shrink(triangles.mode == .triangular ? 1 : 0.5),
        ]
      }
      var (falls, climbs) = (CurveForm.Cycles?.none, CurveForm.Cycles?.none)
      switch form {
      case .cycles(let cycles): climbs = cycles
      case .sum(.cycles(let lower), .cycles(let upper)): (falls, climbs) = (lower, upper)
      default: return nil
      }
      guard let climbs, climbs.growth == 1, climbs.count == nil, let (up, _) = climbs.form.triangleAndRest, up.low == 0,
        up.length == climbs.length, up.peak * 2 == Double(up.length)
      else { return nil }
      let shrinking: Solution = [peak(up.high), lrPeriodUpdates(Double(up.length)), shrink(climbs.decay)]
      guard let falls else { return shrinking + [rate(0)] }
      guard falls.length == climbs.length, let (down, _) = falls.form.triangleAndRest, down.high == 0,
        down.peak == up.peak,
        falls.decay == 1 || falls.decay == climbs.decay
      else { return nil }
      return shrinking + [rate(down.low), shrinkMin(falls.decay != 1)]
    }
  }
}
