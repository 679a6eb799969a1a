import Schedules

extension HF {
  /// The lowest rate of a cosine, by itself or as a share of the optimizer's.
  struct Minimum {
    private let absolute: Key<Double?>
    private let share: Key<Double?>

    /// Declares both parameters.
    init(_ declare: inout Declarations) {
      absolute = declare(
        .rate("min_lr", .none("min_lr_rate"), help: "Lowest rate; excludes --min_lr_rate"), as: .finish)
      share = declare(
        .factor(
          "min_lr_rate", .none("min_lr"), bounds: .nonNegative,
          help: "Lowest rate as a share of lr; excludes --min_lr"))
    }

    /// The values that make a wave, but for its place.
    func solution(_ wave: CurveForm.Wave) -> Solution { [HF.rate(wave.from), absolute(wave.to)] }

    /// The lowest rate as a share of the optimizer's.
    func share(_ arguments: Arguments) throws(ScheduleError) -> Double {
      let wave = try wave(arguments)
      return wave.start == 0 ? 0 : wave.turn / wave.start
    }

    /// The cosine between the lowest rate and the optimizer's.
    func wave(_ arguments: Arguments) throws(ScheduleError) -> CosineWave {
      if arguments.isGiven(absolute), arguments.isGiven(share) {
        throw .exclusive(parameters: [absolute.name, share.name])
      }
      let rate = try arguments[HF.rate]
      let shared = try arguments[share].map { $0 * rate }
      guard let minimum = try arguments[absolute] ?? shared else {
        throw .needsOneOf(parameters: [absolute.name, share.name])
      }
      // transformers divides the lowest rate by the optimizer's.
      if arguments.isGiven(absolute) {
        try arguments.require(HF.rate, .positive)
        guard (minimum / rate).isFinite else {
          throw .refused(framework: "transformers", reason: "min_lr / lr is beyond all numbers, and every rate is nan")
        }
      }
      return try CosineWave(
        minimum: minimum, maximum: rate, waves: arguments[waves], length: decayLength(arguments))
    }
  }
}
