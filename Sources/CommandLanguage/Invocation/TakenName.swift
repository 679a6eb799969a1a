package import Catalogue

/// A name that does not say whose it is, as `StepLR`, and the entry that it was taken for.
package struct TakenName: Hashable, Sendable {
  /// The name as it was written.
  package let written: String
  /// The entry that it was taken for, by its full name.
  package let taken: String
  /// The other entries that it may mean, by their full names.
  package let others: [String]

  /// Creates what is told of a name; `nil` for one that says whose it is.
  ///
  /// - Parameters:
  ///   - finding: What the name may mean.
  ///   - definition: The entry that it was taken for.
  package init?(_ finding: NameFinding, as definition: ScheduleDefinition) {
    guard finding.lacksFramework else { return nil }
    written = finding.written
    taken = definition.name
    others = finding.candidates.map(\.name).filter { $0 != definition.name }
  }

  /// What a person is told, in one sentence without its full stop.
  package var sentence: String {
    let other =
      others.isEmpty ? "" : "; \(Suggestions.joined(others, "and")) \(others.count == 1 ? "is another" : "are others")"
    return "\(SafeText.plain(written)) is \(taken) here\(other)"
  }
}

extension Invocation {
  /// What is told of names that do not say whose they are, each once, in the order in which they are written.
  package var takenNames: [TakenName] {
    var seen: Set<TakenName> = []
    return curves.flatMap(\.takenNames).filter { seen.insert($0).inserted }
  }
}
