package import Documents
import Numbers

/// Facts that no file tells: options of the command, `--set`, the release and the parameter group.
extension ConfigReading {
  /// Returns what an option of the command tells.
  ///
  /// - Parameter option: The option.
  /// - Returns: The number; `nil` where it is not given.
  package mutating func option(_ option: ConfigOption) -> Int? {
    guard let value = given.counts[option] else { return nil }
    ledger.note(option.rawValue, String(value), .option(option.rawValue))
    return value
  }

  /// Returns what an option of the command tells, which is asked for where it is missing.
  ///
  /// - Parameters:
  ///   - option: The option.
  ///   - meaning: What it is here, where it is not what the option says of itself.
  /// - Returns: The number; 1 as a stand-in where it is missing.
  package mutating func need(_ option: ConfigOption, _ meaning: String? = nil) -> Int {
    if let value = self.option(option) { return value }
    ask("--\(option.rawValue) N", meaning ?? option.meaning)
    return 1
  }

  /// The epochs that the option tells; `nil` where it is not given.
  package mutating func toldEpochs() -> Double? {
    guard let epochs = given.epochs else { return nil }
    ledger.note("epochs", numberText(epochs), .option("epochs"))
    return epochs
  }

  /// The processes that train together, which the option or the launcher of a shell script tells; they are asked for where
  /// nothing does, with 1 as a stand-in.
  package mutating func worldSize() -> Int {
    if let value = option(.worldSize) { return value }
    if let processes = file.launch?.processes, let value = try? Field(["processes"], processes).integer() {
      ledger.note("world size", String(value), .place(processes.span))
      return value
    }
    return need(.worldSize)
  }

  /// The training samples of an epoch, which are asked for where nothing tells them; 1 as a stand-in.
  package mutating func samples() -> Int { need(.samples) }

  /// Returns what `--set` tells of a fact that is no key of the file.
  ///
  /// - Parameter name: The name of the fact, one of the format's.
  /// - Returns: The value; `nil` where it is not given.
  package mutating func setting(_ name: String) -> Field? {
    guard let setting = given.settings.last(where: { $0.name.isSameKey(as: name) }) else { return nil }
    usedSettings.insert(setting.name)
    ledger.note(name, setting.value.plainText ?? setting.value.words, .setting(setting.name))
    return Field([name], setting.value)
  }

  /// Returns the whole number that `--set` tells of a fact, which is asked for where it is missing.
  ///
  /// - Parameters:
  ///   - name: The name of the fact, one of the format's.
  ///   - meaning: What it is.
  /// - Returns: The number; 1 as a stand-in where it is missing.
  /// - Throws: A ``ConfigFault`` for what is no whole number.
  package mutating func needSetting(_ name: String, _ meaning: String) throws(ConfigFault) -> Int {
    guard let field = setting(name) else {
      ask("--set \(name)=N", meaning)
      return 1
    }
    return try document { () throws(DocumentFault) in try field.integer() }
  }

  /// Asks for a fact.
  ///
  /// - Parameters:
  ///   - remedy: What would tell it: `--samples N`.
  ///   - meaning: What it is.
  ///   - isMetric: Whether it is a metric, which nothing can tell before the run.
  package mutating func ask(_ remedy: String, _ meaning: String, isMetric: Bool = false) {
    let fact = MissingConfigFact(remedy, meaning, isMetric: isMetric)
    if !missing.contains(fact) { missing.append(fact) }
  }

  /// The release of the framework that was given; it is noted that it counts.
  package mutating func release() -> Release? {
    guard let text = given.release else { return nil }
    ledger.note("release", text, .option("release"))
    return Release(text)
  }

  /// Returns the parameter group whose rate is meant.
  ///
  /// - Parameters:
  ///   - all: The names of all groups.
  ///   - main: The framework's main one; `nil` where there is none, so that the group is asked for.
  /// - Returns: The group; the first as a stand-in where it is missing.
  package mutating func group(of all: [String], main: String?) -> String {
    if let name = given.group, let known = all.first(where: { $0.isSameKey(as: name) }) {
      ledger.note("group", known, .option("group"))
      group = (known, all)
      return known
    }
    if given.isForAllGroups {
      group = (all.first, all)
      return all.first ?? ""
    }
    guard given.group == nil, let chosen = main else {
      ask("--group NAME", "the parameter group, one of \(all.joined(separator: ", "))")
      group = (all.first, all)
      return all.first ?? ""
    }
    group = (chosen, all)
    return chosen
  }
}
