import Schedules

extension Own {
  static let linear = ScheduleDefinition(
    "linear",
    summary: "A straight line from one rate to another, which then holds.",
    formula: "lr + (min - lr) · t / length for t ≤ length, then min",
    source: "linear decay of the Keras article; linear decay to zero, arXiv 2502.15938",
    example: "linear --lr 0.5 --min 0.01 --length 1000"
  ) { declare in
    let decay = declare.decay(peak: peak("Rate at the beginning of the line", aliases: ["start-lr"], isHighest: false))
    return .schedule { arguments throws(ScheduleError) in
      try decay.schedule(arguments, along: .linear, name: "linear")
    } inverse: { form in
      decay.solution(ofWay: form) { $0.follows(.linear) ? [] : nil }
    }
  }
}
