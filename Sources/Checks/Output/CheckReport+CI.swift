extension CheckReport {
  /// Commands of a GitHub workflow, which become annotations.
  package var github: [String] {
    let words: [Severity: String] = [.error: "error", .warning: "warning", .hint: "notice"]
    return located.map { place in
      "::\(words[place.finding.severity] ?? "notice") file=\(Self.property(place.path)),line=\(place.line),col=\(place.column),"
        + "title=\(Self.property("lrsched \(place.finding.code)"))::\(Self.data(place.finding.text))"
    }
  }

  private static func data(_ text: String) -> String {
    var escaped = ""
    for character in text.unicodeScalars {
      switch character {
      case "%": escaped += "%25"
      case "\r": escaped += "%0D"
      case "\n": escaped += "%0A"
      default: escaped.unicodeScalars.append(character)
      }
    }
    return escaped
  }

  private static func property(_ text: String) -> String {
    data(text).split(separator: ":", omittingEmptySubsequences: false).joined(separator: "%3A")
      .split(separator: ",", omittingEmptySubsequences: false).joined(separator: "%2C")
  }

  /// JUnit's XML: a suite for each run, a case for each finding; hints are no failures.
  package var junit: [String] {
    let failures = count(.error) + count(.warning)
    let tests = files.reduce(0) { $0 + max(1, $1.findings.count) }
    var lines = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
      "<testsuites name=\"lrsched check\" tests=\"\(tests)\" failures=\"\(failures)\">",
    ]
    for file in files {
      let failed = file.findings.count { $0.severity > .hint }
      lines.append(
        "  <testsuite name=\"\(Self.xml(file.path))\" tests=\"\(max(1, file.findings.count))\" failures=\"\(failed)\">")
      if file.findings.isEmpty { lines.append("    <testcase name=\"check\" classname=\"\(Self.xml(file.path))\"/>") }
      for place in CheckReport([file]).located {
        let head = "    <testcase name=\"\(place.finding.code)\" classname=\"\(Self.xml(file.path))\""
        if place.finding.severity > .hint {
          lines.append(head + ">")
          lines.append(
            "      <failure type=\"\(place.finding.severity.rawValue)\" message=\"\(Self.xml(place.finding.text))\">"
              + "\(Self.xml("\(place.path):\(place.line)"))</failure>")
          lines.append("    </testcase>")
        } else {
          lines.append(head + "><system-out>\(Self.xml(place.finding.text))</system-out></testcase>")
        }
      }
      lines.append("  </testsuite>")
    }
    return lines + ["</testsuites>"]
  }

  private static func xml(_ text: String) -> String {
    var escaped = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\n", "\r", "\t": escaped += " "
      // What XML 1.0 has no character for, a parser refuses with all around it.
      case let other where other.value < 0x20 || other.value & 0xFFFE == 0xFFFE: escaped += "?"
      default: escaped.unicodeScalars.append(character)
      }
    }
    return escaped
  }
}
