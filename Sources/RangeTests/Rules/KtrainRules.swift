/// The suggestions of ktrain.
///
/// `min_gradient` looks for the steepest descent behind the first 32 points, and takes the rate 32 points before it. Source: ktrain
/// 0.41.4, lroptimize/lrfinder.py.
enum KtrainRules {
  /// How many points `min_gradient` passes over.
  private static let skipped = 32

  static let all = [
    FinderRule(
      "ktrain.min_gradient", "the rate 32 points before the steepest descent",
      slope: FinderRule.Slope(span: 2, scale: .points), flaw: .offset(points: skipped)
    ) { sweep throws(NoSuggestion) in
      let lowest = NumericalGradient.smallest(sweep.losses) ?? 0
      let part = Array(sweep.losses[..<lowest].dropFirst(skipped))
      guard let slopes = NumericalGradient.byIndex(part) else {
        throw sweep.count < skipped + 3
          ? .tooFewPoints(needs: skipped + 3, has: sweep.count)
          : .tooFewWithin(needs: 2, has: part.count, part: "points between the 32nd and the lowest loss")
      }
      return NumericalGradient.smallest(slopes).map { sweep.rates[$0] } ?? .nan
    },
    FinderRule("ktrain.min_loss/10", "a tenth of the rate of the lowest loss") { sweep throws(NoSuggestion) in
      guard let lowest = NumericalGradient.smallest(sweep.losses) else { throw .tooFewPoints(needs: 1, has: 0) }
      return sweep.rates[lowest] / 10
    },
    FinderRule("ktrain.valley", "a way down the longest descent") { sweep throws(NoSuggestion) in
      guard sweep.count > 0 else { throw .tooFewPoints(needs: 1, has: 0) }
      return FastaiRules.valley(sweep.rates, sweep.losses)
    },
  ]
}
