/// The suggestion of torch-lr-finder's plot: the steepest descent from point to point, without the first ten and the last five points.
///
/// Source: torch-lr-finder 0.2.2, lr_finder.py.
enum TorchLRFinderRules {
  static let all = [
    FinderRule(
      "torch_lr_finder.steepest", "where the loss falls steepest from point to point",
      slope: FinderRule.Slope(span: 2, scale: .points)
    ) { sweep throws(NoSuggestion) in
      let part = sweep.dropping(first: 10, last: 5)
      guard let slopes = NumericalGradient.byIndex(part.losses) else {
        throw .tooFewPoints(needs: 17, has: sweep.count)
      }
      return NumericalGradient.smallest(slopes).map { part.rates[$0] } ?? .nan
    }
  ]
}
