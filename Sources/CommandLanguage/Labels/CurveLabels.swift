import Catalogue
import Numbers
import Paths

/// Finds what curves are called: the shortest text that tells them apart.
package enum CurveLabels {
  /// Returns the label of each curve, in their order.
  ///
  /// A label that was given counts. Else a curve is called by its first schedule when no other curve has the same, by all
  /// its stages when those differ, and by the parameters that differ when the stages are the same: `max 0.1` where all
  /// curves have the same stages, `cosine max 0.1` where others have not. Curves that are equal are numbered.
  ///
  /// - Parameter curves: All curves of a chart or a table.
  /// - Returns: The label.
  package static func labels(for curves: [CurveRequest]) -> [String] {
    var labels = curves.map { $0.label ?? "" }
    let open = curves.indices.filter { curves[$0].label == nil }
    for family in groups(of: open, by: { curves[$0].config.first.definition.title }) {
      let isAlone = family.count == open.count
      let structures = groups(of: family) { structure(of: curves[$0].config) }
      for alike in structures {
        let configs = alike.map { curves[$0].config }
        let name = family.count == 1 ? configs[0].first.definition.title : words(for: configs[0])
        let isNameless = isAlone && structures.count == 1 && alike.count > 1
        let differences = alike.count > 1 ? differences(between: configs) : [""]
        for (index, difference) in zip(alike, differences) {
          let parts = isNameless && !difference.isEmpty ? [difference] : [name, difference]
          labels[index] = parts.filter { !$0.isEmpty }.joined(separator: " ")
        }
      }
    }
    return numbered(withoutColumn(labels, of: curves, open), open)
  }

  /// Leaves out the name of a column that all curves are: the axis or the table has it.
  private static func withoutColumn(_ labels: [String], of curves: [CurveRequest], _ open: [Int]) -> [String] {
    let columns = curves.compactMap { curve in curve.record.flatMap { $0.isRate ? nil : $0.column } }
    guard curves.count > 1, columns.count == curves.count, let column = columns.first, Set(columns).count == 1 else {
      return labels
    }
    var short = labels
    for index in open where labels[index].hasSuffix(" \(column)") {
      short[index] = String(labels[index].dropLast(column.count + 1))
    }
    return Set(short).count == Set(labels).count ? short : labels
  }

  /// Divides indices into groups of the same key, in the order of their first members.
  private static func groups(of indices: [Int], by key: (Int) -> String) -> [[Int]] {
    var places: [String: Int] = [:]
    var groups: [[Int]] = []
    for index in indices {
      let key = key(index)
      if let place = places[key] {
        groups[place].append(index)
      } else {
        places[key] = groups.count
        groups.append([index])
      }
    }
    return groups
  }

  /// What curves are alike in when only their parameters differ.
  private static func structure(of config: ScheduleConfig) -> String {
    ([config.first.definition.title] + config.operations.flatMap { words(for: $0) }).joined(separator: " ")
  }

  /// The stages in words, without their parameters: `cosine warmup`, `linear then cosine`.
  private static func words(for config: ScheduleConfig) -> String {
    var words = [config.first.definition.title]
    for (index, operation) in config.operations.enumerated() {
      guard case .cut(let length) = operation else {
        words += Self.words(for: operation)
        continue
      }
      // Where something follows, the cut is what makes room for it.
      if index == config.operations.count - 1 { words += Self.words(for: operation) + [length.description] }
    }
    return words.joined(separator: " ")
  }

  /// What an operation is called without its parameters: its keyword, and the name of its stage.
  private static func words(for operation: ScheduleConfig.Operation) -> [String] {
    [operation.word, operation.stage?.definition.title].compactMap { $0 }
  }

  /// For each of several curves with the same stages, the values that are not the same in all of them.
  private static func differences(between configs: [ScheduleConfig]) -> [String] {
    let aspects = configs.map(aspects)
    guard let first = aspects.first else { return [] }
    let differing = first.indices.filter { index in aspects.contains { $0[index].text != first[index].text } }
    // A few digits of a number do where they tell the curves apart as all of them would.
    let isShort = differing.filter { index in
      Set(aspects.map { $0[index].short }).count == Set(aspects.map { $0[index].text }).count
    }
    return aspects.map { aspects in
      differing.map { index in
        // The name of a parameter that two stages have does not say whose it is.
        let isAmbiguous = differing.contains { $0 != index && aspects[$0].name == aspects[index].name }
        let text = isShort.contains(index) ? aspects[index].short : aspects[index].text
        return (isAmbiguous ? "\(aspects[index].owner) " : "") + text
      }.joined(separator: ", ")
    }
  }

  /// One thing that may differ between curves with the same stages.
  private struct Aspect {
    var owner: String
    var name: String
    var text: String
    /// The same with a few digits of each number.
    var short: String
  }

  private static func aspects(of config: ScheduleConfig) -> [Aspect] {
    var aspects = stageAspects(config.first)
    for operation in config.operations {
      if let stage = operation.stage { aspects += stageAspects(stage) }
      if case .cut(let length) = operation {
        aspects.append(Aspect(owner: "", name: "for", text: "for \(length)", short: "for \(length)"))
      }
    }
    return aspects
  }

  private static func stageAspects(_ stage: Stage) -> [Aspect] {
    stage.definition.parameters.map { parameter in
      Aspect(
        owner: stage.definition.name, name: parameter.name, text: text(of: parameter, in: stage, \.description),
        short: text(of: parameter, in: stage, short))
    }
  }

  /// A parameter and its value, given or by default: `max 0.1`, `staircase`, `no staircase`, `no finish-lr`.
  private static func text(
    of parameter: Parameter, in stage: Stage, _ words: (ParameterValue) -> String
  ) -> String {
    let standard: ParameterValue? = if case .value(let value) = parameter.standard { value } else { nil }
    switch stage.values[parameter.name] ?? standard {
    case nil: return "no \(parameter.name)"
    case .flag(let isOn): return isOn ? parameter.name : "no \(parameter.name)"
    case let value?: return "\(parameter.name) \(ByteText.spelledOut(words(value)))"
    }
  }

  /// Returns values in a few digits where these tell them apart, else in all.
  ///
  /// - Parameter values: Values that are all different.
  /// - Returns: The text of each.
  static func texts(of values: [ParameterValue]) -> [String] {
    let texts = values.map(short)
    return Set(texts).count == values.count ? texts : values.map(\.description)
  }

  private static func short(_ value: ParameterValue) -> String {
    switch value {
    case .number(let number): FigureText.short(number)
    case .list(let values): values.map(short).joined(separator: ",")
    default: value.description
    }
  }

  /// Numbers those labels that were not given and are the same as one before.
  private static func numbered(_ labels: [String], _ open: [Int]) -> [String] {
    var labels = labels
    var taken: [String: Int] = [:]
    for index in labels.indices where !open.contains(index) { taken[labels[index], default: 0] += 1 }
    for index in open {
      let count = (taken[labels[index]] ?? 0) + 1
      taken[labels[index]] = count
      if count > 1 { labels[index] += " (\(count))" }
    }
    return labels
  }
}
