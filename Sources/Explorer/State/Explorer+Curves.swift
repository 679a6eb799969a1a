internal import Catalogue
internal import CommandLanguage
internal import Numbers
internal import Runs

extension Explorer {
  /// Adds a schedule or a modifier and makes its first knob the current one.
  mutating func add(_ definition: ScheduleDefinition, as purpose: Picker.Purpose) {
    // What counts in epochs needs to know how long they are, as its example tells.
    let epoch =
      document.iterationsPerEpoch == nil
      ? StageExample.invocation(of: definition, vocabulary)?.run.stepsPerEpoch : nil
    var context = context
    if let epoch {
      var facts = context.run.facts
      facts.updatesPerEpoch = Fact(epoch, .option("steps-per-epoch"))
      context.run = Run(length: context.run.length, facts: facts)
    }
    let stage = StageExample.stage(of: definition, vocabulary, in: context)
    if case .curve = purpose {
      let isAdded = change {
        $0.curves.append(CurveRequest(ScheduleConfig(stage)))
        if let epoch { $0.run.stepsPerEpoch = epoch }
      }
      if isAdded {
        select(curve: document.curves.count - 1, row: 0)
        if let epoch { message = Message(text: "\(definition.name) counts epochs: one has \(epoch) iterations now.") }
      }
      return
    }
    let current = curve
    let length = curves[current].schedule.length
    let count = document.curves[current].config.operations.count
    let half = half
    let isCut: Bool = if case .cut? = document.curves[current].config.operations.last { true } else { false }
    let isAdded = change { document in
      if let epoch { document.run.stepsPerEpoch = epoch }
      switch purpose {
      case .curve: break
      case .then:
        // A curve that never ends is cut where the run is half over, so that something can follow.
        if length == nil { document.curves[current].config.operations.append(.cut(.updates(half))) }
        document.curves[current].config.operations.append(.then(stage))
      case .resume:
        // A curve that was cut at the end of its last step is taken over there.
        if !isCut { document.curves[current].config.operations.append(.cut(.updates(half))) }
        document.curves[current].config.operations.append(.resume(stage))
      case .times: document.curves[current].config.operations.append(.times(stage))
      case .modifier: document.curves[current].config.operations.append(.modify(stage))
      }
    }
    guard isAdded else { return }
    selectStage(document.curves[current].config.operations.count - 1)
    if document.curves[current].config.operations.count > count.addingSaturating(1) {
      let reason = length == nil ? "The curve never ends: it" : "The curve"
      message = Message(text: "\(reason) was cut by 'for \(half)' to let \(definition.name) follow.")
    }
  }

  private var half: Int { max(evaluation.length / 2, 1) }

  /// Cuts the curve where half of the run is over.
  mutating func cut() {
    let current = curve
    let half = half
    if change({ $0.curves[current].config.operations.append(.cut(.updates(half))) }) {
      selectStage(document.curves[current].config.operations.count - 1)
    }
  }

  /// Adds a copy of the current curve to compare with.
  mutating func duplicate() {
    let copy = CurveRequest(document.curves[curve].config)
    if change({ $0.curves.append(copy) }) {
      select(curve: document.curves.count - 1, row: row)
      message = Message(text: "This is a copy of the curve, to be changed and compared.")
    }
  }

  /// Deletes the stage of the current knob; the first stage is the whole curve.
  mutating func deleteStage() {
    let operation: Int
    switch knob?.place {
    case .stage(.operation(let index)), .cut(let index): operation = index
    case .stage(.first): return deleteCurve()
    case .run, nil:
      message = Message(text: "The run cannot be deleted; D deletes the curve.")
      return
    }
    let current = curve
    if change({ $0.curves[current].config.operations.remove(at: operation) }) {
      selectStage(operation.subtractingSaturating(1))
    }
  }

  /// Deletes the current curve, unless it is the last.
  mutating func deleteCurve() {
    guard document.curves.count > 1 else {
      message = Message(text: "The last curve stays; a adds another one first.")
      return
    }
    let current = curve
    let label = curves[current].label
    if change({ $0.curves.remove(at: current) }) {
      message = Message(text: "\(SafeText.plain(label)) is deleted; u brings it back.")
    }
  }

  /// Makes the first knob of an operation the current one.
  private mutating func selectStage(_ operation: Int) {
    let rows = knobRows
    let wanted: ScheduleConfig.Place = operation < 0 ? .first : .operation(operation)
    let row = rows.firstIndex { row in
      switch row.knob?.place {
      case .stage(let place): place == wanted
      case .cut(let index): index == operation
      case .run, nil: false
      }
    }
    if let row { select(curve: curve, row: row) } else { select(curve: curve, row: self.row) }
  }
}
