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

  /// Returns a curve whose configs are the runs that they describe.
  ///
  /// - Parameter draft: The curve.
  /// - Returns: The curve.
  /// - Throws: ``UsageError/config(_:)`` for a config that does not tell the rate of every update.
  func resolved(_ draft: CurveDraft) throws(UsageError) -> CurveDraft {
    var draft = draft
    draft.composition.first = try resolved(draft.composition.first)
    for index in draft.composition.operations.indices {
      guard let stage = draft.composition.operations[index].stage else { continue }
      draft.composition.operations[index].stage = try resolved(stage)
    }
    return draft
  }

  private func resolved(_ stage: CurveDraft.StageDraft) throws(UsageError) -> CurveDraft.StageDraft {
    guard let config = stage.config else { return stage }
    let plan: RunPlan
    do {
      plan = try ConfigReader.plan(
        of: config.file, companions: config.companions, format: config.format, given: given(config), read: read)
    } catch {
      throw stage.position.locate(.config(error))
    }
    var stage = stage
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
