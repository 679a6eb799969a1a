import Schedules

extension PyTorchScheduler {
  static let chebyshevScheduler = entry(
    "ChebyshevScheduler",
    summary: "Chebyshev nodes in order, so that the rate falls as a cosine does, half an iteration early.",
    formula: "min_lr + (lr - min_lr) · (1 + cos(π (2j + 1) / (2T))) / 2, j = min(t, T - 1)",
    example: "pytorch_scheduler.ChebyshevScheduler --lr 0.1 --total_steps 20"
  ) { declare in
    declare(Torch.rate, as: .peak)
    declare(total)
    declare(minimum)
    return .schedule { arguments throws(ScheduleError) in
      let rate = try arguments[Torch.rate]
      return Based(
        try ChebyshevNodes(
          minimum: arguments[minimum], maximum: rate, count: arguments[total]), on: rate)
    } inverse: { form in
      guard case .sequence(let parts, last: .hold) = form, parts.count == 1, let part = parts.first,
        case .legs(let legs) = part.form, legs.count == 1, let way = legs.first, way.begin == -0.5,
        way.follows(.cosine),
        way.end == Double(part.count) + 0.5
      else { return nil }
      return [Torch.rate(way.from), total(part.count + 1), minimum(way.to)]
    }
  }
}
