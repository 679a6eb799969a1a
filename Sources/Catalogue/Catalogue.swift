/// Every schedule and modifier that lrsched knows.
///
/// Adding a dialect is adding its folder and a line here.
package enum Catalogue {
  /// The frameworks' dialects, in the order in which they are listed.
  package static let dialects: [any Dialect.Type] = [
    Torch.self, HF.self, Timm.self, Optax.self, Flax.self, Keras.self, MXNet.self, Fastai.self, Fvcore.self,
    Composer.self, LLMFoundry.self, DeepSpeed.self, MMEngine.self, Paddle.self, Fairseq.self, PyTorchWarmup.self,
    PyTorchScheduler.self, Megatron.self, NeoX.self, TorchTitan.self, Nanotron.self, OLMo.self, OLMoCore.self,
    LitGPT.self,
    NanoGPT.self, Nanochat.self, ModdedNanoGPT.self, Levanter.self, Lingua.self, MaxText.self, BigVision.self,
    OpenCLIP.self,
    LMEngine.self, NeMo.self, Verl.self, PrimeRL.self, NNUNet.self, DINOv2.self, MAE.self, Swin.self,
  ]

  /// Every entry, our own first and then the frameworks'.
  package static let definitions: [ScheduleDefinition] =
    Own.schedules + Own.modifiers + dialects.flatMap { dialect in dialect.entries }

  /// Returns the dialect of a name or alias.
  ///
  /// - Parameter name: The name as a person wrote it.
  /// - Returns: The dialect; `nil` where there is none.
  package static func dialect(named name: String) -> (any Dialect.Type)? {
    dialects.first { $0.name == name || $0.aliases.contains(name) }
  }

  /// Returns the name of a dialect that is called by its name or an alias; any other name as it is.
  ///
  /// - Parameter name: The name as a person wrote it.
  /// - Returns: The name.
  package static func dialectName(_ name: String) -> String { dialect(named: name)?.name ?? name }

  private static let index = DefinitionIndex(definitions)

  /// Returns the entry of a name or alias.
  ///
  /// `-` and `_` are one and the same in names; capitals count.
  ///
  /// - Parameter name: The name as a person wrote it.
  /// - Returns: The entry; `nil` where there is none.
  package static func definition(named name: String) -> ScheduleDefinition? { index.definition(named: name) }
}
