/// Returns the shortest text that reads back to the same number: `2`, `0.001`, `1e-07` and never `2.0`.
///
/// - Parameter value: Any number.
/// - Returns: The shortest text.
package func numberText(_ value: Double) -> String {
  let text = value.description
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
