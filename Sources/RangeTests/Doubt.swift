internal import Numbers

/// Why a suggestion should not be trusted on a sweep.
package enum Doubt: Hashable, Sendable {
  /// There are too few points to tell anything by.
  case fewPoints(Int)
  /// The loss does not fall over the sweep, or no further than it is uneven.
  case notFalling
  /// The rates do not rise from point to point, as those of a range test do.
  case ratesNotRising
  /// The rate is below all that were tried.
  case belowRange(first: Double)
  /// The rate is the first or the last of the sweep: the rule would have gone on.
  case atEdge(isFirst: Bool)
  /// The loss has hardly begun to fall at the rate.
  case notBegun
  /// The loss is nearly at its lowest at the rate, where training is about to become unstable.
  case atLowest(Double)
  /// The loss was lowest at a lower rate, and rises.
  case beyondLowest(Double)
  /// The loss is above the one that training began with.
  case aboveStart
  /// The loss has diverged at the rate.
  case diverged
  /// A single batch decides where the slope is steepest.
  case spike
  /// From batch to batch the loss changes more than the slope that the rule looks for.
  case noise
  /// The rule takes the rate so many points before the one that it looked for.
  case offset(points: Int)
  /// The loss still falls at the end of the sweep: the rate may be far too low.
  case stillFalling

  /// The word for it in data.
  package var code: String {
    switch self {
    case .fewPoints: "few-points"
    case .notFalling: "not-falling"
    case .ratesNotRising: "rates-not-rising"
    case .belowRange: "below-range"
    case .atEdge: "at-edge"
    case .notBegun: "not-begun"
    case .atLowest: "at-lowest"
    case .beyondLowest: "beyond-lowest"
    case .aboveStart: "above-start"
    case .diverged: "diverged"
    case .spike: "spike"
    case .noise: "noise"
    case .offset: "offset"
    case .stillFalling: "still-falling"
    }
  }

  /// What is wrong, without a full stop.
  package var words: String {
    switch self {
    case .fewPoints(let count): "\(count) \(count == 1 ? "point is" : "points are") too few to tell by"
    case .notFalling: "the loss does not fall in this sweep"
    case .ratesNotRising: "the rates do not rise from point to point"
    case .belowRange(let first): "no rate below \(FigureText.short(first)) was tried"
    case .atEdge(let isFirst): "it is the \(isFirst ? "first" : "last") rate of the sweep"
    case .notBegun: "the loss has hardly begun to fall there"
    case .atLowest(let rate):
      "the loss is about lowest there, at \(FigureText.short(rate)), and training nearly unstable"
    case .beyondLowest(let rate): "the loss is lowest at \(FigureText.short(rate)) and rises from there"
    case .aboveStart: "the loss is higher there than at the beginning"
    case .diverged: "the loss has diverged there"
    case .spike: "a single batch makes the slope there"
    case .noise: "the loss changes more from batch to batch than by the rate: smooth it"
    case .offset(let points): "the rule takes the rate \(points) points before the one that it looked for"
    case .stillFalling: "the loss still falls at the end of the sweep, so that it is a lower bound"
    }
  }
}
