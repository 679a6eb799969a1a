/// Why a quantity cannot be converted: something is not known of the run.
public struct MissingFact: Error, Hashable, Sendable {
  /// What would have to be known.
  public enum Wanted: Hashable, Sendable {
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
  public let wanted: Wanted
  /// Sets of facts, each of which would tell it together with what is known already.
  public let remedies: [[RunFact]]

  /// Creates an error.
  ///
  /// - Parameters:
  ///   - wanted: What would have to be known.
  ///   - remedies: Sets of facts, each of which would tell it together with what is known already.
  public init(_ wanted: Wanted, remedies: [[RunFact]]) {
    self.wanted = wanted
    self.remedies = remedies
  }
}
