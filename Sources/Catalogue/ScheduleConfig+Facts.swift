package import Runs

extension Stage {
  /// Returns the parameter that tells a fact of the run, and its value; `nil` where none was given.
  ///
  /// - Parameter fact: A fact that is a number.
  /// - Returns: The parameter; `nil` where there is none.
  package func given(_ fact: RunFact) -> (parameter: Parameter, value: Int)? {
    guard !values.isEmpty, let parameter = definition.parameters.first(where: { $0.gives == fact }),
      case .count(let value)? = values[parameter.name]
    else { return nil }
    return (parameter, value)
  }
}
