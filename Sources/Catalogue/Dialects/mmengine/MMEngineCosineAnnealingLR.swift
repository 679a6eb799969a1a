import Schedules

extension MMEngine {
  static let cosineAnnealingLR = entry(
    "CosineAnnealingLR",
    summary: "Half a cosine over T_max; it climbs again where T_max is less than end - begin.",
    formula:
      "m + (lr - m) · (1 + cos(π (t - begin) / T_max)) / 2, m = eta_min or lr · eta_min_ratio; after end as it is",
    example: "mmengine.CosineAnnealingLR --lr 0.1 --T_max 1000"
  ) { declare in
    declare(Torch.rate)
    let tMax = declare(
      .duration("T_max", .none("end - begin"), bounds: .nonNegative, help: "Iterations to the lowest rate"))
    let minimum = declare(
      .rate("eta_min", .none("0 without eta_min_ratio"), help: "Rate at T_max; excludes --eta_min_ratio"))
    let etaMinRatio = declare(
      .fraction("eta_min_ratio", .none("eta_min"), bounds: .nonNegative, help: "Rate at T_max as a share of lr"),
      as: .finish)
    let span = Span(&declare)
    return .schedule { arguments throws(ScheduleError) in
      let (absolute, ratio) = (try arguments[minimum], try arguments[etaMinRatio])
      if absolute != nil && ratio != nil { throw .exclusive(parameters: [minimum.name, etaMinRatio.name]) }
      let given = try arguments[tMax] ?? 0
      return try span.schedule("CosineAnnealingLR", arguments) { (rate, count) throws(ScheduleError) in
        try CosineWave(
          from: rate, to: absolute ?? rate * (ratio ?? 0), halfWave: given > 0 ? given : count)
      }
    } inverse: { form in
      span.solution(form) { active, count, rate in
        if let wave = active.wave, rate ?? wave.from == wave.from {
          return span.lasting(count, [Torch.rate(wave.from), tMax(wave.length), minimum(wave.to)])
        }
        // Of a wave that ends within its first two halves only those are seen.
        guard case .legs(let legs) = active, let fall = legs.first, fall.begin == 0, fall.follows(.cosine),
          let half = Int(exactly: fall.end), legs.count == 1 || legs[1].follows(.cosine) && legs[1].to == fall.from,
          legs.count <= 2, rate ?? fall.from == fall.from,
          let end = count ?? legs.last.flatMap({ Int(exactly: $0.end + 1) }),
          legs.count == 1 || legs[1].end == fall.end * 2
        else { return nil }
        return span.lasting(end, [Torch.rate(fall.from), tMax(half), minimum(fall.to)])
      }
    }
  }
}
