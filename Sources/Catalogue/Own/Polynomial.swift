import Schedules

extension Own {
  static let polynomial = ScheduleDefinition(
    "polynomial",
    aliases: ["poly"],
    summary: "A power of the remaining share of the run; power 1 is a straight line.",
    formula: "min + (lr - min) · (1 - t / length)^power for t ≤ length, then min",
    source: "Keras article; DeepLab, Chen et al. 2016, arXiv 1606.00915",
    example: "polynomial --lr 0.5 --length 1000 --power 2"
  ) { declare in
    let decay = declare.decay(peak: peak("Highest rate", aliases: ["start-lr"]), length: length(100))
    let power = declare(.factor("power", 1, bounds: .positive, help: "Exponent of the remaining share"))
    return .schedule { arguments throws(ScheduleError) in
      try decay.schedule(arguments, along: .power(exponent: arguments[power]))
    } inverse: { form in
      decay.solution(ofWay: form) { way in way.power.map { [power($0)] } }
    }
  }
}
