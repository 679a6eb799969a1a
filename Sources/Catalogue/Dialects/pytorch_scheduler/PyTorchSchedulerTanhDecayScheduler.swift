import Schedules

extension PyTorchScheduler {
  static let tanhDecayScheduler = entry(
    "TanhDecayScheduler",
    summary: "The hyperbolic tangent, which begins a little below lr and jumps to min_lr at total_steps.",
    formula: "min_lr + (lr - min_lr) · (1 - tanh(steepness · (2p - 1))) / 2, p = t / total_steps; then min_lr",
    example: "pytorch_scheduler.TanhDecayScheduler --lr 0.1 --total_steps 1500"
  ) { declare in
    declare(Torch.rate)
    declare(total)
    let steepness = declare(.factor("steepness", 3, bounds: .positive, help: "How late and how fast the decay is"))
    declare(minimum)
    return .schedule { arguments throws(ScheduleError) in
      let (rate, steepness) = (try arguments[Torch.rate], try arguments[steepness])
      let (minimum, total) = (try arguments[minimum], try arguments[total])
      let decay = try HyperbolicTangent(from: rate, to: minimum, length: total, lower: -steepness, upper: steepness)
      let floor = Named(try Constant(rate: minimum), "floor")
      return Based(try Sequential(Cut(decay, after: total), then: floor), on: rate)
    } inverse: { form in
      guard case .sequence(let parts, last: .hold(let floor)) = form, parts.count == 1, let part = parts.first,
        case .law(.tanh(let start, let finish, let count, let lower, let upper)) = part.form, count == part.count,
        finish == floor, lower == -upper
      else { return nil }
      return [Torch.rate(start), total(count), steepness(upper), minimum(floor)]
    }
  }
}
