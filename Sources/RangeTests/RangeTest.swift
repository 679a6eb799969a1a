/// A range test with what every finder's rule suggests on it, and which of that can be trusted.
package struct RangeTest: Sendable {
  /// The rates and losses as they were logged.
  package let logged: RateSweep
  /// How the losses are smoothed for the rules.
  package let smoothing: Smoothing
  /// Whether that was chosen by how uneven the losses are.
  package let isSmoothingChosen: Bool
  /// What the rules see.
  package let recorded: RateSweep
  /// What that looks like.
  package let traits: SweepTraits
  /// What the rules suggest, in their order.
  package let suggestions: [Suggestion]
  /// What is suggested after all; `nil` where nothing can be trusted.
  package let pick: Pick?

  /// What a rule suggests.
  package struct Suggestion: Sendable {
    /// The rule.
    package let rule: FinderRule
    /// The rate, or why there is none.
    package let rate: Result<Double, NoSuggestion>
    /// What speaks against it, the gravest first.
    package let doubts: [Doubt]

    /// Whether it can be trusted.
    package var trust: Trust {
      guard case .success = rate else { return .none }
      if doubts.isEmpty { return .full }
      return doubts == [.stillFalling] ? .lowerBound : .doubtful
    }
  }

  /// Whether a suggestion can be trusted.
  package enum Trust: String, Sendable {
    /// Nothing speaks against it.
    case full = "yes"
    /// The sweep ends too early: the best rate may be higher.
    case lowerBound = "at least"
    /// Something speaks against it.
    case doubtful = "no"
    /// There is no suggestion.
    case none = "-"
  }

  /// The rate that is suggested after all, within a band.
  package struct Pick: Sendable {
    /// The rule that it is from.
    package let rule: FinderRule
    /// The rate.
    package let rate: Double
    /// The band: what a tenth of the rate of the lowest loss, the rate of the steepest fall and the rate itself lie within.
    package let band: ClosedRange<Double>
    /// Whether the best rate may be higher, since the loss still falls at the end.
    package let isLowerBound: Bool
  }

  /// The rules that are asked first for the pick: fastai's own default, then those that look for the same in another way.
  private static let preferred = [
    "fastai.lr_find.valley", "fastai.valley", "ignite.lr_suggestion", "torch_lr_finder.steepest",
    "fastai.lr_find.steep",
    "ktrain.min_loss/10",
  ]
  /// Losses that are off their neighbours by more than this part of the whole fall are smoothed.
  private static let evenness = 0.02

  /// Holds all rules against a sweep.
  ///
  /// - Parameters:
  ///   - sweep: The rates and losses as they were logged.
  ///   - smoothing: How they are smoothed before; `nil` for fastai's way where they are uneven.
  package init(_ sweep: RateSweep, smoothing: Smoothing? = nil) {
    logged = sweep
    isSmoothingChosen = smoothing == nil
    let plain = SweepTraits(of: sweep)
    self.smoothing = smoothing ?? (plain.noise > Self.evenness * max(plain.fall, 0) ? .fastai : .none)
    let recorded = self.smoothing.recorded(sweep)
    let traits = self.smoothing == .none ? plain : SweepTraits(of: recorded)
    let suggestions = FinderRules.all.map { rule -> Suggestion in
      do throws(NoSuggestion) {
        let rate = try rule.suggestion(on: recorded)
        return Suggestion(rule: rule, rate: .success(rate), doubts: traits.doubts(about: rate, by: rule))
      } catch {
        return Suggestion(rule: rule, rate: .failure(error), doubts: [])
      }
    }
    self.recorded = recorded
    self.traits = traits
    self.suggestions = suggestions
    pick = Self.pick(of: suggestions, traits)
  }

  private static func pick(of suggestions: [Suggestion], _ traits: SweepTraits) -> Pick? {
    for trust in [Trust.full, .lowerBound] {
      for name in preferred {
        guard let suggestion = suggestions.first(where: { $0.rule.name == name }), suggestion.trust == trust,
          case .success(let rate) = suggestion.rate
        else { continue }
        let (tenth, steepest) = ((traits.lowestRate ?? rate) / 10, traits.steepestRate ?? rate)
        return Pick(
          rule: suggestion.rule, rate: rate, band: min(rate, tenth, steepest)...max(rate, tenth, steepest),
          isLowerBound: trust == .lowerBound)
      }
    }
    return nil
  }
}
