package import Catalogue
import Numbers
package import Schedules

/// Where a curve takes over from another with the clock running on, as a run does that is resumed with another schedule.
package struct Seam: Sendable {
  /// The first update of the curve that takes over.
  package let update: Int
  /// The rate of the update before it.
  package let before: Double
  /// Its rate.
  package let after: Double
  /// What the rate is multiplied by; `nil` behind a rate of 0.
  package var factor: Double? { before == 0 ? nil : after / before }

  /// The most seams that are told.
  private static let most = 20

  /// Finds the seams of a curve.
  ///
  /// - Parameters:
  ///   - config: The curve as it was asked for.
  ///   - schedule: The schedule built from it.
  ///   - context: What it was built for.
  /// - Returns: The seams, in their order.
  package static func seams(
    of config: ScheduleConfig, _ schedule: any Schedule, in context: RunContext
  ) -> [Seam] {
    var seams: [Seam] = []
    for (index, operation) in config.operations.enumerated() where seams.count < most {
      guard case .resume = operation else { continue }
      let before = ScheduleConfig(config.first, Array(config.operations[..<index]))
      guard let length = (try? before.schedule(in: context))?.length, length > 0 else { continue }
      seams.append(Seam(update: length, before: schedule(length - 1), after: schedule(length)))
    }
    return seams
  }

  /// The seam in words.
  ///
  /// - Parameter digits: How many digits rates have at most.
  /// - Returns: The columns of a row.
  func row(digits: Int) -> [String] {
    let rates = "\(FigureText.short(before, digits: digits)) → \(FigureText.short(after, digits: digits))"
    return ["  at \(update)", rates, FigureText.factor(factor)]
  }
}

extension FigureText {
  /// What a rate is multiplied by where it jumps, in words.
  ///
  /// - Parameter factor: The factor; `nil` where the rate rises from 0, no number where both rates are infinite.
  /// - Returns: The words; empty for a factor that is no number.
  static func factor(_ factor: Double?) -> String {
    guard let factor else { return "from 0" }
    return factor.isNaN ? "" : "× \(short(factor))"
  }
}
