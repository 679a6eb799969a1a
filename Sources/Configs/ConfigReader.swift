import Catalogue
package import Documents
import Numbers
import Runs

/// Reads the run that a config describes.
package enum ConfigReader {
  /// Returns the run that a config describes.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - companions: The files that were given with it.
  ///   - name: The format that was named; `nil` for the one whose signs the file has.
  ///   - given: What is told beside the files.
  ///   - read: Reads a file that the config names.
  /// - Returns: The run.
  /// - Throws: A ``ConfigFault``.
  package static func plan(
    of file: ConfigFile, companions: [ConfigFile] = [], format name: String? = nil, given: GivenFacts = GivenFacts(),
    read: @escaping ConfigFileReader = { _ in nil }
  ) throws(ConfigFault) -> RunPlan {
    let found = try reading(of: file, companions: companions, format: name, given: given, read: read)
    guard found.missing.isEmpty else {
      throw .missing(found.missing, format: found.plan.format, path: file.path)
    }
    if let refusal = found.plan.refusal, !given.isAsMeant {
      throw .refused(refusal, found.refusedAt, format: found.plan.format)
    }
    return found.plan
  }

  /// Returns the run that a config describes as far as it is known, with what is missing and why it would not start.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - companions: The files that were given with it.
  ///   - name: The format that was named; `nil` for the one whose signs the file has.
  ///   - given: What is told beside the files.
  ///   - read: Reads a file that the config names.
  /// - Returns: The run as it was meant, and what stands against it.
  /// - Throws: A ``ConfigFault`` for what cannot be read at all.
  package static func reading(
    of file: ConfigFile, companions: [ConfigFile] = [], format name: String? = nil, given: GivenFacts = GivenFacts(),
    read: @escaping ConfigFileReader = { _ in nil }
  ) throws(ConfigFault) -> FoundRun {
    let format = try format(of: file, named: name)
    var reading = ConfigReading(file, companions: companions, given: given, format: format, read: read)
    if let release = given.release, Release(release).numbers.isEmpty { throw .unreadableRelease(release) }
    try reading.applySettings()
    let planned = try plan(&reading)
    try reading.checkSettings()
    try reading.checkGroup()
    reading.checkRelease()
    var facts = RunFacts()
    facts.updatesPerEpoch = planned.updatesPerEpoch.map { Fact(max(1, $0), .standard) }
    let plan = RunPlan(
      format: format.name, release: format.release, path: file.path, curve: planned.curve, facts: facts,
      updates: max(0, planned.updates),
      firstUpdate: given.resumeAt ?? reading.firstUpdate, group: reading.group.name, groups: reading.group.all,
      ledger: reading.ledger, notes: reading.notes, refusal: reading.refusal?.words,
      resumed: planned.resumed, scheduleEnd: planned.scheduleEnd,
      onResume: planned.onResume, root: reading.root)
    return FoundRun(plan: plan, missing: reading.missing, refusedAt: reading.refusal?.span)
  }

  /// Reads the run, and finds the place of a schedule that nobody knows.
  private static func plan(_ reading: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    do throws(ConfigFault) {
      return try reading.format.plan(&reading)
    } catch {
      guard case .schedule(.unknownName(let name), let format) = error else { throw error }
      throw reading.unknownSchedule(name, format)
    }
  }

  /// The format that was named, or the one whose signs a file has.
  private static func format(of file: ConfigFile, named name: String?) throws(ConfigFault) -> any ConfigFormat.Type {
    if let name {
      guard let format = ConfigFormats.named(name) else { throw .unknownFormat(name) }
      return format
    }
    guard let format = ConfigFormats.recognising(file) else { throw .unrecognised(path: file.path) }
    return format
  }
}

/// The run of a config as far as it is known: rates that hang on missing facts are stand-ins.
package struct FoundRun: Sendable {
  /// The run as it was meant.
  package var plan: RunPlan
  /// The facts that are missing.
  package var missing: [MissingConfigFact]
  /// Where the reason stands for which the framework would not start it.
  package var refusedAt: Span?
}

extension ConfigReading {
  /// Puts what `--set` gives for keys into the file: what is no fact of the format is a key.
  mutating func applySettings() throws(ConfigFault) {
    let facts = format.facts.map(\.name)
    for setting in given.settings where !facts.contains(where: { $0.isSameKey(as: setting.name) }) {
      let path = path(of: setting.name)
      if root.value(at: path) != nil || format.keys.contains(where: { $0.name.isSameKey(as: setting.name) }) {
        usedSettings.insert(setting.name)
      }
      guard let changed = root.setting(path, to: setting.value) else { throw unused(setting) }
      file.root = changed
    }
  }

  /// The keys that a name leads to: those that the file has with `-` for `_`, else the format's, else as they are written.
  func path(of name: String) -> [String] {
    let written = name.split(separator: ".").map(String.init)
    let standard = format.keys.first { $0.name.isSameKey(as: name) }?.name.split(separator: ".").map(String.init)
    var node: Node? = root
    return written.enumerated().map { index, key in
      let known = node?.entries?.last { $0.key.string?.isSameKey(as: key) == true }
      node = known?.value
      return known?.key.string ?? standard?[index] ?? key
    }
  }

  /// A setting must be of use: a fact, a key that the file or the format has, or one that was read.
  func checkSettings() throws(ConfigFault) {
    let read = ledger.entries.compactMap { if case .setting(let name) = $0.source { name } else { nil } }
    // A fact that this run does not need is no slip.
    let known = usedSettings.union(read)
    for setting in given.settings
    where !known.contains(setting.name) && !format.facts.contains(where: { $0.name.isSameKey(as: setting.name) }) {
      throw unused(setting)
    }
  }

  /// A group that was asked for must be one of those that the run has.
  func checkGroup() throws(ConfigFault) {
    guard let name = given.group, !given.isForAllGroups, !group.all.contains(where: { $0.isSameKey(as: name) }) else {
      return
    }
    throw .unknownGroup(name, all: group.all, format: format.name)
  }

  /// A release that decides nothing is told of.
  mutating func checkRelease() {
    guard let release = given.release, !ledger.entries.contains(where: { $0.name == "release" }) else { return }
    note("--release \(release) decides nothing here: the rates are those of \(format.release)")
  }

  /// The fault of a schedule that the framework does not have, at the place where the config names it.
  func unknownSchedule(_ name: String, _ format: String) -> ConfigFault {
    let parts = name.split(separator: ".", maxSplits: 1)
    let short = parts.count > 1 ? String(parts[1]) : name
    let prefix = name.dropLast(short.count)
    let known = Catalogue.definitions.map(\.name).filter { !prefix.isEmpty && $0.hasPrefix(prefix) }
      .map { String($0.dropFirst(prefix.count)) }
    let entry = ledger.entries.last { $0.value == short || $0.value.hasSuffix("." + short) }
    let span: Span? =
      switch entry?.source {
      case .place(let span): span
      case .setting(let name): given.settings.last { $0.name == name }?.value.span
      case .option, .standard, .derived, nil: nil
      }
    return .unknownSchedule(short, span, format: format, known: known)
  }

  private func unused(_ setting: GivenFacts.Setting) -> ConfigFault {
    .unusedSetting(setting.name, format: format.name, known: (format.facts + format.keys).map(\.name))
  }
}
