package import Runs

/// How a curve is composed: a stage that begins it, and what is done to everything on the left, in order.
///
/// What a stage is, is open: as it is read, a stage may still have several values of a parameter; of a config, it has one.
package struct Composition<Element> {
  /// The stage that begins the curve.
  package var first: Element
  /// What is done to everything on the left, in order.
  package var operations: [Operation]

  /// One step of a composition.
  package enum Operation {
    /// A modifier wraps the whole curve on the left.
    case modify(Element)
    /// The part since the last `then` ends after a length.
    case cut(Quantity)
    /// Another schedule begins, with its own clock at 0, where the left side ends.
    case then(Element)
    /// Another schedule takes over where the left side ends, with the clock of the part since the last `then` running on.
    case resume(Element)
    /// The whole curve on the left is multiplied by a schedule of factors.
    case times(Element)

    /// The stage of the operation, if it has one; setting keeps what is done with it.
    package var stage: Element? {
      get {
        switch self {
        case .modify(let stage), .then(let stage), .resume(let stage), .times(let stage): stage
        case .cut: nil
        }
      }
      set {
        guard let newValue else { return }
        self = map { _ in newValue }
      }
    }

    /// Returns the same operation with another stage.
    ///
    /// - Parameter transform: Returns what stands for a stage.
    /// - Returns: The same operation.
    package func map<Other>(_ transform: (Element) -> Other) -> Composition<Other>.Operation {
      switch self {
      case .modify(let stage): .modify(transform(stage))
      case .cut(let length): .cut(length)
      case .then(let stage): .then(transform(stage))
      case .resume(let stage): .resume(transform(stage))
      case .times(let stage): .times(transform(stage))
      }
    }
  }

  /// The place of a stage.
  package enum Place: Hashable, Sendable {
    /// The stage that begins the curve.
    case first
    /// The stage of an operation, by its index.
    case operation(Int)
  }

  /// Creates a composition.
  ///
  /// - Parameters:
  ///   - first: The stage that begins the curve.
  ///   - operations: What is done to everything on the left, in order.
  package init(_ first: Element, _ operations: [Operation] = []) {
    self.first = first
    self.operations = operations
  }

  /// The stages in the order in which they are written.
  package var stages: [Element] {
    var stages = [first]
    stages.reserveCapacity(1 + operations.count)
    // Not by a key path, which is made anew each time where the kind of stage is open.
    for operation in operations {
      if let stage = operation.stage { stages.append(stage) }
    }
    return stages
  }

  /// The stage at a place; `nil` where there is none.
  ///
  /// - Parameter place: The place of a stage. Setting it where there is none does nothing.
  package subscript(place: Place) -> Element? {
    get {
      switch place {
      case .first: first
      case .operation(let index): operations.indices.contains(index) ? operations[index].stage : nil
      }
    }
    set {
      switch place {
      case .first: if let newValue { first = newValue }
      case .operation(let index): if operations.indices.contains(index) { operations[index].stage = newValue }
      }
    }
  }

  /// Returns the same composition of other stages.
  ///
  /// - Parameter transform: Returns what stands for a stage; it is asked in the order in which stages are written.
  /// - Returns: The same composition.
  package func map<Other>(_ transform: (Element) -> Other) -> Composition<Other> {
    let first = transform(first)
    return Composition<Other>(first, operations.map { $0.map(transform) })
  }
}

extension Composition: Sendable where Element: Sendable {}
extension Composition: Equatable where Element: Equatable {}
extension Composition: Hashable where Element: Hashable {}
extension Composition.Operation: Sendable where Element: Sendable {}
extension Composition.Operation: Equatable where Element: Equatable {}
extension Composition.Operation: Hashable where Element: Hashable {}
