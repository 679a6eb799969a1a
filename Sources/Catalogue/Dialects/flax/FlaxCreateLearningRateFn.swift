import Numbers
import Schedules

extension Flax {
  static let createLearningRateFn = entry(
    "create_learning_rate_fn",
    summary: "The schedule of the ImageNet example: a line up over some epochs, then a cosine down to 0.",
    formula: """
      base · t / w for t < w, then base · (1 + cos(π (t - w) / c)) / 2; w and c in epochs: warmup, max(num - \
      warmup, 1)
      """,
    place: "examples/imagenet/train.py, create_learning_rate_fn",
    example:
      "flax.create_learning_rate_fn --base_learning_rate 0.1 --warmup_epochs 5 --num_epochs 100 --steps_per_epoch 15"
  ) { declare in
    let base = declare(.rate("base_learning_rate", .required, help: "Rate after the warmup"))
    let warmupEpochs = declare(
      .count("warmup_epochs", .required, bounds: .nonNegative, help: "Epochs of the warmup").acceptingFractions())
    let numEpochs = declare(
      .count("num_epochs", .required, bounds: .positive, help: "Epochs of the run, warmup included")
        .acceptingFractions())
    let stepsPerEpoch = declare(.stepsPerEpoch(help: "Iterations in an epoch"))
    return .schedule { arguments throws(ScheduleError) in
      guard let steps = try arguments.epochLength(stepsPerEpoch) else {
        throw .missing(parameter: stepsPerEpoch.name)
      }
      let (warmup, epochs) = (try arguments[warmupEpochs.real], try arguments[numEpochs.real])
      // The cosine lasts an epoch even where the warmup has used them all.
      let (climb, fall) = (warmup * Double(steps), max(epochs - warmup, 1) * Double(steps))
      return try Optax.warmupCosine(
        from: 0, peak: arguments[base], warmup: climb, total: climb + fall, end: 0, exponent: 1)
    } inverse: { form in
      let (_, climb, rest) = form.warmup(from: 0)
      guard let way = rest.way, way.follows(.cosine), way.to == 0 else { return nil }
      // The longest epoch of which both are a whole number.
      let steps = max(1, way.length.greatestCommonDivisor(with: climb))
      return [
        base(way.from), warmupEpochs(climb / steps), numEpochs((climb + way.length) / steps), stepsPerEpoch(steps),
      ]
    }
  }
}
