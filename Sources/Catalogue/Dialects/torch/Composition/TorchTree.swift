import Schedules

/// Schedulers of PyTorch as code puts them together.
package indirect enum TorchTree: Sendable {
  /// A scheduler that stands alone; `order` tells when it was made.
  case leaf(Stage, order: Int)
  /// `SequentialLR`.
  case sequential([TorchTree], milestones: [Int], order: Int)
  /// `ChainedScheduler`.
  case chained([TorchTree], order: Int)

  /// When the scheduler was made, as a number that grows.
  package var order: Int {
    switch self {
    case .leaf(_, let order), .sequential(_, _, let order), .chained(_, let order): order
    }
  }

  /// What it is put together of.
  package var children: [TorchTree] {
    switch self {
    case .leaf: []
    case .sequential(let children, _, _), .chained(let children, _): children
    }
  }

  /// What PyTorch calls it.
  package var call: String {
    switch self {
    case .leaf(let stage, _): stage.definition.name
    case .sequential: "SequentialLR"
    case .chained: "ChainedScheduler"
    }
  }

  /// The entry of what the code puts together: its one parameter is the optimizer's rate.
  package var definition: ScheduleDefinition {
    let tree = self
    return ScheduleDefinition(
      "\(Torch.name).\(call)", summary: "Schedulers put together as the code has them, side effects included.",
      formula: "what \(Torch.place(of: call)) computes step by step on one optimizer",
      source: "\(Torch.release), \(Torch.place(of: call))", example: "torch.ExponentialLR --gamma 0.9"
    ) { declare in
      declare(Torch.rate)
      return .schedule { arguments throws(ScheduleError) in
        var run = try TorchRun(tree, rate: arguments[Torch.rate], context: arguments.context)
        return try run.schedule()
      }
    }
  }
}
