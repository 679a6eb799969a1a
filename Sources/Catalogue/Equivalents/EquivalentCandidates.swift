import Numbers
import Runs
import Schedules

/// Curves that may be another one in other words: what the inverses of the catalogue find in its form.
///
/// A candidate claims nothing; it is built and compared.
struct EquivalentCandidates {
  /// The form of the curve, and those that are nearly it.
  private let forms: [CurveForm]

  /// Looks at a curve.
  ///
  /// - Parameter schedule: The curve.
  init(of schedule: any Schedule) {
    // Without any form, the curve may still hold its first rate nearly always.
    let written = schedule.form?.normalized
    let form = (written?.isReadable == true ? written : nil) ?? schedule.fittedForm ?? .hold(schedule(0))
    var forms = [form]
    if case .law(.formula) = form { forms += [form.closedLaw, .hold(schedule(0))].compactMap(\.self) }
    forms += (form.closedLaw ?? form).nearby
    self.forms = forms
  }

  /// The entry alone, for each form that it has values for, the form itself first.
  ///
  /// - Parameter definition: An entry that begins a curve.
  /// - Returns: The entry alone.
  func configs(of definition: ScheduleDefinition) -> [ScheduleConfig] {
    distinct(forms.compactMap { form in Self.stage(definition, form).map { ScheduleConfig($0) } })
  }

  /// A schedule under a modifier.
  ///
  /// - Parameters:
  ///   - modifier: The modifier.
  ///   - definitions: The schedules; the first that has what the modifier wraps is taken.
  ///   - depth: How many further modifiers may stand between the two.
  ///   - nearly: Whether forms that are nearly that of the curve are looked at too.
  /// - Returns: The schedule.
  func configs(
    under modifier: ScheduleDefinition, of definitions: [ScheduleDefinition], depth: Int = 0, nearly: Bool = false
  ) -> [ScheduleConfig] {
    let forms = nearly ? forms : Array(forms.prefix(1))
    return distinct(forms.compactMap { Self.config(under: modifier, of: definitions, $0, depth: depth) })
  }

  /// Schedules one after the other.
  ///
  /// - Parameter definitions: The schedules; of each part the first that has it is taken.
  /// - Returns: The Schedules.
  func configs(joining definitions: [ScheduleDefinition]) -> [ScheduleConfig] {
    forms.first.flatMap { Self.config(joining: definitions, $0, atMost: Self.mostJoined) }.map { [$0] } ?? []
  }

  private static let mostJoined = 4

  private func distinct(_ configs: [ScheduleConfig]) -> [ScheduleConfig] {
    var seen: Set<ScheduleConfig> = []
    return configs.filter { seen.insert($0).inserted }
  }

  private static func stage(_ definition: ScheduleDefinition, _ form: CurveForm) -> Stage? {
    guard let solution = definition.solution(of: form) else { return nil }
    let stage = Stage(definition, solution)
    return stage.hasNoRate ? nil : stage
  }

  private static func first(of definitions: [ScheduleDefinition], _ form: CurveForm) -> Stage? {
    for definition in definitions {
      if let stage = stage(definition, form) { return stage }
    }
    return nil
  }

  private static func config(
    under modifier: ScheduleDefinition, of definitions: [ScheduleDefinition], _ form: CurveForm, depth: Int
  ) -> ScheduleConfig? {
    // One way needs no modifier, and one that leaves the curve as it is says nothing.
    guard form.way == nil, let solution = modifier.solution(of: form), let inner = solution.inner?.normalized,
      inner != form
    else {
      return nil
    }
    var config: ScheduleConfig?
    if let first = first(of: definitions, inner) {
      config = ScheduleConfig(first)
    } else if depth > 0 {
      config = Own.modifiers.lazy.compactMap { Self.config(under: $0, of: definitions, inner, depth: depth - 1) }.first
    }
    config?.operations.append(.modify(Stage(modifier, solution)))
    return config
  }

  private static func config(
    joining definitions: [ScheduleDefinition], _ form: CurveForm, atMost most: Int
  ) -> ScheduleConfig? {
    guard most > 1, let beginning = form.beginning, let first = first(of: definitions, beginning.form) else {
      return nil
    }
    let cut = ScheduleConfig.Operation.cut(.updates(beginning.count))
    if let rest = Self.first(of: definitions, beginning.rest) { return ScheduleConfig(first, [cut, .then(rest)]) }
    guard let rest = config(joining: definitions, beginning.rest, atMost: most - 1) else { return nil }
    return ScheduleConfig(first, [cut, .then(rest.first)] + rest.operations)
  }
}

extension CurveForm.Beginning {
  /// The way alone, after which its rate holds.
  fileprivate var form: CurveForm { CurveForm.legs([way]).normalized }
}

extension Stage {
  /// Whether a rate of 0 is given where all rates of a curve are multiples of it.
  fileprivate var hasNoRate: Bool { values["lr"] == .number(0) || values["learning_rate"] == .number(0) }
}
