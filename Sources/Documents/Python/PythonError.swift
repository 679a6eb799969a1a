/// Why a text is not the Python that is read here, and where.
package struct PythonError: Error, Equatable {
  /// The offset of the byte at fault, from 0.
  package let offset: Int
  /// What is wrong, to follow "at line 3, column 5:".
  package let reason: String

  /// Creates an error.
  ///
  /// - Parameters:
  ///   - offset: The offset of the byte at fault, from 0.
  ///   - reason: What is wrong, to follow a place.
  package init(offset: Int, reason: String) {
    self.offset = offset
    self.reason = reason
  }
}
