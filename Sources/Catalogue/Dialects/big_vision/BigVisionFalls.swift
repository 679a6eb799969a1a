import Schedules

extension BigVision {
  static let cosine = entry(
    "cosine",
    summary: "A line up over the warmup, then a half cosine down to 0.",
    formula: "lr · (1 + cos πp) / 2 · min(1, t / W) · min(1, (T - t) / K), p = (t - W) / (T - W) within 0 and 1",
    example: "big_vision.cosine --lr 0.001 --total_steps 1000 --warmup_steps 100"
  ) { declare in
    declareShared(&declare)
    return .schedule { arguments throws(ScheduleError) in
      try whole(Ramp(from: arguments[rate], to: 0, length: decayLength(arguments), curve: .cosine), arguments)
    } inverse: { form in
      solution(of: form) { rest in
        rest.way.flatMap { $0.follows(.cosine) && $0.to == 0 ? ([rate($0.from)], $0.length) : nil }
      }
    }
  }

  static let linear = entry(
    "linear",
    summary: "A line up over the warmup, then a line down to linear_end.",
    formula:
      "(z + (lr - z) · (1 - p)) · min(1, t / W) · min(1, (T - t) / K), p = (t - W) / (T - W), z = linear_end · lr",
    example: "big_vision.linear --lr 0.001 --total_steps 1000 --warmup_steps 100"
  ) { declare in
    declareShared(&declare)
    let end = declare(
      .factor("linear_end", 0, bounds: .nonNegative, help: "Rate at the end as a share of lr"), as: .finish, .floor)
    return .schedule { arguments throws(ScheduleError) in
      let rate = try arguments[rate]
      return try whole(Ramp(from: rate, to: arguments[end] * rate, length: decayLength(arguments)), arguments)
    } inverse: { form in
      solution(of: form) { rest in
        guard let way = rest.way, way.follows(.linear), way.from > 0 else { return nil }
        return ([rate(way.from), end(way.to.ratio(to: way.from))], way.length)
      }
    }
  }

  static let polynomial = entry(
    "polynomial",
    summary: "A line up over the warmup, then a power of the remaining share down to end.",
    formula:
      "(z + (lr - z) · (1 - p)^power) · min(1, t / W) · min(1, (T - t) / K), p = (t - W) / (T - W), z = end · lr",
    example: "big_vision.polynomial --lr 0.001 --total_steps 1000 --warmup_steps 100 --power 2"
  ) { declare in
    declareShared(&declare)
    let power = declare(.factor("power", 1, bounds: .positive, help: "Exponent of the remaining share"))
    let end = declare(
      .factor("end", 0, bounds: .nonNegative, help: "Rate at the end as a share of lr"), as: .finish, .floor)
    return .schedule { arguments throws(ScheduleError) in
      let rate = try arguments[rate]
      return try whole(
        Ramp(
          from: rate, to: arguments[end] * rate, length: decayLength(arguments),
          curve: .power(exponent: arguments[power])), arguments)
    } inverse: { form in
      solution(of: form) { rest in
        guard let way = rest.way, let exponent = way.power, way.from > 0 else { return nil }
        return ([rate(way.from), power(exponent), end(way.to.ratio(to: way.from))], way.length)
      }
    }
  }

  static let rsqrt = entry(
    "rsqrt",
    summary: "A line up over the warmup, then an inverse square root of time.",
    formula: "lr / √(1 + (max(t - W, 0) + shift) / timescale) · min(1, t / W) · min(1, (T - t) / K)",
    literature: "Zhai et al. 2021, arXiv 2106.04560",
    example: "big_vision.rsqrt --lr 0.001 --total_steps 1000 --warmup_steps 100 --cooldown_steps 200 --timescale 200"
  ) { declare in
    declareShared(&declare)
    let timescale = declare(
      .factor("timescale", 10_000, bounds: .positive, unit: "steps", help: "Steps after which time counts double"),
      as: .timescale)
    let shift = declare(
      .factor("shift", 0, bounds: .nonNegative, unit: "steps", help: "Steps by which the decay has begun before"))
    return .schedule { arguments throws(ScheduleError) in
      _ = try decayLength(arguments)
      let (scale, shift) = (try arguments[timescale], try arguments[shift])
      let top = try arguments[rate] / (1 + shift / scale).squareRoot()
      return try whole(InversePower(rate: top, timescale: scale + shift), arguments)
    } inverse: { form in
      solution(of: form) { rest in
        guard case .law(.inversePower(let peak, 0, let scale, 0.5)) = rest else { return nil }
        return ([rate(peak), timescale(scale)], 0)
      }
    }
  }
}
