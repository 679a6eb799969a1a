/// The suggestion of Lightning's tuner: the steepest descent.
///
/// From 2.5.3 on the slope is one over the rate itself, which makes the noise of the smallest rates the steepest of all; before, it
/// was one from point to point. Computed in 32 bits. Source: lightning 2.6.6, pytorch/tuner/lr_finder.py.
enum LightningRules {
  static let all = [
    rule("lightning.suggestion", "where the loss falls steepest over the rate", first: 10, last: 1, byRate: true),
    rule(
      "lightning.suggestion(skip_begin=0,skip_end=1)", "the same without leaving out the first ten points", first: 0,
      last: 1, byRate: true),
    rule(
      "lightning.suggestion(before 2.5.3)", "where the loss falls steepest from point to point", first: 10, last: 1,
      byRate: false),
  ]

  private static func rule(_ name: String, _ summary: String, first: Int, last: Int, byRate: Bool) -> FinderRule {
    FinderRule(name, summary, slope: FinderRule.Slope(span: 2, scale: byRate ? .rate : .points)) {
      sweep throws(NoSuggestion) in
      let part = sweep.dropping(first: first, last: last)
      let kept = part.losses.indices.filter { Float(part.losses[$0]).isFinite }
      guard kept.count >= 2 else {
        throw .tooFewWithin(needs: 2, has: kept.count, part: "points with a finite loss behind the first \(first)")
      }
      let losses = kept.map { Float(part.losses[$0]) }
      let slopes =
        byRate
        ? NumericalGradient.byPlace(losses, at: kept.map { Float(part.rates[$0]) }) : NumericalGradient.byIndex(losses)
      return slopes.flatMap(NumericalGradient.smallest).map { part.rates[kept[$0]] } ?? .nan
    }
  }
}
