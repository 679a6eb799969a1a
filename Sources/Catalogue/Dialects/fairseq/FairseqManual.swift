import Numbers
import Schedules

extension Fairseq {
  static let manual = entry(
    "manual",
    summary: "Rates given for updates and for epochs, each of which holds until the next; those of updates go first.",
    formula:
      "update2lr of the last key ≤ t; before the first, epoch2lr of the last key ≤ the epoch, from 1; before it, lr",
    example: "fairseq.manual --lr 0.1 --update2lr 500:0.01,1000:0.001"
  ) { declare in
    declare(rate)
    let update2lr = declare(
      .mapping("update2lr", .none("epochs only"), bounds: .nonNegative, help: "Rates by update").acceptingRanges())
    let epoch2lr = declare(
      .mapping("epoch2lr", .none("updates only"), bounds: .nonNegative, help: "Rates by epoch, from 1")
        .acceptingRanges())
    let stepsPerEpoch = declare(
      .stepsPerEpoch(.none("that of the run, or 1"), help: "Updates in an epoch, for epoch2lr"))
    return .schedule { arguments throws(ScheduleError) in
      let updates = try arguments[update2lr].sorted { $0.iteration < $1.iteration }
      let epochs = try arguments[epoch2lr].sorted { $0.iteration < $1.iteration }
      guard !updates.isEmpty || !epochs.isEmpty else { throw .needsOneOf(parameters: [update2lr.name, epoch2lr.name]) }
      let length = try arguments.epochLength(stepsPerEpoch) ?? 1
      // The rate before any key is that of the key 1, where there is one.
      let rate = try arguments[rate]
      let initial = updates.first { $0.iteration == 1 }?.value ?? rate
      let started = epochs.map { (start: (max(1, $0.iteration) - 1).multipliedSaturating(by: length), rate: $0.value) }
      let before = started.filter { step in updates.first.map { step.start < $0.iteration } ?? true }
      return try Piecewise(
        first: initial, then: before + updates.map { (start: max(0, $0.iteration), rate: $0.value) })
    } inverse: { form in
      guard let steps = form.steps else { return nil }
      // The rate of a key 1 counts from the beginning, unless there is one for that.
      let first = steps.starts.contains(1) ? [TimedValue(iteration: 0, value: steps.first)] : []
      return [rate(steps.first), update2lr(first + zip(steps.starts, steps.rates.dropFirst()).map { ($0, $1) })]
    }
  }
}
