extension ConfigFormats {
  /// The formats of trainers for fine-tuning and vision.
  static let finetuning: [any ConfigFormat.Type] = []
}
