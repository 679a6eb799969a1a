import Documents
import Numbers

/// What was found in several files, ready to be written.
package struct CheckReport: Sendable {
  /// A file with what was found of its run.
  package struct File: Sendable {
    /// The path, as it was written or found.
    package var path: String
    /// What was found.
    package var findings: [Finding]

    /// Creates a file.
    ///
    /// - Parameters:
    ///   - path: The path.
    ///   - findings: What was found.
    package init(path: String, findings: [Finding]) {
      self.path = path
      self.findings = findings
    }
  }

  /// The files, in the order in which they were looked at.
  package var files: [File]

  /// Creates a report.
  ///
  /// - Parameter files: The files with what was found.
  package init(_ files: [File]) { self.files = files }

  /// How many findings there are of a severity.
  ///
  /// - Parameter severity: The severity.
  /// - Returns: Their number.
  package func count(_ severity: Severity) -> Int {
    files.reduce(0) { $0 + $1.findings.count { $0.severity == severity } }
  }

  /// Whether there is a finding of a severity or above.
  ///
  /// - Parameter severity: The lowest severity that counts.
  /// - Returns: Whether there is one.
  package func has(atLeast severity: Severity) -> Bool {
    files.contains { $0.findings.contains { $0.severity >= severity } }
  }

  /// What was found in numbers: `2 errors, 1 warning and 3 hints in 4 files`.
  package var summary: String {
    let counts = [Severity.error, .warning, .hint].compactMap { severity -> String? in
      let count = self.count(severity)
      return count == 0 ? nil : "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
    }
    let list =
      counts.count > 1
      ? counts.dropLast().joined(separator: ", ") + " and " + (counts.last ?? "") : counts.first ?? "nothing"
    return "\(list) found in \(files.count) \(files.count == 1 ? "run" : "runs")"
  }

  /// A finding with where it stands: the file of its place, which may be another one than that of the run.
  struct Located {
    var finding: Finding
    var path: String
    var line: Int
    var column: Int
    var endColumn: Int
  }

  /// All findings with their places; what has none stands at the beginning of its file.
  var located: [Located] {
    files.flatMap { file in
      file.findings.map { finding in
        guard let span = finding.span else {
          return Located(finding: finding, path: file.path, line: 1, column: 1, endColumn: 1)
        }
        let excerpt = span.excerpt
        let name = span.source.name
        // What the command line tells has no place in the file.
        guard !name.isEmpty, !name.hasPrefix("--") else {
          return Located(finding: finding, path: file.path, line: 1, column: 1, endColumn: 1)
        }
        let width = max(1, span.text.prefix { !$0.isNewline }.count)
        return Located(
          finding: finding, path: name, line: excerpt.line, column: excerpt.column,
          endColumn: excerpt.column.addingSaturating(width))
      }
    }
  }
}
