import Numbers
import Schedules

extension PyTorchScheduler {
  static let slantedTriangularScheduler = entry(
    "SlantedTriangularScheduler",
    summary: "A short line up and a long line down, between lr / ratio and lr (ULMFiT).",
    formula:
      "lr · (1 + p · (ratio - 1)) / ratio; p = t / cut, then 1 - (t - cut) / (T - cut), then 0; cut = ⌊T · cut_frac⌋",
    literature: "arXiv 1801.06146",
    example: "pytorch_scheduler.SlantedTriangularScheduler --lr 0.1 --total_steps 1500"
  ) { declare in
    declare(Torch.rate)
    declare(total)
    let cutFrac = declare(
      .fraction(
        "cut_frac", 0.1, bounds: Bounds(0, 1, isAboveLower: true, isBelowUpper: true),
        help: "Share of the schedule on the way up"))
    let ratio = declare(
      .factor("ratio", 32, bounds: .positive, help: "Highest rate over the lowest; up to 1 a constant"))
    return .schedule { arguments throws(ScheduleError) in
      let (rate, ratio) = (try arguments[Torch.rate], try arguments[ratio])
      if ratio <= 1 { return try Constant(rate: rate) }
      let (low, total) = (rate / ratio, try arguments[total])
      let cut = try min(total - 1, Int(saturating: (Double(total) * arguments[cutFrac]).rounded(.down)))
      let down = try Ramp(from: rate, to: low, length: total - cut, name: "down")
      // Without iterations on the way up the first one still has the lowest rate, and the way down is at its second.
      let schedule =
        cut > 0
        ? try Sequential(Ramp(from: low, to: rate, length: cut, name: "up"), then: down)
        : try Sequential(Cut(Named(Constant(rate: low), "up"), after: 1), then: Shifted(down, by: -1))
      return Based(schedule, on: rate)
    } inverse: { form in
      if let triangle = form.triangle, let cut = Int(exactly: triangle.peak), cut > 0, triangle.low > 0 {
        return [
          Torch.rate(triangle.high), total(triangle.length), cutFrac(share(of: cut, in: triangle.length)),
          ratio(triangle.high.ratio(to: triangle.low)),
        ]
      }
      // Without iterations on the way up the first one still has the lowest rate.
      let (hold, rest) = form.hold
      let (begun, offset) = rest.unshifted
      guard hold == 1, offset == -1, let way = begun.way, way.follows(.linear), way.to == form.rate(at: 0), way.to > 0
      else {
        return nil
      }
      return [
        Torch.rate(way.from), total(way.length), cutFrac(0.5 / Double(way.length)),
        ratio(way.from.ratio(to: way.to)),
      ]
    }
  }
}
