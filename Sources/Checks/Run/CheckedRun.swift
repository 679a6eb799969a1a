import Catalogue
package import Configs
import Documents
import Numbers
import Schedules

/// A run as rules look at it: the facts that were read, and the rates that follow from them.
package struct CheckedRun: Sendable {
  /// The file.
  let file: ConfigFile
  /// The plan as it was meant.
  let plan: RunPlan
  /// The facts that are missing.
  let missing: [MissingConfigFact]
  /// Where the reason stands for which the framework would not start the run.
  let refusedAt: Span?
  /// The rates; `nil` where they cannot be known, or the run would not start.
  let trace: RateTrace?
  /// What reads the run again with something changed.
  private let origin: Origin

  private struct Origin: Sendable {
    let companions: [ConfigFile]
    let format: String?
    let given: GivenFacts
    let files: [String: [UInt8]]
  }

  /// Reads the run of a config.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - companions: The files that were given with it.
  ///   - format: The format that was named; `nil` for the one whose signs the file has.
  ///   - given: What is told beside the files.
  ///   - read: Reads a file that the config names.
  /// - Throws: What keeps a run from being read at all.
  package init(
    of file: ConfigFile, companions: [ConfigFile] = [], format: String? = nil, given: GivenFacts = GivenFacts(),
    read: (String) -> [UInt8]? = { _ in nil }
  ) throws(ConfigFault) {
    var files: [String: [UInt8]] = [:]
    let found: FoundRun
    do throws(ConfigFault) {
      found = try withoutActuallyEscaping(read) { (read) throws(ConfigFault) in
        let recorder = Recorder(read)
        let found = try ConfigReader.reading(
          of: file, companions: companions, format: format, given: given, read: { recorder.bytes(of: $0) })
        files = recorder.files
        return found
      }
    } catch { throw error }
    self.file = file
    plan = found.plan
    missing = found.missing
    refusedAt = found.refusedAt
    origin = Origin(companions: companions, format: format ?? found.plan.format, given: given, files: files)
    trace = found.missing.isEmpty && found.plan.refusal == nil ? RateTrace(found.plan) : nil
  }

  /// Looks at a plan that no file is behind.
  init(file: ConfigFile, plan: RunPlan) {
    self.file = file
    self.plan = plan
    missing = []
    refusedAt = nil
    origin = Origin(companions: [], format: nil, given: GivenFacts(), files: [:])
    trace = RateTrace(plan)
  }

  /// Keeps the files that a config names, which are read once.
  private final class Recorder {
    private let read: (String) -> [UInt8]?
    var files: [String: [UInt8]] = [:]

    init(_ read: @escaping (String) -> [UInt8]?) { self.read = read }

    func bytes(of path: String) -> [UInt8]? {
      if let known = files[path] { return known }
      let bytes = read(path)
      files[path] = bytes
      return bytes
    }
  }

  /// The files that the config names, which belong to it.
  package var parts: Set<String> { Set(origin.files.keys) }

  /// Returns the finding for what keeps a run from being read; `nil` where it is the command line's fault, or the file's as one.
  ///
  /// - Parameter fault: What keeps it.
  /// - Returns: The finding.
  package static func finding(of fault: ConfigFault) -> Finding? {
    switch fault {
    case .document(let fault):
      let isOpen = ["${", "environment", "'auto'", "'oc.env"].contains { fault.reason.contains($0) }
      return Finding(isOpen ? "LR014" : "LR030", isOpen ? .warning : .error, fault.reason, at: fault.span)
    case .unreadable(let path, let span):
      return Finding("LR014", .warning, "the rate depends on \(path), which cannot be read", at: span)
    case .missing(let facts, _, _):
      let list = facts.map(\.meaning).joined(separator: "; ")
      return Finding("LR014", .warning, "the rate depends on \(list), which this file does not give")
    case .refused(let words, let span, let format):
      return Finding("LR030", .error, "\(format) would not start this run: \(words)", at: span)
    case .schedule(let error, let format):
      return Finding("LR030", .error, "what \(format) makes of the file is no schedule: \(error)")
    case .unrecognised, .unknownFormat, .unusedSetting: return nil
    }
  }

  // MARK: What was read

  /// A number or word that was read, with where it stands.
  struct Entry: Sendable {
    /// The key, with dots.
    var key: String
    /// Its value as it is written.
    var value: String
    /// Where it stands; `nil` where the framework or an option tells it.
    var span: Span?
    /// Whether somebody has written it, in a file or by `--set`.
    var isWritten: Bool
    /// Whether it is the framework's default.
    var isStandard: Bool
    /// The value as a number.
    var number: Double? { Double(value) }
  }

  /// What was read of a role, in the order in which it was looked for.
  func entries(_ role: RateRole) -> [Entry] { entries.filter { RateRole(of: $0.key) == role } }

  /// All that was read.
  var entries: [Entry] {
    plan.ledger.entries.compactMap { entry in
      switch entry.source {
      case .place(let span):
        Entry(key: entry.name, value: entry.value, span: span, isWritten: true, isStandard: false)
      case .setting: Entry(key: entry.name, value: entry.value, span: nil, isWritten: true, isStandard: false)
      case .standard: Entry(key: entry.name, value: entry.value, span: nil, isWritten: false, isStandard: true)
      case .option, .derived: nil
      }
    }
  }

  /// What follows from other facts, by its name.
  func derived(_ name: String) -> Double? {
    for entry in plan.ledger.entries where entry.name == name {
      if case .derived = entry.source { return Double(entry.value) }
    }
    return nil
  }

  /// What is written of a role and is more than nothing.
  func written(_ role: RateRole) -> [Entry] {
    entries(role).filter { $0.isWritten && !Self.isNothing($0.value) && !isDefaultOfDump($0) }
  }

  /// Whether a value sets nothing.
  static func isNothing(_ value: String) -> Bool {
    ["", "null", "none", "false", "~"].contains(value.lowercased()) || Double(value).map { $0 <= 0 } == true
  }

  /// Whether the trainer has written the file itself, with all its defaults.
  var isDump: Bool {
    let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
    return ["args.yaml", "args.json", "trainer_state.json", "run_config.yaml", "debug.json"].contains(name)
      || file.hasAny("wandb_version", "_wandb", "aa") || file.root.entries.map { $0.count > 60 } == true
  }

  /// Whether a key is at its default in a file that the trainer has written itself.
  func isDefaultOfDump(_ entry: Entry) -> Bool {
    guard isDump, let standard = standard(of: entry.key) else { return false }
    if let left = Double(standard), let right = Double(entry.value) { return left == right }
    return standard.lowercased() == entry.value.lowercased()
  }

  /// The default of a key, as the format's table has it.
  func standard(of key: String) -> String? {
    ConfigFormats.named(plan.format)?.keys.first { $0.name == key }?.standard
  }

  // MARK: What the curve is

  /// The words for the schedule: those of the file, and of the curve.
  var styles: [String] {
    entries(.style).filter { !["lr_wsd_decay_style", "lr_warmup_style"].contains(RateRole.leaf(of: $0.key)) }
      .map { $0.value.lowercased() } + plan.curve.stages.map { $0.definition.name.lowercased() }
  }

  /// Whether a word for the schedule has one of some parts.
  func hasStyle(_ parts: String...) -> Bool { styles.contains { style in parts.contains(where: style.contains) } }

  /// The updates that share a rate, as the schedule is stepped once in so many; 1 where it is stepped at each.
  var pace: Int {
    for stage in plan.curve.stages where stage.definition.name == "stepped" {
      switch stage.values["every"] {
      case .duration(let quantity): return max(1, Int(saturating: quantity.amount))
      case .count(let count): return max(1, count)
      case .number(let number): return max(1, Int(saturating: number))
      default: continue
      }
    }
    return 1
  }

  /// Whether the rate is meant to stay between events: steps, milestones, stages.
  var isStairs: Bool {
    plan.curve.stages.contains { stage in
      let name = stage.definition.name.lowercased()
      return name != "stepped"
        && ["step", "stair", "milestone", "piecewise", "exponentiallr", "update2lr", "manual"].contains {
          name.contains($0)
        }
        || stage.values.keys.contains {
          ["milestones", "boundaries", "step_size", "boundaries_and_scales"].contains($0)
        }
    } || hasStyle("multistep", "stagewise")
      || Self.words(under: file.root, isWithin: false, depth: 6).contains {
        ["MultiStepLR", "StepLR", "step", "multistep"].contains($0)
      }
  }

  /// The words that stand under keys of schedulers.
  private static func words(under node: Node, isWithin: Bool, depth: Int) -> [String] {
    guard depth > 0 else { return [] }
    if isWithin, let text = node.string { return [text.split(separator: ".").last.map(String.init) ?? text] }
    let inner = (node.entries ?? []).flatMap { entry -> [String] in
      let key = entry.key.string?.lowercased() ?? ""
      return words(
        under: entry.value, isWithin: isWithin || key.contains("sched") || key == "lr_config", depth: depth - 1)
    }
    return isWithin
      ? inner + (node.elements ?? []).flatMap { words(under: $0, isWithin: true, depth: depth - 1) } : inner
  }

  /// Whether cycles are meant.
  var hasCycles: Bool {
    hasStyle("restart", "cycl", "sgdr", "triangular", "jagged", "relora") || !written(.cycle).isEmpty
      || derivedCycles
  }

  private var derivedCycles: Bool {
    plan.curve.stages.contains { stage in stage.definition.name.lowercased().contains("cycle") }
  }

  /// Whether the length of the run was told apart from that of the schedule.
  var isPartial: Bool { !written(.partial).isEmpty }

  /// Whether the rate has no end to come to by the schedule's own definition.
  var isEndless: Bool {
    guard trace?.end == nil else { return false }
    return true
  }

  /// The rate that is declared, after every rule that scales it.
  var declaredPeak: Double? {
    if plan.notes.contains(where: { $0.rule == "LR011" }) { return nil }
    let scaled = ["lr", "learning rate", "scaled lr", "lr0", "BASE_LR"].compactMap { derived($0) }
    if let rate = scaled.first { return rate }
    if plan.ledger.entries.contains(where: {
      $0.name.hasPrefix("scale ") || $0.name.hasPrefix("factor of") || $0.name.hasPrefix("scaled ")
    }) {
      return nil
    }
    let written = (entries(.schedulerPeak) + entries(.peak)).compactMap(\.number)
    guard let trace else { return written.first }
    let close = written.first { rate in
      [trace.peak, trace.courseHighest].contains { ($0 - rate).magnitude <= 1e-6 * rate }
    }
    return close ?? (isGroupGiven ? nil : written.first)
  }

  /// Where the declared rate stands.
  var peakSpan: Span? { (entries(.schedulerPeak) + entries(.peak)).compactMap(\.span).first }

  /// Where the first of some roles stands.
  func span(_ roles: RateRole...) -> Span? { roles.lazy.flatMap { entries($0) }.compactMap(\.span).first }

  // MARK: What if

  /// Returns the run as it would be with other values, or without some.
  ///
  /// - Parameter changes: The keys with their new values; `nil` takes one away.
  /// - Returns: The run; `nil` where it cannot be read or would not start.
  func changed(_ changes: [(path: [String], value: Node?)]) -> RunPlan? {
    var changedFile = file
    for change in changes {
      guard let root = changedFile.root.setting(change.path, to: change.value) else { return nil }
      changedFile.root = root
    }
    return replanned(changedFile, origin.given)
  }

  /// Whether a setting of the command line takes the place of a key.
  func isOverridden(_ key: String) -> Bool {
    let letters = key.map { $0 == "-" ? "_" : $0 }
    return origin.given.settings.contains { $0.name.map { $0 == "-" ? "_" : $0 } == letters }
  }

  /// Whether somebody has named the group whose rate is meant.
  var isGroupGiven: Bool { origin.given.group != nil }

  /// Returns the run of another group of parameters.
  func group(_ name: String) -> RunPlan? {
    var given = origin.given
    given.group = name
    return replanned(file, given)
  }

  private func replanned(_ file: ConfigFile, _ given: GivenFacts) -> RunPlan? {
    let files = origin.files
    guard
      let found = try? ConfigReader.reading(
        of: file, companions: origin.companions, format: origin.format, given: given, read: { files[$0] }),
      found.missing.isEmpty, found.plan.refusal == nil
    else { return nil }
    return found.plan
  }

  /// The path of a key in the file.
  static func path(_ key: String) -> [String] { key.split(separator: ".").map(String.init) }
}
