package import Schedules

/// The parameters of an entry while they are being declared, in the order in which help lists them.
package struct Declarations {
  private(set) var parameters: [Parameter] = []

  /// Declares a parameter.
  ///
  /// - Parameters:
  ///   - key: The parameter.
  ///   - roles: What its value is to the schedules that the entry is built of: what they find wrong about a role is
  ///     told of this parameter.
  /// - Returns: The key, to read the value by.
  @discardableResult
  package mutating func callAsFunction<Value>(_ key: Key<Value>, as roles: Role...) -> Key<Value> {
    var parameter = key.parameter
    parameter.roles += roles
    parameters.append(parameter)
    return key
  }

  /// Says of a unit that the framework means something by it which the run does not tell, in all times declared so far.
  ///
  /// - Parameter unit: The unit.
  package mutating func refuse(_ unit: Parameter.ForeignUnit) {
    for index in parameters.indices {
      switch parameters[index].kind {
      case .duration, .list(of: .duration): parameters[index].foreignUnit = unit
      default: break
      }
    }
  }
}
