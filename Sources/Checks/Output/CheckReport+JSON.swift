package import Documents

extension CheckReport {
  /// Everything as JSON: the findings, and their number by severity.
  package var json: JSONText {
    [
      "findings": .array(
        located.map { place in
          [
            "code": .string(place.finding.code), "name": .string(CheckRule.named(place.finding.code)?.name ?? ""),
            "severity": .string(place.finding.severity.rawValue), "file": .string(place.path),
            "line": place.finding.span == nil ? .null : .integer(place.line),
            "column": place.finding.span == nil ? .null : .integer(place.column),
            "message": .string(place.finding.text), "instead": .string(place.finding.instead),
          ]
        }),
      "runs": .integer(files.count),
      "errors": .integer(count(.error)), "warnings": .integer(count(.warning)), "hints": .integer(count(.hint)),
    ]
  }

  /// GitLab's report of code quality.
  package var gitlab: JSONText {
    var seen: [String: Int] = [:]
    return .array(
      located.map { place in
        let identity = "\(place.finding.code) \(place.path) \(place.finding.text)"
        let count = seen[identity, default: 0]
        seen[identity] = count + 1
        let severities: [Severity: String] = [.error: "critical", .warning: "major", .hint: "info"]
        return [
          "type": "issue", "check_name": .string(place.finding.code), "description": .string(place.finding.text),
          "severity": .string(severities[place.finding.severity] ?? "info"),
          "fingerprint": .string(Self.fingerprint("\(identity) \(count)")),
          "location": ["path": .string(place.path), "lines": ["begin": .integer(place.line)]],
        ]
      })
  }

  /// A number that is the same for the same text: FNV-1a of 64 bits.
  private static func fingerprint(_ text: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: max(0, 16 - digits.count)) + digits
  }

  /// SARIF 2.1.0.
  ///
  /// - Parameter version: The version of the program.
  /// - Returns: The log.
  package func sarif(version: String) -> JSONText {
    let rules = CheckRule.everything.map { rule -> JSONText in
      [
        "id": .string(rule.code), "name": .string(rule.name), "shortDescription": ["text": .string(rule.summary)],
        "fullDescription": ["text": .string(rule.why)],
      ]
    }
    let levels: [Severity: String] = [.error: "error", .warning: "warning", .hint: "note"]
    let results = located.map { place -> JSONText in
      [
        "ruleId": .string(place.finding.code), "level": .string(levels[place.finding.severity] ?? "note"),
        "message": ["text": .string(place.finding.text)],
        "locations": [
          [
            "physicalLocation": [
              "artifactLocation": ["uri": .string(Self.uri(place.path))],
              "region": [
                "startLine": .integer(place.line), "startColumn": .integer(place.column),
                "endColumn": .integer(place.endColumn),
              ],
            ]
          ]
        ],
      ]
    }
    return [
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
      "runs": [
        [
          "tool": [
            "driver": ["name": "lrsched", "version": .string(version), "rules": .array(rules)]
          ],
          "columnKind": "unicodeCodePoints", "results": .array(results),
        ]
      ],
    ]
  }

  /// A path as a relative reference: what is no letter of one is spelled out.
  private static func uri(_ path: String) -> String {
    var text = ""
    let path = path.hasPrefix("./") ? path.dropFirst(2) : path[...]
    for byte in path.utf8 {
      let scalar = Unicode.Scalar(byte)
      if scalar.properties.isAlphabetic && byte < 0x80 || (0x30...0x39).contains(byte) || "-._~/".utf8.contains(byte) {
        text.unicodeScalars.append(scalar)
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        text += "%" + (digits.count < 2 ? "0" : "") + digits
      }
    }
    return text
  }
}
