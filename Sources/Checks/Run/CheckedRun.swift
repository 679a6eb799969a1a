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
  /// All that was read.
  let entries: [Entry]
  /// The words for the schedule: those of the file, and of the curve.
  private(set) var styles: [String] = []
  /// Whether the rate is meant to stay between events: steps, milestones, stages.
  private(set) var isStairs = false
  /// Whether cycles are meant.
  private(set) var hasCycles = false
  /// The rate that is declared, after every rule that scales it.
  private(set) var declaredPeak: Double?
  /// The keys beside those that were read.
  private(set) var siblings = Siblings(all: [])
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
    entries = Self.entries(of: found.plan)
    settle()
  }

  /// Looks at a plan that no file is behind, whose schedule may be built already.
  init(file: ConfigFile, plan: RunPlan, schedule: (any Schedule)? = nil) {
    self.file = file
    self.plan = plan
    missing = []
    refusedAt = nil
    origin = Origin(companions: [], format: nil, given: GivenFacts(), files: [:])
    trace = RateTrace(plan, schedule)
    entries = Self.entries(of: plan)
    settle()
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
    /// What the key has to do with the rate; `nil` for nothing.
    var role: RateRole?
    /// Whether it is the framework's default.
    var isStandard: Bool { !isWritten }
    /// The value as a number.
    var number: Double? { Double(value) }
  }

  /// What was read of a role, in the order in which it was looked for.
  func entries(_ role: RateRole) -> [Entry] { entries.filter { $0.role == role } }

  private static func entries(of plan: RunPlan) -> [Entry] {
    plan.ledger.entries.compactMap { entry in
      let (span, isWritten): (Span?, Bool)
      switch entry.source {
      case .place(let place): (span, isWritten) = (place, true)
      case .setting: (span, isWritten) = (nil, true)
      case .standard: (span, isWritten) = (nil, false)
      case .option, .derived: return nil
      }
      return Entry(
        key: entry.name, value: entry.value, span: span, isWritten: isWritten,
        role: RateRole(of: entry.name))
    }
  }

  /// Works out once what many rules ask for.
  private mutating func settle() {
    styles = foundStyles()
    let words = schedulerWords()
    isStairs = findsStairs(words)
    hasCycles = findsCycles(words)
    declaredPeak = foundDeclaredPeak()
    siblings = Siblings(self)
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
