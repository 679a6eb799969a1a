extension ConfigFormats {
  /// More formats of code bases that train models from the beginning, in the order in which their signs are looked for.
  static let pretrainingMore: [any ConfigFormat.Type] = [
    LevanterFormat.self, LinguaFormat.self, MaxTextFormat.self, BigVisionFormat.self, OpenCLIPFormat.self,
    LMEngineFormat.self, FairseqFormat.self, VerlFormat.self, PrimeRLFormat.self, OpenRLHFFormat.self, NeMoFormat.self,
    NNUNetFormat.self, DINOv2Format.self, MAEFormat.self, DeiTFormat.self, SwinFormat.self, MLPerfFormat.self,
  ]
}
