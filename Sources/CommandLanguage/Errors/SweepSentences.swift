package import RangeTests

extension Diagnostic {
  /// Words why a file has no range test in it.
  ///
  /// - Parameters:
  ///   - fault: What is wrong.
  ///   - path: The path of the file.
  package init(_ fault: SweepFault, path: String) {
    switch fault {
    case .table(.at(let excerpt, let reason)):
      self.init(TableSentences.sentence(reason), exitCode: .data)
      self.excerpt = excerpt
    case .table(let reason): self.init(TableSentences.sentence(reason, path: path), exitCode: .data)
    case .json(let reason):
      self.init("\(reason.reason.words)", exitCode: .data)
      excerpt = reason.span.excerpt
    default: self.init(SweepSentences.sentence(fault, path: path), readMore: "lrsched help find", exitCode: .data)
    }
  }
}

/// Words why a file has no range test in it.
enum SweepSentences {
  /// Returns the sentence.
  static func sentence(_ fault: SweepFault, path: String) -> String {
    let file = SafeText.path(path)
    switch fault {
    case .noColumn(let kind, let columns):
      return "No column of \(file) is called as one of \(kind == .rate ? "rates" : "losses") is: name one with "
        + "--\(kind.rawValue). It has \(TableSentences.listed(columns))."
    case .unknownColumn(let name, let kind, let columns):
      return "\(file) has no column \(SafeText.quoted(name)) for --\(kind.rawValue). It has "
        + "\(TableSentences.listed(columns))."
        + Suggestions.question(name, among: columns.map { SafeText.plain($0, limit: 40) })
    case .sameColumn(let name):
      return "The column \(SafeText.quoted(name)) of \(file) cannot hold both the rates and the losses."
    case .noPoints(let rate, let loss):
      return "No row of \(file) has a number both in \(SafeText.quoted(rate)) and in \(SafeText.quoted(loss))."
    case .noRows: return "\(file) has no lists of numbers and no rows of a rate and a loss."
    case .table(let reason): return TableSentences.sentence(reason, path: path)
    case .json(let reason): return "\(reason.reason.words)"
    }
  }
}
