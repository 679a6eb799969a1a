package import Schedules

/// Values of an entry's parameters that make a curve: what its inverse finds in the curve's form.
///
///     return .schedule { arguments throws(ScheduleError) in
///       try Ramp(from: arguments[start], to: arguments[finish], length: arguments[length])
///     } inverse: { form in
///       guard let way = form.way, way.follows(.linear) else { return nil }
///       return [start(way.from), finish(way.to), length(way.length)]
///     }
package struct Solution: Sendable {
  /// What is given to a parameter; a key called with a value makes one.
  package struct Value: Sendable {
    let name: String
    let value: ParameterValue?
  }

  /// The values by the full name of their parameter.
  package private(set) var values: [String: ParameterValue] = [:]
  /// Of a modifier, the form of the curve that it wraps.
  package private(set) var inner: CurveForm?

  /// Creates a solution.
  ///
  /// - Parameters:
  ///   - values: What is given to the parameters; those left out have their default.
  ///   - inner: Of a modifier, the form of the curve that it wraps.
  package init(_ values: [Value], around inner: CurveForm? = nil) {
    for value in values { self.values[value.name] = value.value }
    self.inner = inner
  }

  /// Returns the solution with what is given to further parameters.
  static func + (left: Solution, right: [Value]) -> Solution { left + Solution(right) }

  /// Returns the solution with what is given to further parameters.
  static func + (left: Solution, right: Solution) -> Solution {
    var sum = left
    sum.values.merge(right.values) { $1 }
    return sum
  }
}

extension Solution: ExpressibleByArrayLiteral {
  /// Creates a solution of what is given to the parameters.
  package init(arrayLiteral elements: Value...) { self.init(elements) }
}
