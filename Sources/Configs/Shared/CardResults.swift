import Documents
import Numbers

/// The results of a model card: which epoch was over after which update.
struct CardResults {
  /// An epoch, which the card has rounded, with the updates made until then.
  private struct Row {
    var epoch: Double
    var step: Int
  }

  private let rows: [Row]

  /// Reads the results; `nil` where there are none.
  ///
  /// - Parameter root: The values of a card.
  init?(_ root: Node) {
    rows = (root.entry("results")?.value.elements ?? []).compactMap { row in
      guard let epoch = try? row.field("epoch")?.number(), let step = try? row.field("step")?.integer(), epoch > 0,
        step > 0
      else { return nil }
      return Row(epoch: epoch, step: step)
    }
    if rows.isEmpty { return nil }
  }

  /// The row that tells most: the last one at a whole epoch, else the last.
  private var best: Row? { rows.last { $0.epoch == $0.epoch.rounded() } ?? rows.last }

  /// The last row, if the whole run is over at it.
  private func end(_ epochs: Double?) -> Row? {
    guard let epochs, let last = rows.last, (last.epoch * 100).rounded() == (epochs * 100).rounded() else { return nil }
    return last
  }

  /// Returns the updates of an epoch and of the run.
  ///
  /// - Parameter epochs: The epochs of the run.
  /// - Returns: Those that the rows tell.
  func updates(epochs: Double?) -> (perEpoch: Int?, all: Int?) {
    (best.map { max(1, Int(saturating: (Double($0.step) / $0.epoch).rounded())) }, end(epochs)?.step)
  }

  /// Returns whether the rows tell the updates of the run without rounding.
  ///
  /// - Parameter epochs: The epochs of the run.
  /// - Returns: Whether they do.
  func isExact(epochs: Double?) -> Bool {
    end(epochs) != nil || best.map { $0.epoch == $0.epoch.rounded() } ?? false
  }

  /// The row that the updates follow from, in words.
  var words: String { best.map { "update \($0.step) at epoch \(numberText($0.epoch)) of the results" } ?? "" }
}
