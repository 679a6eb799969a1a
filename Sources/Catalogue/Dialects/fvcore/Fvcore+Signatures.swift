extension Fvcore {
  static let signatures: [String: String] = [
    "ConstantParamScheduler": "value",
    "CosineParamScheduler": "start_value end_value",
    "ExponentialParamScheduler": "start_value decay",
    "LinearParamScheduler": "start_value end_value",
    "MultiStepParamScheduler": "values num_updates milestones",
    "PolynomialDecayParamScheduler": "base_value power",
    "StepParamScheduler": "num_updates values",
    "StepWithFixedGammaParamScheduler": "base_value num_decays gamma num_updates",
  ]
}
