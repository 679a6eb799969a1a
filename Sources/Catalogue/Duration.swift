public import Runs

/// The name under which the entries of the catalogue know a length of training.
public typealias Duration = Quantity

extension Quantity {
  /// Creates a quantity of so many updates, which entries call iterations.
  static func iterations(_ count: Int) -> Quantity { .updates(count) }
}
