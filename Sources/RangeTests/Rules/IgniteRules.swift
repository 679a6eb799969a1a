/// The suggestion of Ignite: the steepest descent before the lowest loss.
///
/// Losses are 32-bit numbers there. Source: pytorch-ignite 0.5.5, handlers/lr_finder.py.
enum IgniteRules {
  static let all = [
    FinderRule(
      "ignite.lr_suggestion", "where the loss falls steepest before it is lowest",
      slope: FinderRule.Slope(span: 2, scale: .points)
    ) { sweep throws(NoSuggestion) in
      let losses = sweep.losses.map(Float.init)
      guard let lowest = NumericalGradient.smallest(losses), lowest >= 2 else {
        throw sweep.count < 3
          ? .tooFewPoints(needs: 3, has: sweep.count)
          : .tooFewWithin(
            needs: 3, has: NumericalGradient.smallest(losses).map { $0 + 1 } ?? 0, part: "points up to the lowest loss")
      }
      let slopes = (1..<lowest).map { 0.5 * (losses[$0 + 1] - losses[$0 - 1]) }
      return NumericalGradient.smallest(slopes).map { sweep.rates[$0 + 1] } ?? .nan
    }
  ]
}
