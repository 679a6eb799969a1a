import Schedules

extension Keras {
  static let decay = ScheduleDefinition(
    "\(name).decay",
    summary: "The decay argument of the legacy optimizers: the rate over a number that grows with every batch.",
    formula: "lr / (1 + decay · t)",
    source: "Keras 2 and the legacy optimizers of tf.keras, argument decay",
    example: "keras.decay --lr 0.01 --decay 0.001"
  ) { declare in
    let rate = declare(.rate("lr", 0.01, help: "The optimizer's rate; SGD's default"))
    let decay = declare(.factor("decay", 0, bounds: .nonNegative, help: "What the divisor grows by at each batch"))
    return .schedule { arguments throws(ScheduleError) in
      try InverseTime(rate: arguments[rate], decay: arguments[decay])
    } inverse: { form in
      guard case .law(.inverseTime(let first, let growth, let period, let isStaircase)) = form,
        !isStaircase || period == 1
      else { return nil }
      return [rate(first), decay(growth / Double(period))]
    }
  }
}
