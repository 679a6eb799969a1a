package import Documents

/// What is known of a run, in the order in which it was looked for, each with where it comes from.
package struct RunLedger: Sendable {
  /// The entries; each name is there once.
  package private(set) var entries: [Entry] = []

  /// Something that is known of a run.
  package struct Entry: Sendable {
    /// What it is called: a key of the config, or words.
    package var name: String
    /// Its value, as it is written.
    package var value: String
    /// Where it comes from.
    package var source: Source
  }

  /// Where something that is known of a run comes from.
  package enum Source: Sendable {
    /// A place of a file.
    case place(Span)
    /// An option of the command, by its name without dashes.
    case option(String)
    /// `--set`, by the name given to it.
    case setting(String)
    /// What the framework takes where nothing is said, in a release.
    case standard(String)
    /// Other facts: the arithmetic, with their numbers.
    case derived(String)
  }

  /// Creates an empty ledger.
  package init() {}

  /// Notes something; what has the same name already is replaced where it stands.
  mutating func note(_ name: String, _ value: String, _ source: Source) {
    let entry = Entry(name: name, value: value, source: source)
    if let index = entries.firstIndex(where: { $0.name == name }) {
      entries[index] = entry
    } else {
      entries.append(entry)
    }
  }
}
