/// Digits in groups, as people divide long numbers: `1_000` as in Python, `50,000` as in prose.
enum DigitGroups {
  /// Returns a text without the underscores that stand between two digits; `nil` for one without any.
  ///
  /// - Parameter text: The text of a number, perhaps with a unit.
  /// - Returns: The text; `nil` where there is none.
  static func withoutUnderscores(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    guard bytes.contains(UInt8(ascii: "_")) else { return nil }
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "_") {
      guard index > 0, index + 1 < bytes.count, isDigit(bytes[index - 1]), isDigit(bytes[index + 1]) else { return nil }
    }
    return String(text.filter { $0 != "_" })
  }

  /// Returns a text without the commas that divide its digits into thousands; `nil` where they divide something else.
  ///
  /// - Parameter text: The text of a number, perhaps with a unit.
  /// - Returns: The text; `nil` where there is none.
  static func withoutCommas(_ text: String) -> String? {
    let groups = text.split(separator: ",", omittingEmptySubsequences: false)
    guard groups.count > 1, let first = groups.first, let last = groups.last else { return nil }
    let sign = first.first == "-" || first.first == "+" ? 1 : 0
    let head = first.dropFirst(sign)
    guard (1...3).contains(head.utf8.count), head.utf8.allSatisfy(isDigit), head.utf8.first != UInt8(ascii: "0") else {
      return nil
    }
    guard groups.dropFirst().dropLast().allSatisfy({ $0.utf8.count == 3 && $0.utf8.allSatisfy(isDigit) }) else {
      return nil
    }
    // What follows three digits is a fraction or a unit.
    let digits = last.utf8.prefix(while: isDigit)
    guard digits.count == 3 else { return nil }
    return groups.joined()
  }

  /// Returns a text without its commas where it can hardly be a list: a group of three digits that begins with 0 follows.
  ///
  /// - Parameter text: The text of a list.
  /// - Returns: The text; `nil` where there is none.
  static func suspicious(_ text: String) -> String? {
    let groups = text.split(separator: ",", omittingEmptySubsequences: false).dropFirst()
    guard
      groups.contains(where: { $0.utf8.first == UInt8(ascii: "0") && $0.utf8.dropFirst().first.map(isDigit) == true })
    else { return nil }
    return withoutCommas(text)
  }

  /// Returns a list without the commas within its numbers, where a group of three digits that begins with 0 follows a number:
  /// `1000,2000` for `1,000,2,000`.
  ///
  /// - Parameter text: The text of a list of numbers.
  /// - Returns: The list; `nil` where every comma may divide two numbers.
  static func suspiciousList(_ text: String) -> String? {
    func isGroup(_ part: Substring) -> Bool { part.utf8.count == 3 && part.utf8.allSatisfy(isDigit) }
    var numbers: [String] = []
    var isSuspicious = false
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let last = numbers.last, isGroup(part), withoutCommas("\(last),000") != nil || last.utf8.count > 3,
        last.utf8.allSatisfy(isDigit)
      else {
        numbers.append(String(part))
        continue
      }
      isSuspicious = isSuspicious || part.utf8.first == UInt8(ascii: "0")
      numbers[numbers.count - 1] += part
    }
    return isSuspicious ? numbers.joined(separator: ",") : nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
