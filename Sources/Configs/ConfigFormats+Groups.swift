extension ConfigFormats {
  /// Formats for one kind of training, for people who look for theirs.
  package struct Group: Sendable {
    /// What the trainings have in common.
    package let title: String
    /// The formats, the most used first.
    package let formats: [any ConfigFormat.Type]
  }

  /// All formats, each in one group.
  package static let groups: [Group] = [
    Group(
      title: "Fine-tuning language models",
      formats: [
        HFFormat.self, TRLFormat.self, AxolotlFormat.self, LlamaFactoryFormat.self,
        LlamaFactoryV1Format.self, UnslothFormat.self, TorchtuneFormat.self, MLXFormat.self, VerlFormat.self,
        OpenRLHFFormat.self, PrimeRLFormat.self,
      ]),
    Group(
      title: "Pretraining language models",
      formats: [
        MegatronFormat.self, MegatronBridgeFormat.self, NeMoFormat.self, GPTNeoXFormat.self, TorchTitanFormat.self,
        NanotronFormat.self, OLMoFormat.self, OLMoCoreFormat.self, LLMFoundryFormat.self, LitGPTFormat.self,
        NanoGPTFormat.self, NanochatFormat.self, ModdedNanoGPTFormat.self, LevanterFormat.self, LinguaFormat.self,
        MaxTextFormat.self, LMEngineFormat.self, FairseqFormat.self,
      ]),
    Group(
      title: "Vision",
      formats: [
        TimmFormat.self, UltralyticsFormat.self, MMEngineFormat.self, Detectron2Format.self, DeiTFormat.self,
        SwinFormat.self, MAEFormat.self, DINOv2Format.self, BigVisionFormat.self, OpenCLIPFormat.self,
        NNUNetFormat.self, MLPerfFormat.self,
      ]),
    Group(title: "Diffusion", formats: [DiffusersFormat.self, KohyaFormat.self]),
    Group(
      title: "Engines and loops of any training",
      formats: [LightningFormat.self, AccelerateFormat.self, DeepSpeedFormat.self]),
  ]
}
