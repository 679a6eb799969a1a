import Schedules

extension Own {
  static let polynomial = ScheduleDefinition(
    "polynomial",
    aliases: ["poly"],
    summary: "A power of the remaining share of the run; power 1 is a straight line.",
    formula: "finish-lr + (lr - finish-lr) · (1 - t / length)^power for t ≤ length, then finish-lr",
    source: "Keras article; DeepLab, Chen et al. 2016, arXiv 1606.00915",
    example: "polynomial --lr 0.5 --length 1000 --power 2"
  ) { declare in
    let rate = declare(.rate("lr", 0.5, aliases: ["start-lr"], help: "Rate at iteration 0"))
    let finish = declare(.rate("finish-lr", 0, help: "Rate at the end and after it"))
    let length = declare(.length("length", 100, aliases: ["epochs"], help: "Iterations of the decay"))
    let power = declare(.factor("power", 1, bounds: .positive, help: "Exponent of the remaining share"))
    return .schedule { arguments throws(ScheduleError) in
      try Ramp(
        from: arguments[rate], to: arguments[finish], length: arguments[length],
        curve: .power(exponent: arguments[power]), name: "decay")
    } inverse: { form in
      guard let way = form.way, let exponent = way.power else { return nil }
      return [rate(way.from), finish(way.to), length(way.length), power(exponent)]
    }
  }
}
