import Schedules

/// Updates of a long run, chosen so that what lies between two neighbours is known: no rate there leaves the two by more than
/// a little of the peak, and no two neighbours that are not next to each other differ by much.
///
/// A jump of the curve is thereby seen at the two updates between which it lies.
struct RatePlaces {
  /// The updates, in ascending order.
  private(set) var places: [Int]
  /// Their rates.
  private(set) var rates: [Double]
  /// Whether bounds prove it everywhere; where they are too wide for that, the updates are many, and evenly spread.
  private(set) var isProven = true

  /// How far a rate between two neighbours may be from both, as a share of the peak: well below what rules look for.
  static let slack = 0.0025
  /// How far two neighbours may be apart that have others between them, as a share of the peak.
  private static let step = 0.02
  /// Where the search begins: so many parts.
  private static let parts = 192
  /// The most updates that are looked at.
  private static let most = 4096
  /// What bounds may cost, in evaluations of a cosine.
  private static let work = 1 << 17

  /// Looks at a range.
  ///
  /// - Parameters:
  ///   - schedule: The schedule.
  ///   - range: The updates, more than `parts` of them.
  ///   - peak: The largest rate there, without its sign.
  init(of schedule: any Schedule, over range: ClosedRange<Int>, peak: Double) {
    let span = range.upperBound - range.lowerBound
    let parts = min(span, Self.parts)
    places = [range.lowerBound]
    rates = [schedule(range.lowerBound)]
    var asked = 0
    let cost = max(1, schedule.cost.bounds)
    let (slack, step) = (Self.slack * peak, Self.step * peak)
    for part in 1...max(1, parts) {
      // The whole is divided without its multiple.
      let end = range.lowerBound + span / parts * part + span % parts * part / parts
      var ends = [(end, schedule(end))]
      while let (right, rightRate) = ends.last, let left = places.last, let leftRate = rates.last {
        let isKnown: Bool
        if right - left <= 1 {
          isKnown = true
        } else if !((rightRate - leftRate).magnitude <= step) {
          isKnown = false
        } else {
          asked += cost
          let between = schedule.bounds(over: left + 1...right - 1).range
          isKnown =
            between.upperBound <= max(leftRate, rightRate) + slack
            && between.lowerBound >= min(leftRate, rightRate) - slack
        }
        if isKnown || asked > Self.work || places.count + ends.count > Self.most {
          if !isKnown { isProven = false }
          places.append(right)
          rates.append(rightRate)
          ends.removeLast()
        } else {
          let middle = left + (right - left) / 2
          ends.append((middle, schedule(middle)))
        }
      }
    }
  }
}
