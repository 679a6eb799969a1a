import Catalogue
import Numbers
import Runs
import Schedules

extension CallReader {
  /// A call as a stage of a curve.
  struct Made {
    var definition: ScheduleDefinition
    var values: [String: ParameterValue]
    var takesRate: Bool
    var finding: NameFinding?

    var stage: Stage { Stage(definition, values) }
  }

  /// Notes that a call is a part of the schedule.
  private mutating func take(_ call: ScriptCall) throws(ScriptFault) {
    taken.insert(call.range.upperBound)
    count += 1
    guard count <= Self.mostSchedules else {
      throw ScriptFault(call.range, "there are more than \(Self.mostSchedules) schedules within each other")
    }
  }

  /// Makes a stage of a call of a scheduler.
  mutating func stage(of call: ScriptCall) throws(ScriptFault) -> Made {
    try take(call)
    switch Composition(path: call.path) {
    case .sequential?, .chained?:
      let tree = try tree(of: call)
      return Made(definition: tree.definition, values: [:], takesRate: true)
    case .joined?: return try joined(call)
    case .chosen?: return try chosen(call)
    case nil:
      guard let finding = finding(call.path) else {
        throw ScriptFault(call.pathRange, "'\(call.path.prefix(60))' is no scheduler that is known here")
      }
      return try entry(call, finding)
    }
  }

  /// The entry of a call: the first whose parameters take all that is given.
  private mutating func entry(_ call: ScriptCall, _ finding: NameFinding) throws(ScriptFault) -> Made {
    var first: ScriptFault?
    for definition in finding.candidates {
      var attempt = self
      do throws(ScriptFault) {
        let values = try attempt.values(of: call, for: definition)
        self = attempt
        return Made(definition: definition, values: values, takesRate: definition.takesOptimizerRate, finding: finding)
      } catch {
        first = first ?? error
      }
    }
    throw first ?? ScriptFault(call.range, "it is no scheduler that is known here")
  }

  // MARK: - PyTorch

  /// Schedulers that are put together, or one that stands alone.
  private mutating func tree(of call: ScriptCall) throws(ScriptFault) -> TorchTree {
    let order = call.range.upperBound
    try take(call)
    switch Composition(path: call.path) {
    case .sequential?:
      let bound = try bind(call, CallSignature("optimizer schedulers milestones last_epoch verbose"))
      takeRate(bound)
      let children = try children(bound["schedulers"], of: call)
      let milestones = try wholes(bound["milestones"], "milestones", of: call)
      return .sequential(children, milestones: milestones, order: order)
    case .chained?:
      let bound = try bind(call, CallSignature("schedulers optimizer"))
      takeRate(bound)
      return .chained(try children(bound["schedulers"], of: call), order: order)
    case .joined?, .chosen?, nil:
      let made = try stage(of: call)
      guard ["torch", HFNames.dialect].contains(made.definition.dialect) else {
        throw ScriptFault(call.pathRange, "\(made.definition.name) does not act on an optimizer of PyTorch")
      }
      return .leaf(made.stage, order: order)
    }
  }

  private mutating func children(_ bound: Bound?, of call: ScriptCall) throws(ScriptFault) -> [TorchTree] {
    guard let bound else { throw ScriptFault(call.range, "\(call.path) needs 'schedulers'") }
    var trees: [TorchTree] = []
    for value in try elements(bound) { trees.append(try tree(of: try self.call(value, bound.range))) }
    return trees
  }

  // MARK: - optax and transformers

  private mutating func joined(_ call: ScriptCall) throws(ScriptFault) -> Made {
    let bound = try bind(call, CallSignature("schedules boundaries"))
    guard let schedules = bound["schedules"] else { throw ScriptFault(call.range, "\(call.path) needs 'schedules'") }
    var stages: [Stage] = []
    for value in try elements(schedules) {
      let child = try self.call(value, schedules.range)
      let made = try stage(of: child)
      guard made.definition.dialect == "optax" else {
        throw ScriptFault(child.pathRange, "\(made.definition.name) is no schedule of optax")
      }
      stages.append(made.stage)
    }
    let boundaries = try wholes(bound["boundaries"], "boundaries", of: call)
    return Made(definition: OptaxJoinedSchedules.definition(stages, at: boundaries), values: [:], takesRate: false)
  }

  /// `get_scheduler` of transformers, which chooses by a name and hands on what the schedule takes.
  private mutating func chosen(_ call: ScriptCall) throws(ScriptFault) -> Made {
    let bound = try bind(
      call,
      CallSignature(
        "name optimizer num_warmup_steps num_training_steps scheduler_specific_kwargs * num_cycles power last_epoch "
          + "step_rules"))
    guard let name = bound["name"] else { throw ScriptFault(call.range, "\(call.path) needs 'name'") }
    let word: String
    switch settled(name.value, parameter: "name") {
    case .text(let text): word = text
    case let other:
      // A member of an enumeration, as `SchedulerType.COSINE`.
      guard let item = other.unknown?.items.first, item.isName, let stop = item.text.lastIndex(of: ".") else {
        try note(other, "name", name.range)
        throw ScriptFault(name.range, "the name of a schedule must be a string")
      }
      word = item.text[item.text.index(after: stop)...].lowercased()
    }
    guard let definition = lookup("\(HFNames.dialect).\(word)")?.first, let signature = definition.signature else {
      throw ScriptFault(name.range, "'\(word.prefix(40))' is no schedule of transformers")
    }
    var arguments = ["optimizer", "num_warmup_steps", "num_training_steps", "num_cycles", "power"].compactMap {
      name -> ScriptCall.Argument? in
      guard let value = bound[name], signature.takes(name, of: definition) else { return nil }
      return ScriptCall.Argument(name: name, isUnpacked: false, value: value.value, range: value.range)
    }
    if let more = bound["scheduler_specific_kwargs"], case .dictionary(let entries) = more.value {
      for case .text(let key) in entries.map(\.key) {
        guard let value = entries.last(where: { if case .text(key) = $0.key { true } else { false } }) else { continue }
        arguments.removeAll { $0.name == key }
        arguments.append(
          ScriptCall.Argument(name: key, isUnpacked: false, value: value.value, range: more.range))
      }
    }
    var inner = call
    inner.arguments = arguments
    let values = try values(of: inner, for: definition)
    return Made(definition: definition, values: values, takesRate: definition.takesOptimizerRate)
  }

  // MARK: - Lists

  private mutating func elements(_ bound: Bound) throws(ScriptFault) -> [ScriptValue] {
    switch settled(bound.value, parameter: bound.name) {
    case .sequence(let sequence):
      guard let values = sequence.values else { break }
      return values
    case let other: try note(other, bound.name, bound.range)
    }
    throw ScriptFault(bound.range, "'\(bound.name)' must be a list")
  }

  private func call(_ value: ScriptValue, _ range: Range<Int>) throws(ScriptFault) -> ScriptCall {
    guard case .call(let call) = value else {
      let what = value.unknown?.items.first.map { "'\($0.text.prefix(40))'" } ?? value.kind
      throw ScriptFault(value.unknown?.items.first?.range ?? range, "\(what) is no scheduler that the code makes")
    }
    return call
  }

  private mutating func wholes(_ bound: Bound?, _ name: String, of call: ScriptCall) throws(ScriptFault) -> [Int] {
    guard let bound else { throw ScriptFault(call.range, "\(call.path) needs '\(name)'") }
    let parameter = Parameter(name, .list(of: .count), .required, help: "")
    guard case .list(let values)? = try value(bound, for: parameter) else { return [] }
    return values.compactMap { if case .count(let count) = $0 { count } else { nil } }
  }
}
