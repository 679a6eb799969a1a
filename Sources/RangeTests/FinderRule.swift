/// A rule by which a learning-rate finder suggests a rate on a recorded sweep, as the finder itself computes it.
package struct FinderRule: Sendable {
  /// What it is called: the finder, a full stop, and its own name for the rule.
  package let name: String
  /// What it takes, in a few words.
  package let summary: String
  /// The points that a suggestion's slope is taken over, where it is taken from slopes; `nil` where it is not.
  let slope: Slope?
  /// What is wrong with the rule itself, whatever the sweep; `nil` for nothing.
  let flaw: Doubt?
  /// Returns the rate.
  private let rate: @Sendable (RateSweep) throws(NoSuggestion) -> Double

  /// Over which points a slope is taken.
  struct Slope: Sendable {
    /// How many points apart the two losses are that are compared.
    var span: Int
    /// Whether it is taken over the logarithm of the rate, the number of the point, or the rate itself.
    var scale: Scale

    /// What a slope is taken over.
    enum Scale: Sendable {
      case points, logarithm, rate
    }
  }

  /// Creates a rule.
  ///
  /// - Parameters:
  ///   - name: What it is called.
  ///   - summary: What it takes, in a few words.
  ///   - slope: Over which points it takes a slope; `nil` where it takes none.
  ///   - flaw: What is wrong with the rule itself.
  ///   - rate: Returns the rate that it suggests.
  init(
    _ name: String, _ summary: String, slope: Slope? = nil, flaw: Doubt? = nil,
    rate: @escaping @Sendable (RateSweep) throws(NoSuggestion) -> Double
  ) {
    self.name = name
    self.summary = summary
    self.slope = slope
    self.flaw = flaw
    self.rate = rate
  }

  /// Returns the rate that the rule suggests.
  ///
  /// - Parameter sweep: The sweep, smoothed or not: the rule takes it as it is.
  /// - Returns: The rate.
  /// - Throws: Why there is none.
  package func suggestion(on sweep: RateSweep) throws(NoSuggestion) -> Double {
    let rate = try rate(sweep)
    guard rate.isFinite else { throw .rateNotFinite }
    return rate
  }
}

/// Why a rule suggests no rate.
package enum NoSuggestion: Error, Hashable, Sendable {
  /// There are fewer points than it needs.
  case tooFewPoints(needs: Int, has: Int)
  /// It looks at a part of the sweep only, and that part has too few points.
  case tooFewWithin(needs: Int, has: Int, part: String)
  /// The rate that it comes to is no finite number.
  case rateNotFinite
}
