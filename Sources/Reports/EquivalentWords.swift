import Catalogue
import Numbers
import Schedules

/// Puts the curves that are the same as one in other words, or nearly, into lines: the best known first.
struct EquivalentWords {
  private let equivalents: Equivalents
  /// What the curve is called.
  private let name: String
  /// The last update of the run.
  private let last: Int
  /// Whether all are told, and not only the best known.
  private let hasAll: Bool

  /// How many are told where not all are.
  private static let mostTold = 8
  /// How many places among these are kept for curves that are nearly the same.
  private static let mostNear = 2
  /// The frameworks that most people know, in the order in which they are told; `nil` is our own dialect.
  private static let known: [String?] = [nil, "torch", "hf", "optax", "keras"]

  /// Takes what has been found.
  ///
  /// - Parameters:
  ///   - equivalents: What has been found.
  ///   - name: What the curve is called.
  ///   - last: The last update of the run.
  ///   - hasAll: Whether all are told, and not only the best known.
  init(_ equivalents: Equivalents, of name: String, upTo last: Int, hasAll: Bool) {
    self.equivalents = equivalents
    self.name = name
    self.last = last
    self.hasAll = hasAll
  }

  /// The lines, each without its end.
  var lines: [String] {
    let compared = equivalents.iterations
    let span = "the iterations \(compared.lowerBound) to \(compared.upperBound)"
    guard equivalents.isLookedFor else { return ["too many parts to look for other words for it"] }
    let (same, near) = (ranked(sameOverTheRun), equivalents.near.filter { !partsAfterTheRun($0) }.map(near))
    guard !same.isEmpty || !near.isEmpty else { return ["no other dialect has this curve over \(span)"] }
    // What only begins alike is worth a place, however many others are the same.
    let room = Self.mostTold - min(near.count, Self.mostNear)
    let told = hasAll ? same + near : Array((same.prefix(room) + near).prefix(Self.mostTold))
    let left = same.count + near.count - told.count
    return ["other words for it over \(span)"] + told.flatMap(\.self) + (left > 0 ? ["and \(left) more: --all"] : [])
  }

  /// A curve that is the same at every update of the run, as far as that is known, and the lines that tell it.
  private struct Same {
    let equivalent: Equivalents.Equivalent
    /// How far what is known of it goes: all that was compared, the run, or a sample.
    let rank: Int
    let lines: [String]
  }

  private var sameOverTheRun: [Same] {
    let same = equivalents.same.map { Same(equivalent: $0, rank: 0, lines: ["same curve: \($0.config)"]) }
    let overRun = equivalents.near.filter(partsAfterTheRun).map { equivalent in
      Same(
        equivalent: equivalent, rank: 1,
        lines: ["same curve over your run: \(equivalent.config)"]
          + (equivalent.comparison.difference.map { ["  the same until \($0.first - 1); \(parting(of: equivalent))"] }
            ?? []))
    }
    let alike = equivalents.alike.map { equivalent in
      Same(
        equivalent: equivalent, rank: 2,
        lines: ["same at \(equivalent.comparison.comparedCount) compared updates: \(equivalent.config)"])
    }
    return same + overRun + alike
  }

  /// The first of each dialect, the simplest, before the second of any; among them the best known dialects first.
  private func ranked(_ same: [Same]) -> [[String]] {
    var order: [String?] = Self.known
    for dialect in Catalogue.dialects where !order.contains(dialect.name) { order.append(dialect.name) }
    var seen: [String?: Int] = [:]
    let simplest = same.enumerated().sorted { left, right in
      (left.element.equivalent.wordCount, left.element.rank, left.offset)
        < (right.element.equivalent.wordCount, right.element.rank, right.offset)
    }.map(\.element)
    let placed = simplest.map { same -> (round: Int, dialect: Int, same: Same) in
      let dialect = same.equivalent.config.first.definition.dialect
      let round = seen[dialect, default: 0]
      seen[dialect] = round + 1
      // What a framework has to be put together for is less of its own words.
      let isJoined = same.equivalent.config.operations.contains { if case .then = $0 { true } else { false } }
      return (isJoined ? round + 2 : round, order.firstIndex(of: dialect) ?? order.count, same)
    }
    return placed.enumerated().sorted { left, right in
      (left.element.round, left.element.dialect, left.offset) < (
        right.element.round, right.element.dialect, right.offset
      )
    }.map(\.element.same.lines)
  }

  /// Whether a curve is the same at every update of the run, and another only beyond it.
  private func partsAfterTheRun(_ equivalent: Equivalents.Equivalent) -> Bool {
    guard equivalent.comparison.evidence == .everyIteration, let difference = equivalent.comparison.difference else {
      return false
    }
    return difference.first > last
  }

  /// What is told of a difference is exact where every iteration was compared; of a sample, the difference is at least as
  /// large and begins no later.
  private func near(_ equivalent: Equivalents.Equivalent) -> [String] {
    guard let difference = equivalent.comparison.difference else { return [] }
    let share = FigureText.short(difference.share * 100)
    let largest = FigureText.short(difference.largest)
    let isSmall = equivalent.parting?.isSmall ?? true
    switch equivalent.comparison.evidence {
    case .form, .everyIteration:
      guard isSmall else {
        return ["the same until \(difference.first - 1): \(equivalent.config)", "  \(parting(of: equivalent))"]
      }
      return [
        "nearly: \(equivalent.config)",
        "  differs at \(share) % of the iterations, first at \(difference.first), by up to \(largest) at \(difference.iteration)",
      ]
    case .sample(let count):
      return [
        "\(isSmall ? "nearly" : "the same for a while"), at \(count) compared updates: \(equivalent.config)",
        "  differs at \(Self.sampled(share: difference.share)) of the iterations, "
          + "at \(difference.first) or before, by at least \(largest), at \(difference.iteration)",
      ]
    }
  }

  /// What two curves do where they part, and how far.
  private func parting(of equivalent: Equivalents.Equivalent) -> String {
    guard let difference = equivalent.comparison.difference else { return "" }
    let far = "up to \(FigureText.short(difference.largest)) apart at \(difference.iteration)"
    guard let parting = equivalent.parting, parting.own != parting.other else { return "after it \(far)" }
    let other = equivalent.config.first.definition.name
    return "after it \(name) \(parting.own.rawValue), \(other) \(parting.other.rawValue); \(far)"
  }

  /// A share that was found by a sample, which meets none of what is rarer than a ten-thousandth by chance.
  private static func sampled(share: Double) -> String {
    share < 1e-4 ? "less than 0.01 %" : "about \(FigureText.short((share * 100).rounded(toDigits: 2))) %"
  }
}
