import Documents

extension ConfigReading {
  /// Puts values in the place of references such as `${trainer.max_steps}`, as OmegaConf does when a key is read.
  ///
  /// - Throws: A ``ConfigFault`` for references that lead back to themselves.
  mutating func resolveReferences() throws(ConfigFault) {
    let root = root
    file.root = try document { () throws(DocumentFault) in try Interpolation.resolve(root) }.reading(as: .omegaConf)
  }

  /// Lays the flags and overrides of a command line over the config that it names.
  ///
  /// A config that cannot be read is noted: it belongs to the framework as a rule.
  ///
  /// - Parameters:
  ///   - path: The path, as it is written.
  ///   - span: Where it stands.
  /// - Returns: Whether it was read.
  /// - Throws: A ``ConfigFault`` for a config that is none.
  @discardableResult
  mutating func layOver(_ path: String, at span: Span) throws(ConfigFault) -> Bool {
    let base: ConfigFile
    do throws(ConfigFault) {
      base = try named(path, at: span)
    } catch {
      guard case .unreadable = error else { throw error }
      ledger.note("config", path, .place(span))
      noteUnread(path, span)
      return false
    }
    file.root = base.root.merging(root)
    return true
  }

  /// Lays the overrides of a command line over the config that Hydra's flags name: `--config-path` (or `--config-dir`) and
  /// `--config-name`.
  ///
  /// - Throws: A ``ConfigFault`` for a config that is none.
  mutating func layOverHydraConfig() throws(ConfigFault) {
    guard file.launch != nil, let name = root.field(dotted: "config_name"), let text = name.value.string else { return }
    let folder = (root.field(dotted: "config_dir") ?? root.field(dotted: "config_path"))?.value.string
    let file = text.hasSuffix(".yaml") ? text : text + ".yaml"
    try layOver(folder.map { "\($0)/\(file)" } ?? file, at: name.value.span)
  }
}
