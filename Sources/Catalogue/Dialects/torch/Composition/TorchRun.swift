import Numbers
import RealModule
import Schedules

/// An optimizer and the schedulers that act on its rate, as they stand after some steps.
///
/// Making a scheduler and stepping it changes the rate as in PyTorch: each makes an initial step when it is made, `SequentialLR` takes
/// those back and repeats that of the one that begins, and what a scheduler finds as the rate is what the one before it left.
struct TorchRun: Sendable {
  /// A scheduler that stands alone.
  struct Leaf: Sendable {
    let stage: Stage
    let rule: TorchRule
    /// The rate that closed forms start from.
    var base = 0.0
    /// The last epoch that was stepped to.
    var epoch = -1
    /// How often it was stepped.
    var count = 0
    /// The rates of the epochs, where they are all that counts.
    var own: (any Schedule)?
  }

  enum Node: Sendable {
    case leaf(Int)
    case sequential([Int], milestones: [Int], epoch: Int)
    case chained([Int])
  }

  let context: RunContext
  var leaves: [Leaf] = []
  var nodes: [Node] = []
  /// The scheduler that the training loop steps.
  private(set) var root = 0
  /// What PyTorch calls it.
  private(set) var call: String
  /// The optimizer's rate.
  var rate: Double
  private var initialRate: Double?

  /// Makes the optimizer and its schedulers, one after the other.
  ///
  /// - Parameters:
  ///   - tree: The schedulers.
  ///   - rate: The optimizer's rate.
  ///   - context: The run.
  /// - Throws: ``ScheduleError`` for what PyTorch refuses to make.
  init(_ tree: TorchTree, rate: Double, context: RunContext) throws(ScheduleError) {
    (self.rate, self.context, call) = (rate, context, tree.call)
    var made: [Int: Int] = [:]
    for part in Self.parts(of: tree) where made[part.order] == nil {
      let children = part.children.compactMap { made[$0.order] }
      made[part.order] = try make(part, of: children)
    }
    root = nodes.count - 1
  }

  /// The parts of a tree in the order in which they are made.
  private static func parts(of tree: TorchTree) -> [TorchTree] {
    (tree.children.flatMap(parts) + [tree]).enumerated()
      .sorted { ($0.element.order, $0.offset) < ($1.element.order, $1.offset) }.map(\.element)
  }

  private mutating func make(_ tree: TorchTree, of children: [Int]) throws(ScheduleError) -> Int {
    func refused(_ reason: String) -> ScheduleError { Torch.refused(tree.call, reason) }
    let number = nodes.count
    if case .leaf = tree {
    } else {
      guard !children.isEmpty else {
        let what = if case .chained = tree { "scheduler to be chained" } else { "scheduler" }
        throw refused("ValueError: \(tree.call) expects at least one \(what), but got no scheduler.")
      }
      let plateau = tree.children.firstIndex { child in
        if case .leaf(let stage, _) = child { stage.definition.name == Torch.reduceLROnPlateau.name } else { false }
      }
      if let plateau {
        throw refused(
          "ValueError: \(tree.call) does not support `ReduceLROnPlateau` scheduler as it requires additional kwargs to be specified when calling `step`, but got one at index \(plateau) in the given schedulers sequence."
        )
      }
    }
    if case .leaf(let stage, _) = tree { try check(stage) }
    do throws(TorchFailure) {
      switch tree {
      case .leaf(let stage, _):
        nodes.append(.leaf(leaves.count))
        try make(stage)
      case .chained: nodes.append(.chained(children))
      case .sequential(_, let milestones, _):
        guard milestones.count == children.count - 1 else {
          throw TorchFailure(
            "ValueError: Sequential Schedulers expects number of schedulers provided to be one more than the number of milestone points, but got number of schedulers \(children.count) and the number of milestones to be equal to \(milestones.count)"
          )
        }
        nodes.append(.sequential(children, milestones: milestones, epoch: 0))
        rate = initialRate ?? rate
        undo(number)
        let first = children[Self.place(of: 0, in: milestones)]
        if case .leaf(let leaf) = nodes[first] { try begin(leaf) } else { try step(first) }
      }
    } catch {
      throw refused(error.words)
    }
    return number
  }

  /// Checks the values of a scheduler, as its entry does.
  private func check(_ stage: Stage) throws(ScheduleError) {
    // What it is put into refuses it, whatever its values.
    if stage.definition.name == Torch.reduceLROnPlateau.name { return }
    do throws(ConfigError) {
      _ = try Leaf(stage: stage, rule: .absolute).schedule(rate: rate.magnitude, in: context)
    } catch {
      throw error.reason
    }
  }

  private mutating func make(_ stage: Stage) throws(TorchFailure) {
    var leaf = Leaf(stage: stage, rule: TorchRule(stage))
    let call = stage.definition.name
    if call == Torch.oneCycleLR.name {
      let rates = try ownRates(of: leaf)
      initialRate = rates(0)
    } else if call == Torch.cyclicLR.name {
      rate = stage.number("base_lr") ?? rate
    }
    let initial = initialRate ?? rate
    initialRate = initial
    leaf.base = initial
    if case .absolute = leaf.rule, stage.definition.name != Torch.reduceLROnPlateau.name {
      leaf.own = try ownRates(of: leaf)
    }
    leaves.append(leaf)
    try begin(leaves.count - 1)
    // Its own base rate counts only from the next step on.
    if call == Torch.cyclicLR.name { rate = initial }
  }

  /// The rates of a scheduler whose rates are those of the epochs alone.
  private func ownRates(of leaf: Leaf) throws(TorchFailure) -> any Schedule {
    do throws(ConfigError) {
      return try leaf.schedule(rate: leaf.base, in: context)
    } catch {
      throw TorchFailure(Self.words(error.reason))
    }
  }

  private static func words(_ error: ScheduleError) -> String {
    if case .refused(_, let reason) = error { reason } else { "ValueError: \(error)" }
  }

  // MARK: - Steps

  /// Takes the step of making a scheduler.
  private mutating func begin(_ leaf: Int) throws(TorchFailure) {
    leaves[leaf].count = 0
    try step(leaf: leaf, isInitial: true)
  }

  /// Steps the scheduler that the training loop steps.
  ///
  /// - Throws: ``TorchFailure`` where PyTorch raises.
  mutating func step() throws(TorchFailure) { try step(root) }

  private mutating func step(_ node: Int) throws(TorchFailure) {
    switch nodes[node] {
    case .leaf(let leaf): try step(leaf: leaf, isInitial: false)
    case .chained(let children): for child in children { try step(child) }
    case .sequential(let children, let milestones, let before):
      let epoch = before.addingSaturating(1)
      nodes[node] = .sequential(children, milestones: milestones, epoch: epoch)
      let place = Self.place(of: epoch, in: milestones)
      guard place > 0, milestones[place - 1] == epoch else { return try step(children[place]) }
      guard case .leaf(let leaf) = nodes[children[place]] else { throw TorchFailure("NotImplementedError") }
      leaves[leaf].epoch = 0
      if let closed = try closedRate(of: leaves[leaf]) {
        rate = closed
      } else {
        rate = try nextRate(of: leaves[leaf], isInitial: false)
      }
    }
  }

  private mutating func step(leaf: Int, isInitial: Bool) throws(TorchFailure) {
    leaves[leaf].count = leaves[leaf].count.addingSaturating(1)
    leaves[leaf].epoch = leaves[leaf].epoch.addingSaturating(1)
    // Warm restarts begin anew instead of at an epoch before the first.
    if leaves[leaf].own != nil { leaves[leaf].epoch = max(0, leaves[leaf].epoch) }
    rate = try nextRate(of: leaves[leaf], isInitial: isInitial)
  }

  /// Where an epoch stands among milestones, as `bisect_right` finds it whether they ascend or not.
  static func place(of epoch: Int, in milestones: [Int]) -> Int {
    var (low, high) = (0, milestones.count)
    while low < high {
      let middle = (low + high) / 2
      if epoch < milestones[middle] { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private mutating func undo(_ node: Int) {
    switch nodes[node] {
    case .leaf(let leaf): leaves[leaf].epoch -= 1
    case .chained(let children), .sequential(let children, _, _): for child in children { undo(child) }
    }
  }

  private func nextRate(of leaf: Leaf, isInitial: Bool) throws(TorchFailure) -> Double {
    let epoch = leaf.epoch
    switch leaf.rule {
    case .absolute:
      guard let own = leaf.own else { return rate }
      if let refusal = own.refusal, epoch >= refusal.iteration { throw TorchFailure(refusal.reason) }
      return own(epoch)
    case .cosine(let half, let minimum):
      if isInitial || half == 0 { return rate }
      let wave = Double(half)
      if (epoch - 1).subtractingSaturating(half) % half.multipliedSaturating(by: 2) == 0 {
        return rate + (leaf.base - minimum) * (1 - Double.cos(.pi / wave)) / 2
      }
      // Of very long waves the cosine near the turn is -1 to the last digit, and Python divides by 0.
      let before = 1 + Double.cos(.pi * (Double(epoch) - 1) / wave)
      guard before != 0 else { throw .division }
      return (1 + Double.cos(.pi * Double(epoch) / wave)) / before * (rate - minimum) + minimum
    case .averaging(let target, let total, let isLinear):
      let step = total == 0 ? max(1, leaf.count - 1) : leaf.count - 1
      let before = TorchRule.share(step - 1, of: total, isLinear: isLinear)
      let share = TorchRule.share(step, of: total, isLinear: isLinear)
      let start = before == 1 ? target : (rate - before * target) / (1 - before)
      return target * share + start * (1 - share)
    default:
      return rate * (try leaf.rule.factor(epoch, isInitial: isInitial) ?? 1)
    }
  }

  private func closedRate(of leaf: Leaf) throws(TorchFailure) -> Double? {
    if case .cosine(let half, let minimum) = leaf.rule {
      return minimum + (leaf.base - minimum) * (1 + Double.cos(.pi * Double(leaf.epoch) / Double(half))) / 2
    }
    return try leaf.rule.closed(leaf.epoch).map { leaf.base * $0 }
  }
}

extension TorchRun.Leaf {
  /// Builds the entry's schedule of a rate.
  ///
  /// - Parameters:
  ///   - rate: The optimizer's rate, where it counts.
  ///   - context: The run.
  /// - Returns: The schedule.
  /// - Throws: ``ConfigError`` where that cannot be done.
  func schedule(rate: Double, in context: RunContext) throws(ConfigError) -> any Schedule {
    var stage = stage
    if stage.definition.takesOptimizerRate { stage.values[CallSignature.rate] = .number(rate) }
    return try ScheduleConfig(stage).schedule(in: context)
  }
}
