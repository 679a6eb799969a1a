/// Why a quantity cannot be converted: something is not known of the run.
package struct MissingFact: Error, Hashable, Sendable {
  /// What would have to be known.
  package enum Wanted: Hashable, Sendable {
    /// The updates of the whole run.
    case length
    /// The updates of an epoch.
    case updatesPerEpoch
    /// The samples of an update.
    case samplesPerUpdate
    /// The tokens of an update.
    case tokensPerUpdate
  }

  /// What would have to be known.
  package let wanted: Wanted
  /// Sets of facts, each of which would tell it together with what is known already.
  package let remedies: [[RunFact]]

  /// Creates an error.
  ///
  /// - Parameters:
  ///   - wanted: What would have to be known.
  ///   - remedies: Sets of facts, each of which would tell it together with what is known already.
  package init(_ wanted: Wanted, remedies: [[RunFact]]) {
    self.wanted = wanted
    self.remedies = remedies
  }
}
