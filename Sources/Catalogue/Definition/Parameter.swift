package import Runs
package import Schedules

/// A parameter of a schedule or a modifier: its names, what it accepts, its default, and a line of help.
///
/// Everything that reads, checks, lists or explains a parameter goes by this one description.
package struct Parameter: Sendable {
  /// What a parameter's value is.
  package indirect enum Kind: Hashable, Sendable {
    /// A learning rate.
    case rate
    /// A learning rate, or a share of the peak of the same schedule: `1e-5`, `10%`.
    case rateOrShare
    /// A number without a unit that multiplies, divides or exponentiates.
    case factor
    /// A share of a whole, mostly from 0 to 1.
    case fraction
    /// A whole number of things that are not iterations.
    case count
    /// A length of training.
    case duration
    /// One of several words.
    case choice([String])
    /// Yes or no.
    case flag
    /// Several values of a kind, separated by commas.
    case list(of: Kind)
    /// Pairs of an iteration and a value, separated by commas: `30:0.1,80:0.5`.
    case mapping
    /// The path of a file with one number a line, or the numbers themselves separated by commas.
    case series
    /// A formula of the epoch, as Python writes it: `0.95 ** epoch`.
    case expression
  }

  /// What stands for a parameter that was not given.
  package enum Default: Hashable, Sendable {
    /// Nothing: the parameter must be given.
    case required
    /// Nothing: the schedule goes without. The text says what that means.
    case none(String)
    /// A value.
    case value(ParameterValue)
  }

  /// The name, as it is written in full; `-` and `_` are one and the same to those who read it.
  package let name: String
  /// Other spellings that are accepted.
  package let aliases: [String]
  /// What the value is.
  package let kind: Kind
  /// What stands for a value that was not given.
  package let standard: Default
  /// The numbers accepted; of a list or a mapping, for each element.
  package let bounds: Bounds
  /// What a number counts, when the kind does not say it.
  package let unit: String?
  /// What the parameter means, in one line.
  package let help: String
  /// The fact of the run that its value tells, if it tells one; the length is that of its own curve's course.
  package let gives: RunFact?
  /// Whether it is the whole length of a schedule of our own, which is that of the run where only the run's was given.
  package let spansRun: Bool
  /// Whether a number of updates may be a fraction, of which the framework makes what it makes.
  package var isFractional = false
  /// Whether other words than those of the choice are taken, which the framework reads as one of them.
  package var takesOtherWords = false
  /// Whether the keys of a mapping may be ranges of updates, `5,20:0.5`.
  package var takesRanges = false
  /// Whether `iter` counts the iterations of Composer's Trainer, and not updates.
  package var countsTrainerIterations = false
  /// What the value is to the schedules that the entry is built of.
  package var roles: [Role] = []

  /// Creates a parameter.
  ///
  /// - Parameters:
  ///   - name: The name, as it is written in full and without dashes before it.
  ///   - kind: What the value is.
  ///   - standard: What stands for a value that was not given.
  ///   - bounds: The numbers accepted; `nil` for those that make sense for the kind: rates from 0, durations and counts
  ///     from 1, fractions from 0 to 1, factors any number.
  ///   - unit: What a number counts, when the kind does not say it.
  ///   - aliases: Other spellings that are accepted.
  ///   - gives: The fact of the run that its value tells.
  ///   - spansRun: Whether it is the whole length of a schedule of our own, which is that of the run where only the run's was
  ///     given.
  ///   - help: What the parameter means, in one line.
  package init(
    _ name: String, _ kind: Kind, _ standard: Default, bounds: Bounds? = nil, unit: String? = nil,
    aliases: [String] = [], gives: RunFact? = nil, spansRun: Bool = false, help: String
  ) {
    self.name = name
    self.aliases = aliases
    self.kind = kind
    self.standard = standard
    self.bounds = bounds ?? kind.usualBounds
    self.unit = unit
    self.help = help
    self.gives = gives
    self.spansRun = spansRun
  }

  /// Returns whether a name, without dashes before it, means this parameter.
  ///
  /// `-` and `_` are one and the same; capitals count, as frameworks tell `T_max` from `t_max`.
  package func isNamed(_ text: String) -> Bool {
    Self.isSame(text, name) || aliases.contains { Self.isSame(text, $0) }
  }

  /// Returns whether two names are the same but for `-` and `_`.
  package static func isSame(_ left: String, _ right: String) -> Bool {
    left.utf8.elementsEqual(right.utf8) { left, right in
      left == right || (isDash(left) && isDash(right))
    }
  }

  /// Returns whether two names are the same but for `-` and `_`, and for capitals.
  package static func isAlike(_ left: String, _ right: String) -> Bool {
    left.utf8.elementsEqual(right.utf8) { left, right in
      left == right || small(left) == small(right) || (isDash(left) && isDash(right))
    }
  }

  private static func small(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }

  private static func isDash(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") }
}

extension Parameter.Kind {
  /// The bounds of a parameter that states none of its own.
  fileprivate var usualBounds: Bounds {
    switch self {
    case .rate, .rateOrShare: .nonNegative
    case .factor, .mapping, .series: .any
    case .fraction: .fraction
    case .count, .duration: .atLeastOne
    case .choice, .flag, .expression: .any
    case .list(let element): element.usualBounds
    }
  }
}

extension [Parameter] {
  /// Returns the parameter of a name or alias, in its capitals or, where no other differs by them alone, in any.
  ///
  /// - Parameter name: The name without dashes.
  /// - Returns: The parameter; `nil` where there is none.
  package func named(_ name: String) -> Parameter? { spelled(name) ?? alike(name) }

  /// Returns the parameter of a name or alias in its own capitals.
  ///
  /// - Parameter name: The name without dashes.
  /// - Returns: The parameter; `nil` where there is none.
  package func spelled(_ name: String) -> Parameter? {
    first { $0.isNamed(name) }
  }

  /// The only parameter that has a name or alias in some capitals.
  private func alike(_ name: String) -> Parameter? {
    let alike = filter { parameter in
      ([parameter.name] + parameter.aliases).contains { Parameter.isAlike($0, name) }
    }
    return alike.count == 1 ? alike.first : nil
  }
}
