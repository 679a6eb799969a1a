internal import RealModule

/// The four suggestions of fastai 2, on the whole sweep and as `Learner.lr_find` takes them.
///
/// `lr_find` leaves out a tenth of the points that were to be tried and the last five that were, and all from the first loss on that is no number. Rates and losses
/// are 32-bit numbers there. Source: fastai 2.8.12, callback/schedule.py.
enum FastaiRules {
  static let all = onAll + asFound

  private static let onAll = rules("fastai", "") { $0 }
  private static let asFound = rules("fastai.lr_find", ", as lr_find cuts the sweep") { sweep in
    let inner = sweep.dropping(first: sweep.planned / 10, last: 5)
    return inner.prefix(inner.losses.firstIndex(where: \.isNaN) ?? inner.count)
  }

  private static func rules(
    _ prefix: String, _ part: String, _ taken: @escaping @Sendable (RateSweep) -> RateSweep
  ) -> [FinderRule] {
    let words = part.isEmpty ? "the sweep" : "what lr_find keeps"
    @Sendable func cut(_ sweep: RateSweep, needs count: Int) throws(NoSuggestion) -> (rates: [Float], losses: [Float]) {
      let part = taken(sweep)
      guard part.count >= count else {
        throw part.count == sweep.count
          ? .tooFewPoints(needs: count, has: sweep.count) : .tooFewWithin(needs: count, has: part.count, part: words)
      }
      return (part.rates.map(Float.init), part.losses.map(Float.init))
    }
    return [
      FinderRule("\(prefix).valley", "a way down the longest descent\(part)") { sweep throws(NoSuggestion) in
        let (rates, losses) = try cut(sweep, needs: 1)
        return Double(valley(rates, losses.map(Double.init)))
      },
      FinderRule("\(prefix).slide", "where the slope last changed before the loss rises\(part)") {
        sweep throws(NoSuggestion) in
        let (rates, losses) = try cut(sweep, needs: slideDistance + 1)
        return Double(slide(rates, losses))
      },
      FinderRule("\(prefix).minimum", "a tenth of the rate of the lowest loss\(part)") { sweep throws(NoSuggestion) in
        let (rates, losses) = try cut(sweep, needs: 1)
        return NumericalGradient.smallest(losses).map { Double(rates[$0]) / 10 } ?? .nan
      },
      FinderRule(
        "\(prefix).steep", "where the loss falls steepest over the logarithm of the rate\(part)",
        slope: FinderRule.Slope(span: 1, scale: .logarithm)
      ) { sweep throws(NoSuggestion) in
        let (rates, losses) = try cut(sweep, needs: 2)
        let slopes = rates.indices.dropLast().map { index in
          (losses[index + 1] - losses[index]) / (Float.log(rates[index + 1]) - Float.log(rates[index]))
        }
        return NumericalGradient.smallest(slopes).map { Double(rates[$0]) } ?? .nan
      },
    ]
  }

  /// A third and a half of a third down the longest descent, whose beginning is taken to be its length before its end.
  ///
  /// - Parameters:
  ///   - rates: The rates, at least one.
  ///   - losses: The losses, as many.
  /// - Returns: The rate.
  static func valley<Rate: BinaryFloatingPoint>(_ rates: [Rate], _ losses: [Double]) -> Rate {
    let descent = LongestDescent(in: losses)
    // Where no loss is lower than one before, the search does not begin.
    let start = descent.length > 1 ? descent.end - descent.length : 0
    let third = Double(descent.end - start) / 3
    let place = start + Int(third) + Int(third / 2)
    // A place of -1, of two losses that fall, is the last one to Python.
    let index = place < 0 ? place + rates.count : place
    return rates.indices.contains(index) ? rates[index] : .nan
  }

  /// How far apart the two slopes are that `slide` compares.
  private static let slideDistance = 15
  /// Slopes that differ less than this are the same to it.
  private static let slideThreshold: Float = 0.005

  private static func slide(_ rates: [Float], _ losses: [Float]) -> Float {
    guard let slopes = NumericalGradient.byIndex(losses) else { return .nan }
    var right = slopes.count - 1
    var left = right - slideDistance
    guard left >= 0 else { return .nan }
    var rate = rates[left]
    while left >= 0, abs(slopes[right] - slopes[left]) > slideThreshold {
      rate = rates[left]
      right -= 1
      left -= 1
    }
    return rate
  }
}
