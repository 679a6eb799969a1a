import Schedules

/// Every schedule and modifier that lrsched knows.
///
/// Adding one is adding its file and a line here.
public enum Catalogue {
  /// The schedules of our own dialect, in the order in which they are listed.
  static let ownSchedules: [ScheduleDefinition] = [
    .constant, .linear, .polynomial, .cosine, .triangular, .exponential, .step, .multistep, .timeBased, .clr, .oneCycle,
    .sgdr, .rangeTest, .inverseSquareRoot, .noam, .piecewise, .warmupStableDecay, .warmupStableDecaySimplified, .knee,
    .triStage, .infinite, .power, .multistep8090, .linearToZero, .flatCosine, .rex, .tanh, .kDecay, .halfCosine,
    .linearCosine, .hyperbolic, .exponentialHyperbolic,
  ]

  /// The modifiers of our own dialect, in the order in which they are listed.
  static let ownModifiers: [ScheduleDefinition] = [
    .warmup, .cooldown, .cyclical, .jagged, .scale, .clamp, .shift, .epochwise,
  ]

  /// The frameworks' dialects, in the order in which they are listed.
  static let dialects: [[ScheduleDefinition]] = [
    torch, transformers, huggingFaceGreedy, timm, timmPlateau, optax, flax, keras, mxnet, fastai, fvcore, composer,
    llmFoundry, deepspeed, mmengine, paddle, fairseq, pytorchWarmup, pytorchScheduler,
  ]

  /// Every entry, our own dialect first and then the frameworks'.
  public static let definitions: [ScheduleDefinition] = ownSchedules + ownModifiers + dialects.flatMap(\.self)

  private static let index = DefinitionIndex(definitions)

  /// Returns the entry of a name or alias.
  ///
  /// `-` and `_` are one and the same in names; capitals count.
  ///
  /// - Parameter name: The name as a person wrote it.
  public static func definition(named name: String) -> ScheduleDefinition? { index.definition(named: name) }
}
