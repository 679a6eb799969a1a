import Schedules

extension Catalogue {
  /// The schedulers that `llmfoundry.optim.scheduler` adds to Composer's.
  static let llmFoundry: [ScheduleDefinition] = [
    ScheduleDefinition(
      "llmfoundry.InverseSquareRootWithWarmupScheduler",
      summary:
        "A line up, an inverse square root towards a share of the rate, and a line down over the last t_cooldown.",
      formula:
        "lr · t / w for t < w; f = lr · (d + (1 - d) / √((t - w + s) / s)); from max(t_max - t_cooldown, w) a line to c · lr",
      source: "llm-foundry 0.22.0, llmfoundry.optim.scheduler.InverseSquareRootWithWarmupScheduler",
      parameters: [
        composerRate,
        Parameter("t_warmup", .duration, .required, bounds: .nonNegative, help: "Time of the warmup, w"),
        Parameter("t_scale", .duration, .required, help: "Timescale of the decay, s"),
        Parameter("t_cooldown", .duration, .required, bounds: .nonNegative, help: "Time of the line down at the end"),
        composerLength,
        Parameter(
          "alpha_f_decay", .factor, .value(0.0), bounds: .nonNegative, help: "Factor that the decay approaches, d"),
        Parameter(
          "alpha_f_cooldown", .factor, .value(0.0), bounds: .nonNegative,
          help: "Factor at the end, c; at most alpha_f_decay"),
      ] + composerClock,
      example:
        "llmfoundry.InverseSquareRootWithWarmupScheduler --max_duration 1000ba --t_warmup 100ba --t_scale 100ba --t_cooldown 200ba",
      build: .schedule { arguments throws(ScheduleError) in
        try checkUnits(arguments)
        let (decay, cooled) = (try arguments.number("alpha_f_decay"), try arguments.number("alpha_f_cooldown"))
        guard decay >= cooled else {
          throw .refused(
            framework: framework,
            reason: "alpha_f_decay (\(numberText(decay))) must be at least alpha_f_cooldown (\(numberText(cooled)))")
        }
        let time = try ComposerTime(arguments)
        let rate = try arguments.number("lr")
        let warmup = try time.batches("t_warmup", isScaled: false)
        let cooldown = try time.batches("t_cooldown")
        let scale = try time.batches("t_scale")
        guard scale > 0 else {
          throw .refused(framework: framework, reason: "t_scale is 0 batches, and the decay divides by it")
        }
        let start = max(0, try time.batches("t_max").addingSaturating(-cooldown).addingSaturating(-warmup))
        let root = try InversePower(rate: rate, floor: decay * rate, timescale: Double(scale))
        let end: any Schedule =
          cooldown > 0
          ? try Cooldown(root, start: start, length: cooldown, finish: cooled * rate)
          : Cut(root, after: start.addingSaturating(1))
        return try end.warmedUp(to: rate, over: warmup)
      })
  ]

  private static let framework = "llmfoundry.optim.scheduler.InverseSquareRootWithWarmupScheduler"

  /// Refuses times that are not in the unit of the run, since the run of continued training changes.
  private static func checkUnits(_ arguments: Arguments) throws(ScheduleError) {
    let run = unit(try arguments.optionalDuration("max_duration"))
    for name in ["t_warmup", "t_scale", "t_cooldown"] {
      guard let duration = try arguments.optionalDuration(name) else { continue }
      if duration.unit == .percent {
        throw .refused(framework: framework, reason: "\(name) cannot be in units of \"dur\"")
      }
      if unit(duration) != run {
        throw .refused(framework: framework, reason: "the unit of \(name) does not match that of max_duration")
      }
    }
  }

  /// The unit that Composer takes a time for: what is no epoch is a batch.
  private static func unit(_ duration: Duration?) -> Duration.Unit {
    duration?.unit == .epochs ? .epochs : .updates
  }
}
