package import Runs

/// The name under which the entries of the catalogue know a length of training.
package typealias Duration = Quantity

extension Quantity {
  /// Creates a quantity of so many updates, which entries call iterations.
  static func iterations(_ count: Int) -> Quantity { .updates(count) }
}
