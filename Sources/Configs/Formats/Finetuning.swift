extension ConfigFormats {
  /// The formats of trainers for fine-tuning and vision; those with narrower signs come first.
  static let finetuning: [any ConfigFormat.Type] = [
    LlamaFactoryFormat.self, LlamaFactoryV1Format.self, AxolotlFormat.self, UnslothFormat.self, TimmFormat.self,
    UltralyticsFormat.self,
    KohyaFormat.self, DiffusersFormat.self, MMEngineFormat.self, AccelerateFormat.self, TRLFormat.self, HFFormat.self,
    DeepSpeedFormat.self, LightningFormat.self,
    LLMFoundryFormat.self, TorchtuneFormat.self, MLXFormat.self, Detectron2Format.self,
  ]
}
