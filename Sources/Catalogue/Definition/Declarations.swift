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
    parameter.countsTrainerIterations = countsTrainerIterations
    parameters.append(parameter)
    return key
  }

  /// Whether `iter` counts the iterations of Composer's Trainer, and not updates, in all times of the entry.
  package var countsTrainerIterations = false {
    didSet {
      for index in parameters.indices { parameters[index].countsTrainerIterations = countsTrainerIterations }
    }
  }
}
