import Schedules

extension ScheduleDefinition {
  static let flatCosine = ScheduleDefinition(
    "flat-cosine",
    summary: "A flat rate for most of the run, then half a cosine down.",
    formula:
      """
      lr for t ≤ F = flat · length, rounded; then finish-lr + (lr - finish-lr) · (1 + cos(π (t - F) / (length \
      - F))) / 2
      """,
    source: "fastai, fit_flat_cos",
    parameters: [
      Parameter("lr", .rate, .value(1.0), aliases: ["max", "max_lr"], help: "Flat rate"), .finishRate, .runLength,
      Parameter("flat", .fraction, .value(0.75), help: "Share of the run at the flat rate"),
    ],
    example: "flat-cosine --lr 0.001 --length 1500",
    build: .schedule { arguments throws(ScheduleError) in
      let length = try arguments.iterations("length")
      let flat = min(length, Int(saturating: (try arguments.number("flat") * Double(length)).rounded()))
      let constant = Named(try Constant(rate: arguments.number("lr")), "flat")
      if flat == length { return Cut(constant, after: length) }
      return try Cooldown(
        constant, start: flat, length: length - flat, finish: arguments.number("finish-lr"), curve: .cosine,
        name: "cosine")
    })
}
