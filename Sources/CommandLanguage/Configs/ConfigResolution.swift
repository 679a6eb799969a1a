import Catalogue
import Configs

/// Reads the runs of the configs among the stages of curves, when all options are known.
struct ConfigResolution {
  /// What options of the command tell of every run.
  let run: RunOptions
  /// Reads a file that a config names.
  let read: ConfigFileReader
  /// What was told of the runs behind other configs: it counts where one has nothing of its own.
  let shared: GivenFacts

  /// Prepares to read the runs.
  ///
  /// - Parameters:
  ///   - run: What options of the command tell.
  ///   - drafts: All curves.
  ///   - read: Reads a file that a config names.
  init(_ run: RunOptions, _ drafts: [CurveDraft], reading read: @escaping ConfigFileReader) {
    self.run = run
    self.read = read
    var shared = GivenFacts()
    for config in drafts.flatMap(\.composition.stages).compactMap(\.config) {
      for (option, value) in config.given.counts where shared.counts[option] == nil { shared.counts[option] = value }
    }
    self.shared = shared
  }

  /// Returns the curves of a draft, their configs the runs that they describe: one, or where all parameter groups of a config
  /// are meant, one for each.
  ///
  /// - Parameter draft: The curve.
  /// - Returns: The curves.
  /// - Throws: ``UsageError/config(_:)`` for a config that does not tell the rate of every update.
  func resolved(_ draft: CurveDraft) throws(UsageError) -> [CurveDraft] {
    var drafts: [CurveDraft] = []
    for stage in try resolved(draft.composition.first) {
      var draft = draft
      draft.composition.first = stage
      if let group = stage.plan?.group, stage.isOneOfSeveral, let label = draft.label {
        draft.label = "\(label) \(group)"
      }
      drafts.append(draft)
    }
    for index in draft.composition.operations.indices {
      guard let stage = draft.composition.operations[index].stage, stage.config != nil else { continue }
      let stages = try resolved(stage)
      guard drafts.count * stages.count <= SweepExpansion.limit else {
        throw stage.position.locate(.tooManyCurves(limit: SweepExpansion.limit))
      }
      drafts = drafts.flatMap { draft in
        stages.map { stage in
          var draft = draft
          draft.composition.operations[index].stage = resumed(stage, in: draft, at: index)
          return draft
        }
      }
    }
    return drafts
  }

  /// A run that takes over from another of the same trainer goes on with the schedule that its keys say.
  private func resumed(
    _ stage: CurveDraft.StageDraft, in draft: CurveDraft, at index: Int
  ) -> CurveDraft.StageDraft {
    guard case .resume = draft.composition.operations[index], var plan = stage.plan, let policy = plan.onResume else {
      return stage
    }
    let before = [draft.composition.first] + draft.composition.operations[..<index].compactMap(\.stage)
    guard let earlier = before.last?.plan, earlier.format == plan.format else { return stage }
    let isOther = "\(earlier.curve)" != "\(plan.curve)"
    switch policy.choice {
    case .checkpoint:
      plan.notes.append(
        PlanNote("\(policy.key): the checkpoint's schedule, that of \(earlier.path), goes on, not the one of this file")
      )
      plan.curve = earlier.curve
    case .file:
      guard isOther else { return stage }
      plan.notes.append(
        PlanNote("\(policy.key): the schedule of this file takes over from that of the checkpoint, \(earlier.path)"))
    case .equal:
      guard isOther else { return stage }
      plan.notes.append(
        PlanNote(
          "\(plan.format) would not resume with this file, whose schedule is another than that of \(earlier.path), unless "
            + "\(policy.key) is set; what is shown is the file's schedule"))
    }
    var stage = stage
    stage.plan = plan
    if let config = stage.config { stage.definition = plan.definition(named: config.text) }
    return stage
  }

  private func resolved(_ stage: CurveDraft.StageDraft) throws(UsageError) -> [CurveDraft.StageDraft] {
    guard let config = stage.config else { return [stage] }
    let first = try planned(stage, config)
    guard config.given.isForAllGroups, let plan = first.plan, plan.groups.count > 1 else { return [first] }
    var stages: [CurveDraft.StageDraft] = []
    for group in plan.groups {
      var one = try planned(stage, config.with(group: group))
      one.isOneOfSeveral = true
      stages.append(one)
    }
    return stages
  }

  private func planned(
    _ stage: CurveDraft.StageDraft, _ config: ConfigDraft
  ) throws(UsageError) -> CurveDraft.StageDraft {
    let plan: RunPlan
    do {
      plan = try ConfigReader.plan(
        of: config.file, companions: config.companions, format: config.format, given: given(config), read: read)
    } catch {
      throw stage.position.locate(.config(error))
    }
    var stage = stage
    stage.config = config
    stage.definition = plan.definition(named: config.text)
    stage.plan = plan
    return stage
  }

  /// What is told of the run of a config: behind it, else by an option of the command, else behind another config.
  private func given(_ config: ConfigDraft) -> GivenFacts {
    var given = config.given
    let options: [(ConfigOption, Int?)] = [
      (.samples, run.samples), (.worldSize, run.worldSize), (.batchSize, run.batchSize),
      (.accumulation, run.accumulation), (.sequenceLength, run.sequenceLength),
    ]
    for (option, value) in options where given.counts[option] == nil { given.counts[option] = value }
    for (option, value) in shared.counts where given.counts[option] == nil { given.counts[option] = value }
    return given
  }
}
