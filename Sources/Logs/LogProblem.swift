/// Something in a log that was resumed, repeated or broken, and what was done about it.
package enum LogProblem: Hashable, Sendable {
  /// The steps go back: a run that was resumed. So many rows before it were replaced by later ones.
  case restart(atStep: Double, replaced: Int)
  /// A writer made points void from a step on.
  case purged(fromStep: Double, points: Int)
  /// The last line is cut off.
  case lastLineCut
  /// So many lines within could not be read.
  case brokenLines(Int)
  /// The names of the columns stand in the file again, so often.
  case repeatedHead(Int)
  /// The check sum of a record is wrong: it was left out.
  case damagedRecord(number: Int, file: String)
  /// A record cannot be found the end of: what follows was not read.
  case unreadable(afterRecord: Int, file: String)
  /// The last record is cut off, as it is while a run is still writing.
  case lastRecordCut(file: String)
  /// The file ends before its document does.
  case documentCut
  /// So many values are no finite numbers.
  case notFinite(Int)

  /// Whether it is as it is while a run is still writing.
  package var isOfLiveFile: Bool { if case .lastRecordCut = self { true } else { false } }

  /// What it is, a sentence without its full stop.
  package var words: String {
    switch self {
    case .restart(let step, let replaced):
      "restart at step \(text(step)), \(replaced) \(replaced == 1 ? "row" : "rows") replaced"
    case .purged(let step, let points):
      "the writer made \(points) points from step \(text(step)) on void"
    case .lastLineCut: "the last line has no end, and may be cut off"
    case .brokenLines(let count): "\(count) \(count == 1 ? "line" : "lines") could not be read"
    case .repeatedHead(let count): "the names of the columns stand in it again\(count > 1 ? ", \(count) times" : "")"
    case .damagedRecord(let number, let file): "record \(number) of \(file) is damaged and left out"
    case .unreadable(let number, let file): "\(file) is damaged behind record \(number), and read no further"
    case .lastRecordCut(let file): "the last record of \(file) is cut off"
    case .documentCut: "the file ends before its document does"
    case .notFinite(let count): "\(count) \(count == 1 ? "value is" : "values are") not finite"
    }
  }

  private func text(_ step: Double) -> String {
    step == step.rounded() && step.magnitude < 1e15 ? String(Int(step)) : "\(step)"
  }
}
