import Numbers
import Schedules

extension Fastai {
  static let fitSgdr = entry(
    "fit_sgdr",
    summary: "Half cosines from lr_max to 0, each cycle cycle_mult times as long as the one before.",
    formula: "lr_max · (1 + cos πp) / 2 in cycles of cycle_len · cycle_mult^k epochs",
    example: "fastai.fit_sgdr --n_cycles 3 --cycle_len 1 --steps_per_epoch 200 --lr_max 0.03"
  ) { declare in
    let cycles = declare(.count("n_cycles", .required, bounds: Bounds(1, 60), help: "Number of cycles"))
    let firstLength = declare(.count("cycle_len", .required, help: "Epochs of the first cycle"))
    let peak = declare(.rate("lr_max", 1e-3, help: "Highest rate"))
    let growth = declare(.count("cycle_mult", 2, help: "What each next length is multiplied by, not 1"))
    let epochs = declare(
      .count("n_epoch", .none("what the cycles add up to"), help: "Epochs of the run, as fastai works them out"))
    declare(startEpoch)
    declare(stepsPerEpoch)
    return .schedule { arguments throws(ScheduleError) in
      let (cycles, first, growth) = (try arguments[cycles], try arguments[firstLength], try arguments[growth])
      let peak = try arguments[peak]
      guard growth != 1 else {
        throw .refused(
          framework: "fastai fit_sgdr", reason: "integer division or modulo by zero: cycle_mult must not be 1")
      }
      var lengths = [first]
      while lengths.count < cycles { lengths.append((lengths.last ?? first).multipliedSaturating(by: growth)) }
      let sum = lengths.reduce(0) { $0.addingSaturating($1) }
      if let given = try arguments[epochs], given != sum {
        throw .refused(framework: "fastai fit_sgdr", reason: "the cycles make n_epoch \(sum), not \(given)")
      }
      let shares = lengths.map { Double($0) / Double(sum) }
      guard addUpToOne(shares) else {
        throw .refused(
          framework: "fastai combine_scheds",
          reason: "assert sum(pcts) == 1.: as floating-point numbers the shares of these cycles do not add up to 1")
      }
      let restarts = try CosineSegments(
        runLength: sum.multipliedSaturating(by: iterationsPerEpoch(arguments)), shares: shares,
        rates: lengths.map { _ in (peak, 0) }, names: lengths.indices.map { "cycle \($0 + 1)" })
      return try resumed(restarts, arguments)
    }
  }

  /// Whether Python's `sum` of the shares is exactly 1: one after the other before Python 3.12, compensated since.
  private static func addUpToOne(_ shares: [Double]) -> Bool {
    var sum = CompensatedSum()
    for share in shares { sum.add(share) }
    return sum.sum == 1 || sum.value == 1
  }
}
