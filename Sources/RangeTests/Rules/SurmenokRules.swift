/// The suggestion of surmenok/keras_lr_finder: where the mean slope of the last few points is steepest, without the first ten and the
/// last five points.
///
/// Source: keras_lr_finder, lr_finder.py, `get_best_lr`.
enum SurmenokRules {
  static let all = [1, 5, 20].map(rule)

  private static func rule(averaging count: Int) -> FinderRule {
    FinderRule(
      "surmenok.get_best_lr(sma=\(count))",
      "where the loss has fallen most over \(count == 1 ? "a point" : "\(count) points")",
      slope: FinderRule.Slope(span: count, scale: .points)
    ) { sweep throws(NoSuggestion) in
      // The first slopes are 0, as many as are averaged, be there points for them or not.
      var slopes = [Double](repeating: 0, count: count)
      for index in sweep.losses.indices.dropFirst(count) {
        slopes.append((sweep.losses[index] - sweep.losses[index - count]) / Double(count))
      }
      let rates = sweep.dropping(first: 10, last: 5).rates
      guard let place = NumericalGradient.smallest(Array(slopes.dropFirst(10).dropLast(5))),
        rates.indices.contains(place)
      else { throw .tooFewPoints(needs: 16, has: sweep.count) }
      return rates[place]
    }
  }
}
