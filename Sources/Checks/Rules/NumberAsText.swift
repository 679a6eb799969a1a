import Documents

extension CheckRule {
  /// LR013 number-as-text.
  static let numberAsText = CheckRule(
    "LR013", "number-as-text", "error where the reader keeps the text, else hint",
    "YAML 1.1 reads a number with an exponent but without a point as text: 2e-5.",
    why:
      "Some readers convert it, others hand the text on, and the run ends with a TypeError once the optimizer is made."
  ) { run in
    guard run.file.syntax == .yaml else { return [] }
    var findings: [Finding] = []
    for entry in run.entries {
      guard let span = entry.span, span.source === run.file.source, isTextNumber(span.text),
        let role = RateRole(of: entry.key),
        [.peak, .schedulerPeak, .floor, .floorShare, .warmupStart, .warmup, .length, .decay].contains(role)
      else { continue }
      let isKept = run.plan.refusal != nil && run.refusedAt == span
      findings.append(
        Finding(
          "LR013", isKept ? .error : .hint,
          "\(span.text) is text in YAML 1.1: \(isKept ? "it stays text, and the optimizer raises TypeError" : "\(run.plan.format) converts it")",
          instead: withPoint(span.text), at: span, edit: Edit(span, withPoint(span.text))))
    }
    return findings
  }

  /// A number with an exponent that YAML 1.1 does not take for one: without a point, or without a sign behind `e`.
  static func isTextNumber(_ text: String) -> Bool {
    let parts = text.lowercased().split(separator: "e", omittingEmptySubsequences: false)
    guard parts.count == 2, let head = parts.first, let tail = parts.last else { return false }
    let digits = head.drop { "+-".contains($0) }
    let exponent = tail.drop { "+-".contains($0) }
    guard digits.contains(where: \.isNumber), !exponent.isEmpty, exponent.allSatisfy(\.isNumber),
      digits.allSatisfy({ $0.isNumber || $0 == "." })
    else { return false }
    return !digits.contains(".") || exponent.count == tail.count
  }

  private static func withPoint(_ text: String) -> String {
    guard let place = text.firstIndex(where: { "eE".contains($0) }) else { return text }
    let head = text[..<place]
    var tail = text[text.index(after: place)...]
    let sign = tail.first.map { "+-".contains($0) } == true ? String(tail.removeFirst()) : "+"
    return "\(head)\(head.contains(".") ? "" : ".0")e\(sign)\(tail)"
  }
}
