import Numbers
package import Runs
package import Schedules

extension Key<Double> {
  /// A learning rate.
  package static func rate(
    _ name: String, _ standard: Standard<Double>, bounds: Bounds? = nil, aliases: [String] = [], help: String
  ) -> Key {
    number(Parameter(name, .rate, standard.mapped { .number($0) }, bounds: bounds, aliases: aliases, help: help))
  }

  /// A learning rate that may be given as a share of another, the peak of the schedule.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - standard: The rate or the share that stands for it.
  ///   - peak: The rate that shares are of.
  ///   - bounds: The numbers accepted, of rates and of hundredths.
  ///   - aliases: Other spellings that are accepted.
  ///   - help: What the parameter means, in one line.
  /// - Returns: The key, whose value is the rate.
  static func floor(
    _ name: String, _ standard: RateOrShare, of peak: Key<Double>, bounds: Bounds? = nil, aliases: [String] = [],
    help: String
  ) -> Key {
    let parameter = Parameter(
      name, .rateOrShare, .value(standard.written), bounds: bounds, aliases: aliases, help: help)
    return Key(parameter, write: { .number($0) }) { (value, arguments) throws(ScheduleError) in
      // In decimals, as a person reckons: 10 % of 3e-4 is 3e-5.
      if case .share(let hundredths)? = value {
        return (try arguments[peak] * hundredths / 100).rounded(toDigits: 15)
      }
      return try parameter.number(value)
    }
  }

  /// A number without a unit that multiplies, divides or exponentiates.
  package static func factor(
    _ name: String, _ standard: Standard<Double>, bounds: Bounds? = nil, unit: String? = nil, aliases: [String] = [],
    help: String
  ) -> Key {
    number(
      Parameter(
        name, .factor, standard.mapped { .number($0) }, bounds: bounds, unit: unit, aliases: aliases, help: help))
  }

  /// A share of a whole, mostly from 0 to 1.
  package static func fraction(
    _ name: String, _ standard: Standard<Double>, bounds: Bounds? = nil, aliases: [String] = [], help: String
  ) -> Key {
    number(Parameter(name, .fraction, standard.mapped { .number($0) }, bounds: bounds, aliases: aliases, help: help))
  }

  /// A length of training in iterations that need not be whole ones, of a framework that divides by whatever it is given.
  static func realDuration(
    _ name: String, _ standard: Standard<Duration>, bounds: Bounds? = nil, aliases: [String] = [],
    gives: RunFact? = nil, help: String
  ) -> Key {
    var parameter = Parameter(
      name, .duration, standard.mapped { .duration($0) }, bounds: bounds, aliases: aliases, gives: gives, help: help)
    parameter.isFractional = true
    return Key(parameter, write: { .duration(Quantity($0, .updates)) }) {
      [parameter] (value, arguments) throws(ScheduleError) in
      try arguments.realIterations(of: parameter.duration(value), parameter)
    }
  }

  private static func number(_ parameter: Parameter) -> Key {
    Key(parameter, write: { .number($0) }) { (value, _) throws(ScheduleError) in try parameter.number(value) }
  }
}

extension Key<Double?> {
  /// A length of training in iterations that need not be whole ones and may be left out.
  static func realDuration(
    _ name: String, _ absence: Absence, bounds: Bounds? = nil, help: String
  ) -> Key {
    var parameter = Parameter(name, .duration, absence.standard, bounds: bounds, help: help)
    parameter.isFractional = true
    return Key(parameter, write: { $0.map { .duration(Quantity($0, .updates)) } }) {
      [parameter] (value, arguments) throws(ScheduleError) in
      guard let value else { return nil }
      return try arguments.realIterations(of: parameter.duration(value), parameter)
    }
  }

  /// A learning rate that may be left out.
  package static func rate(
    _ name: String, _ absence: Absence, bounds: Bounds? = nil, aliases: [String] = [], help: String
  ) -> Key {
    number(Parameter(name, .rate, absence.standard, bounds: bounds, aliases: aliases, help: help))
  }

  /// A number without a unit that may be left out.
  package static func factor(
    _ name: String, _ absence: Absence, bounds: Bounds? = nil, unit: String? = nil, aliases: [String] = [],
    help: String
  ) -> Key {
    number(Parameter(name, .factor, absence.standard, bounds: bounds, unit: unit, aliases: aliases, help: help))
  }

  /// A share of a whole that may be left out.
  package static func fraction(
    _ name: String, _ absence: Absence, bounds: Bounds? = nil, aliases: [String] = [], help: String
  ) -> Key {
    number(Parameter(name, .fraction, absence.standard, bounds: bounds, aliases: aliases, help: help))
  }

  private static func number(_ parameter: Parameter) -> Key {
    Key(parameter, write: { $0.map { .number($0) } }) { (value, _) throws(ScheduleError) in
      guard let value else { return nil }
      return try parameter.number(value)
    }
  }
}

extension Key<Int> {
  /// A whole number of things that are not iterations.
  package static func count(
    _ name: String, _ standard: Standard<Int>, bounds: Bounds? = nil, unit: String? = nil, aliases: [String] = [],
    help: String
  ) -> Key {
    let parameter = Parameter(
      name, .count, standard.mapped { .count($0) }, bounds: bounds, unit: unit, aliases: aliases, help: help)
    return Key(parameter, write: { .count($0) }) { (value, _) throws(ScheduleError) in try parameter.count(value) }
  }

  /// A length of training, in iterations.
  package static func duration(
    _ name: String, _ standard: Standard<Duration>, bounds: Bounds? = nil, aliases: [String] = [],
    gives: RunFact? = nil, help: String
  ) -> Key {
    duration(
      Parameter(
        name, .duration, standard.mapped { .duration($0) }, bounds: bounds, aliases: aliases, gives: gives, help: help))
  }

  /// The whole length of a schedule of our own, in iterations: where it is not given and that of the run is, what the run
  /// leaves of itself; else the default.
  ///
  /// `gives` is `nil` where something follows that it does not include.
  package static func length(
    _ name: String, _ standard: Standard<Duration>, bounds: Bounds? = nil, aliases: [String] = [],
    gives: RunFact? = .length, help: String
  ) -> Key {
    duration(
      Parameter(
        name, .duration, standard.mapped { .duration($0) }, bounds: bounds, aliases: aliases, gives: gives,
        spansRun: true, help: help))
  }

  private static func duration(_ parameter: Parameter) -> Key {
    Key(parameter, write: { .duration(.updates($0)) }) { (value, arguments) throws(ScheduleError) in
      try arguments.iterations(of: parameter.duration(value), parameter)
    }
  }
}

extension Key<Int?> {
  /// A whole number of things that may be left out.
  package static func count(
    _ name: String, _ absence: Absence, bounds: Bounds? = nil, unit: String? = nil, aliases: [String] = [],
    gives: RunFact? = nil, help: String
  ) -> Key {
    let parameter = Parameter(
      name, .count, absence.standard, bounds: bounds, unit: unit, aliases: aliases, gives: gives, help: help)
    return Key(parameter, write: { $0.map { .count($0) } }) { (value, _) throws(ScheduleError) in
      guard let value else { return nil }
      return try parameter.count(value)
    }
  }

  /// A length of training that may be left out, in iterations.
  package static func duration(
    _ name: String, _ absence: Absence, bounds: Bounds? = nil, aliases: [String] = [], gives: RunFact? = nil,
    help: String
  ) -> Key {
    let parameter = Parameter(
      name, .duration, absence.standard, bounds: bounds, aliases: aliases, gives: gives, help: help)
    return Key(parameter, write: { $0.map { .duration(.updates($0)) } }) { (value, arguments) throws(ScheduleError) in
      guard let value else { return nil }
      return try arguments.iterations(of: parameter.duration(value), parameter)
    }
  }
}

extension Key<Duration> {
  /// A length of training as it was written, for those who count it in their own way.
  package static func time(
    _ name: String, _ standard: Standard<Duration>, bounds: Bounds? = nil, aliases: [String] = [],
    gives: RunFact? = nil, help: String
  ) -> Key {
    let parameter = Parameter(
      name, .duration, standard.mapped { .duration($0) }, bounds: bounds, aliases: aliases, gives: gives, help: help)
    return Key(parameter, write: { .duration($0) }) { (value, _) throws(ScheduleError) in
      try parameter.duration(value)
    }
  }
}

extension Parameter {
  /// The number of a value that is given or the default.
  fileprivate func number(_ value: ParameterValue?) throws(ScheduleError) -> Double {
    switch value {
    case nil: throw .missing(parameter: name)
    case .number(let number)?: number
    case .count(let count)?: Double(count)
    default: throw .unknownParameter(name)
    }
  }

  fileprivate func count(_ value: ParameterValue?) throws(ScheduleError) -> Int {
    switch value {
    case nil: throw .missing(parameter: name)
    case .count(let count)?: count
    case .number(let number)? where isFractional: Int(saturating: number.rounded())
    default: throw .unknownParameter(name)
    }
  }

  fileprivate func duration(_ value: ParameterValue?) throws(ScheduleError) -> Duration {
    switch value {
    case nil: throw .missing(parameter: name)
    case .count(let count)?: .iterations(count)
    case .duration(let duration)?: duration
    default: throw .unknownParameter(name)
    }
  }
}
