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
    parameters.append(parameter.with(foreignUnit))
    return key
  }

  /// A unit by which the framework means something that no run tells: none of the entry's times takes it.
  package var foreignUnit: Parameter.ForeignUnit? {
    didSet { parameters = parameters.map { $0.with(foreignUnit) } }
  }
}

extension Parameter {
  /// The same parameter, which does not take a unit if it is a time.
  fileprivate func with(_ unit: ForeignUnit?) -> Parameter {
    guard kind == .duration || kind == .list(of: .duration) else { return self }
    var parameter = self
    parameter.foreignUnit = unit
    return parameter
  }
}
