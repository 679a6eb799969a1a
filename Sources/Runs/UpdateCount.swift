/// A number of updates as it was asked for: counted, or in a unit that only a run gives a meaning to.
///
/// Counts are exact, beyond what a ``Quantity`` can count.
package enum UpdateCount: Hashable, Sendable {
  /// So many updates.
  case updates(Int)
  /// A length of training in any unit.
  case measured(Quantity)
}

extension StepAccounting {
  /// Returns the updates that were asked for.
  ///
  /// - Parameter count: What was asked for.
  /// - Returns: The updates.
  /// - Throws: What is not known of the run and would have to be.
  package func updates(of count: UpdateCount) throws(MissingFact) -> Int {
    switch count {
    case .updates(let count): count
    case .measured(let quantity): try updates(of: quantity).value
    }
  }
}

extension UpdateCount: CustomStringConvertible {
  /// The count as it is written on a command line.
  package var description: String {
    switch self {
    case .updates(let count): String(count)
    case .measured(let quantity): quantity.description
    }
  }
}
