extension ConfigFormats {
  /// The formats of code bases that train models from the beginning, whose signs are narrower.
  static let pretraining: [any ConfigFormat.Type] =
    [
      MegatronFormat.self, MegatronBridgeFormat.self, GPTNeoXFormat.self, TorchTitanFormat.self, NanotronFormat.self,
      OLMoFormat.self, OLMoCoreFormat.self, LitGPTFormat.self, ModdedNanoGPTFormat.self, NanoGPTFormat.self,
      NanochatFormat.self,
    ] + pretrainingMore
}
