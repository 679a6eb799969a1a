package import Documents

/// The comments of a file that leave rules out there: `# lrsched: ignore LR012 the warmup is meant`.
package struct Suppressions: Sendable {
  /// A comment that leaves a rule out.
  private struct Comment {
    var codes: [String]
    var span: Span
  }

  private let comments: [Comment]
  private static let mark = "lrsched: ignore"

  /// Looks for the comments of a file.
  ///
  /// - Parameter source: The text.
  package init(of source: SourceText) {
    var comments: [Comment] = []
    // Few files have any, and looking at each line costs.
    if source.whole.text.contains(Self.mark) {
      for line in source.lines {
        let text = line.text
        guard let hash = text.firstIndex(of: "#") else { continue }
        let comment = text[text.index(after: hash)...].drop { $0 == " " || $0 == "#" }
        guard comment.hasPrefix(Self.mark) else { continue }
        var codes: [String] = []
        for word in comment.dropFirst(Self.mark.count).split(whereSeparator: { $0 == " " || $0 == "," || $0 == ":" }) {
          guard word.hasPrefix("LR"), word.utf8.count == 5 else { break }
          codes.append(String(word))
        }
        let start = line.start + text[..<hash].utf8.count
        comments.append(Comment(codes: codes, span: Span(start, line.end, of: source)))
      }
    }
    self.comments = comments
  }

  /// Returns what is left of findings, and a hint for each comment that leaves nothing out.
  ///
  /// - Parameter findings: What was found.
  /// - Returns: What is left.
  package func left(of findings: [Finding]) -> [Finding] {
    guard !comments.isEmpty else { return findings }
    let codes = Set(comments.flatMap(\.codes))
    let found = Set(findings.map(\.code))
    var left = findings.filter { !codes.contains($0.code) }
    for comment in comments {
      let unused = comment.codes.filter { !found.contains($0) }
      if comment.codes.isEmpty {
        left.append(
          Finding(
            "LR000", .hint, "the comment names no rule", instead: "# lrsched: ignore LR012 reason", at: comment.span))
      } else if !unused.isEmpty {
        left.append(
          Finding(
            "LR000", .hint,
            "\(unused.joined(separator: ", ")) \(unused.count == 1 ? "is" : "are") not found here: the comment leaves nothing out",
            instead: "remove it", at: comment.span))
      }
    }
    return left
  }
}
