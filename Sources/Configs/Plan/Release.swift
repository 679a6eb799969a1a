/// A release of a framework, as people write it: `4.57.6`, `v0.4.2`, `core_v0.19.0`, `2024-11`.
///
/// Releases are ordered by their numbers, one after another.
package struct Release: Hashable, Sendable, Comparable {
  /// The release as it was written.
  package let text: String
  /// Its numbers, from the first digit on.
  package let numbers: [Int]

  /// Reads a release.
  ///
  /// - Parameter text: The release as it was written; what stands before its first digit is left out.
  package init(_ text: String) {
    self.text = text
    let digits = text.drop { !("0"..."9").contains($0) }
    numbers = digits.split { ".-_".contains($0) }.compactMap { part in
      Int(part.prefix { ("0"..."9").contains($0) })
    }
  }

  /// Returns whether a release comes before another.
  package static func < (left: Release, right: Release) -> Bool {
    left.numbers.lexicographicallyPrecedes(right.numbers)
  }

  /// Returns whether it is a release or one after it; `4.52` is before `4.52.4`.
  ///
  /// - Parameter text: The other release.
  /// - Returns: Whether it is that or a later one.
  package func isAtLeast(_ text: String) -> Bool { !(self < Release(text)) }
}
