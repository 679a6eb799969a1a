import Schedules

extension Own {
  static let linear = ScheduleDefinition(
    "linear",
    summary: "A straight line from one rate to another, which then holds.",
    formula: "start-lr + (finish-lr - start-lr) · t / length for t ≤ length, then finish-lr",
    source: "linear decay of the Keras article; linear decay to zero, arXiv 2502.15938",
    example: "linear --start-lr 0.5 --finish-lr 0.01 --length 1000"
  ) { declare in
    let start = declare(.rate("start-lr", 1, aliases: ["lr"], help: "Rate at iteration 0"))
    let finish = declare(.rate("finish-lr", 0, help: "Rate at the end and after it"))
    let length = declare(.length("length", 1000, help: "Iterations from one to the other"))
    return .schedule { arguments throws(ScheduleError) in
      try Ramp(
        from: arguments[start], to: arguments[finish], length: arguments[length],
        curve: .linear, name: "linear")
    } inverse: { form in
      guard let way = form.way, way.follows(.linear) else { return nil }
      return [start(way.from), finish(way.to), length(way.length)]
    }
  }
}
