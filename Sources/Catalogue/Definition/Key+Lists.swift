package import Schedules

extension Key<[Double]> {
  /// Learning rates; none when they are not given.
  package static func rates(
    _ name: String, _ standard: Parameter.Default, bounds: Bounds? = nil, help: String
  ) -> Key {
    numbers(Parameter(name, .list(of: .rate), standard, bounds: bounds, help: help))
  }

  /// Numbers without a unit; none when they are not given.
  package static func factors(
    _ name: String, _ standard: Parameter.Default, bounds: Bounds? = nil, help: String
  ) -> Key {
    numbers(Parameter(name, .list(of: .factor), standard, bounds: bounds, help: help))
  }

  /// Shares of a whole; none when they are not given.
  package static func fractions(
    _ name: String, _ standard: Parameter.Default, bounds: Bounds? = nil, help: String
  ) -> Key {
    numbers(Parameter(name, .list(of: .fraction), standard, bounds: bounds, help: help))
  }

  /// Numbers, or the file that they stand in.
  package static func series(_ name: String, help: String) -> Key {
    numbers(Parameter(name, .series, .required, help: help))
  }

  private static func numbers(_ parameter: Parameter) -> Key {
    Key(parameter, write: { .list($0.map { .number($0) }) }) { (value, arguments) throws(ScheduleError) in
      if case .file(let path)? = value {
        guard let series = arguments.context.series[path] else { throw .unreadSeries(path: path) }
        return series
      }
      return try parameter.elements(value) { (element) throws(ScheduleError) in
        switch element {
        case .number(let number): number
        case .count(let count): Double(count)
        default: throw .unknownParameter(parameter.name)
        }
      }
    }
  }
}

extension Key<[Int]> {
  /// Lengths of training in iterations; none when they are not given.
  package static func durations(
    _ name: String, _ standard: Parameter.Default, bounds: Bounds? = nil, help: String
  ) -> Key {
    let parameter = Parameter(name, .list(of: .duration), standard, bounds: bounds, help: help)
    return Key(parameter, write: { .list($0.map { .duration(.updates($0)) }) }) {
      (value, arguments) throws(ScheduleError) in
      try parameter.elements(value) { (element) throws(ScheduleError) in
        try arguments.iterations(of: parameter.time(element), parameter)
      }
    }
  }

  /// Whole numbers of things that are not iterations; none when they are not given.
  package static func counts(
    _ name: String, _ standard: Parameter.Default, bounds: Bounds? = nil, unit: String? = nil, help: String
  ) -> Key {
    let parameter = Parameter(name, .list(of: .count), standard, bounds: bounds, unit: unit, help: help)
    return Key(parameter, write: { .list($0.map { .count($0) }) }) { (value, _) throws(ScheduleError) in
      try parameter.elements(value) { (element) throws(ScheduleError) in
        guard case .count(let count) = element else { throw .unknownParameter(parameter.name) }
        return count
      }
    }
  }
}

extension Key {
  /// Several words of one set; none when they are not given.
  package static func choices<Word: ParameterChoice>(
    _ name: String, _ standard: Parameter.Default, help: String
  ) -> Key where Value == [Word] {
    let kind = Parameter.Kind.list(of: .choice(Word.allCases.map(\.rawValue)))
    let parameter = Parameter(name, kind, standard, help: help)
    return Key(parameter, write: { .list($0.map { .choice($0.rawValue) }) }) { (value, _) throws(ScheduleError) in
      try parameter.elements(value) { (element) throws(ScheduleError) in
        guard case .choice(let text) = element, let word = Word(rawValue: text) else {
          throw .unknownParameter(name)
        }
        return word
      }
    }
  }
}

extension Key<[Duration]> {
  /// Lengths of training as they were written, for those who count them in their own way.
  package static func times(
    _ name: String, _ standard: Parameter.Default, bounds: Bounds? = nil, help: String
  ) -> Key {
    let parameter = Parameter(name, .list(of: .duration), standard, bounds: bounds, help: help)
    return Key(parameter, write: { .list($0.map { .duration($0) }) }) { (value, _) throws(ScheduleError) in
      try parameter.elements(value) { (element) throws(ScheduleError) in try parameter.time(element) }
    }
  }
}

/// A value and the iteration at which it takes effect.
package typealias TimedValue = (iteration: Int, value: Double)

extension Key<[TimedValue]> {
  /// Values by the iteration at which they take effect, in the order written; none when they are not given.
  package static func mapping(
    _ name: String, _ absence: Absence, bounds: Bounds? = nil, help: String
  ) -> Key {
    let parameter = Parameter(name, .mapping, absence.standard, bounds: bounds, help: help)
    return Key(parameter, write: { .mapping($0.map { ParameterValue.Entry(.updates($0.iteration), $0.value) }) }) {
      (value, arguments) throws(ScheduleError) in
      guard let value else { return [] }
      guard case .mapping(let entries) = value else { throw .unknownParameter(name) }
      var pairs: [TimedValue] = []
      for entry in entries {
        pairs.append((try arguments.context.iterations(of: entry.key, parameter: name), entry.value))
      }
      return pairs
    }
  }
}

extension Parameter {
  fileprivate func elements<Element>(
    _ value: ParameterValue?, _ convert: (ParameterValue) throws(ScheduleError) -> Element
  ) throws(ScheduleError) -> [Element] {
    guard let value else { return [] }
    guard case .list(let values) = value else { throw .unknownParameter(name) }
    var elements: [Element] = []
    elements.reserveCapacity(values.count)
    for value in values { elements.append(try convert(value)) }
    return elements
  }

  fileprivate func time(_ element: ParameterValue) throws(ScheduleError) -> Duration {
    switch element {
    case .count(let count): .iterations(count)
    case .duration(let duration): duration
    default: throw .unknownParameter(name)
    }
  }
}
