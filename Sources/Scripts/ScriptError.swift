package import Documents

/// Why a Python text is no curve or formula, and where.
package struct ScriptError: Error, Equatable, Sendable {
  /// The words at fault.
  package let span: Span
  /// What is wrong, to follow a place; no full stop.
  package let reason: String

  /// Creates an error.
  ///
  /// - Parameters:
  ///   - span: The words at fault.
  ///   - reason: What is wrong, to follow a place; no full stop.
  package init(_ span: Span, _ reason: String) {
    self.span = span
    self.reason = reason
  }

  init(_ fault: ScriptFault, in source: SourceText) {
    self.init(Span(fault.range.lowerBound, fault.range.upperBound, of: source), fault.reason)
  }
}

/// What is wrong at some bytes of the text that is being read.
struct ScriptFault: Error {
  var range: Range<Int>
  var reason: String

  init(_ range: Range<Int>, _ reason: String) {
    self.range = range
    self.reason = reason
  }

  init(_ error: PythonError) { self.init(error.offset..<error.offset, error.reason) }
}
