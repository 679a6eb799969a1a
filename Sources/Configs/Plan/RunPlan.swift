package import Catalogue
package import Documents
package import Runs

/// The run that a config describes: how many updates it makes, and the rate of each.
package struct RunPlan: Sendable {
  /// The format that it was read by.
  package var format: String
  /// The release whose arithmetic it has.
  package var release: String
  /// The path of the file.
  package var path: String
  /// The curve in lrsched's words; iteration k is update k.
  package var curve: ScheduleConfig
  /// What the curve's lengths are counted in, where they are no updates: the updates of an epoch.
  package var facts: RunFacts
  /// The updates of the whole run, at least 0.
  package var updates: Int
  /// The first update that the run makes: where it is resumed.
  package var firstUpdate: Int
  /// The parameter group whose rate it is; `nil` where all have the same.
  package var group: String?
  /// The names of all groups that the format tells apart.
  package var groups: [String]
  /// What is known, and where it comes from.
  package var ledger: RunLedger
  /// What a careful reader says of it.
  package var notes: [PlanNote]
  /// Why the framework would not start the run, in its words; only where it goes on as it was meant.
  package var refusal: String?
  /// The two schedules of a run that is resumed, where the checkpoint's was told.
  package var resumed: ResumedSchedules?
  /// The update at which the schedule ends by its own lengths, where its curve does not tell.
  package var scheduleEnd: Int?
  /// Which schedule goes on where this run takes over from another; `nil` where the trainer always takes the file's.
  package var onResume: ResumePolicy?
  /// The values of the file; `nil` for a run that no file describes.
  package var root: Node?
}

/// Which schedule goes on where a run is resumed, by the trainer's own keys.
package struct ResumePolicy: Sendable {
  /// Whose schedule it is.
  package enum Choice: Sendable {
    /// That of the checkpoint.
    case checkpoint
    /// That of the file.
    case file
    /// Both must be the same, or the run does not start.
    case equal
  }

  /// Whose schedule it is.
  package var choice: Choice
  /// The key that says so; for ``Choice/equal`` the two that would.
  package var key: String

  /// Creates a policy from the two keys that decide it.
  ///
  /// - Parameters:
  ///   - run: The reading.
  ///   - overriding: The key by which the file's schedule counts.
  ///   - keeping: The key by which the checkpoint's counts.
  init(_ run: ConfigReading, overriding: String, keeping: String) {
    func isSet(_ key: String) -> Bool { ((try? run.field(key)?.boolean()) ?? nil) == true }
    if isSet(overriding) {
      (choice, key) = (.file, overriding)
    } else if isSet(keeping) {
      (choice, key) = (.checkpoint, keeping)
    } else {
      (choice, key) = (.equal, "\(overriding) or \(keeping)")
    }
  }
}

/// The schedules that meet where a run is resumed: the one that the checkpoint has kept, and the one that the file gives.
package struct ResumedSchedules: Sendable {
  /// The checkpoint's curve, in lrsched's words.
  package var checkpoint: ScheduleConfig
  /// The file's curve, in lrsched's words.
  package var file: ScheduleConfig
  /// Whether the run goes on with the checkpoint's; else with the file's.
  package var keepsCheckpoint: Bool
  /// The key or flag that decides it.
  package var flag: String
  /// Where that stands.
  package var span: Span?

  /// Creates both schedules.
  ///
  /// - Parameters:
  ///   - checkpoint: The checkpoint's curve, in lrsched's words.
  ///   - file: The file's curve, in lrsched's words.
  ///   - keepsCheckpoint: Whether the run goes on with the checkpoint's.
  ///   - flag: The key or flag that decides it.
  ///   - span: Where that stands.
  package init(
    checkpoint: ScheduleConfig, file: ScheduleConfig, keepsCheckpoint: Bool, flag: String, span: Span?
  ) {
    self.checkpoint = checkpoint
    self.file = file
    self.keepsCheckpoint = keepsCheckpoint
    self.flag = flag
    self.span = span
  }
}

extension RunPlan {
  /// Creates the plan of a run that no config describes.
  ///
  /// - Parameters:
  ///   - curve: The curve in lrsched's words.
  ///   - path: What it is called.
  ///   - facts: What is known of the run.
  ///   - updates: The updates of the run.
  package init(of curve: ScheduleConfig, path: String, facts: RunFacts, updates: Int) {
    self.init(
      format: "lrs", release: "", path: path, curve: curve, facts: facts, updates: updates, firstUpdate: 0, group: nil,
      groups: [],
      ledger: RunLedger(), notes: [], refusal: nil)
  }
}

/// Something that a careful reader says of a config.
package struct PlanNote: Hashable, Sendable {
  /// What it says, a sentence without its full stop.
  package var text: String
  /// Where the reason stands.
  package var span: Span?
  /// The code of the rule of `check` whose finding it is, where no rule finds the same by the rates: `LR012`.
  package var rule: String?
  /// Whether it is only worth knowing, where it is the finding of a rule.
  package var isHint: Bool

  /// Creates a note.
  ///
  /// - Parameters:
  ///   - text: What it says, a sentence without its full stop.
  ///   - span: Where the reason stands.
  ///   - rule: The code of the rule of `check` whose finding it is.
  ///   - isHint: Whether it is only worth knowing.
  package init(_ text: String, _ span: Span? = nil, rule: String? = nil, isHint: Bool = false) {
    self.text = text
    self.span = span
    self.rule = rule
    self.isHint = isHint
  }
}

/// What a format makes of a config: the curve over updates and their number.
package struct PlannedCurve: Sendable {
  /// The curve in lrsched's words; iteration k is update k.
  package var curve: ScheduleConfig
  /// The updates of the whole run.
  package var updates: Int
  /// The updates of an epoch, where words of the curve count in epochs.
  package var updatesPerEpoch: Int?
  /// The two schedules of a run that is resumed, where the checkpoint's was told.
  package var resumed: ResumedSchedules?
  /// The update at which the schedule ends by its own lengths, where its curve does not tell.
  package var scheduleEnd: Int?
  /// Which schedule goes on where this run takes over from another.
  package var onResume: ResumePolicy?

  /// Creates a planned curve.
  ///
  /// - Parameters:
  ///   - curve: The curve in lrsched's words.
  ///   - updates: The updates of the whole run.
  ///   - updatesPerEpoch: The updates of an epoch, where words of the curve count in epochs.
  ///   - resumed: The two schedules of a run that is resumed.
  ///   - scheduleEnd: The update at which the schedule ends by its own lengths, where its curve does not tell.
  package init(
    _ curve: ScheduleConfig, updates: Int, updatesPerEpoch: Int? = nil, resumed: ResumedSchedules? = nil,
    scheduleEnd: Int? = nil
  ) {
    self.scheduleEnd = scheduleEnd
    self.resumed = resumed
    self.curve = curve
    self.updates = updates
    self.updatesPerEpoch = updatesPerEpoch
  }
}
