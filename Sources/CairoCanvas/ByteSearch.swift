/// Finds short runs of bytes in long ones.
enum ByteSearch {
  /// Where a pattern first begins.
  ///
  /// - Parameters:
  ///   - pattern: What to look for, at least one byte; its length is a factor of the cost, so it is to be short.
  ///   - bytes: Where to look.
  ///   - start: The index to begin at, at most the number of bytes.
  /// - Returns: `nil` when it is nowhere.
  static func index(of pattern: [UInt8], in bytes: [UInt8], from start: Int = 0) -> Int? {
    guard let first = pattern.first, bytes.count >= pattern.count else { return nil }
    let last = bytes.count - pattern.count
    return bytes.withUnsafeBufferPointer { bytes in
      pattern.withUnsafeBufferPointer { pattern in
        var index = max(start, 0)
        while index <= last {
          if bytes[index] == first {
            var matched = 1
            while matched < pattern.count, bytes[index + matched] == pattern[matched] { matched += 1 }
            if matched == pattern.count { return index }
          }
          index += 1
        }
        return nil
      }
    }
  }
}
