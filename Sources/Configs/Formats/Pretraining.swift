extension ConfigFormats {
  /// The formats of code bases that train models from the beginning, whose signs are narrower.
  static let pretraining: [any ConfigFormat.Type] = pretrainingMore
}
