internal import Catalogue
internal import CommandLanguage

/// Something of a curve or of the run that can be turned: a parameter with its value.
struct Knob: Sendable {
  /// Where the value is kept.
  enum Place: Sendable, Hashable {
    /// A parameter of a stage of the current curve.
    case stage(ScheduleConfig.Place)
    /// The length behind a `for` of the current curve, by its operation.
    case cut(Int)
    /// The run of all curves.
    case run
  }

  /// What can be turned: its name, kind, bounds, unit and help.
  let parameter: Parameter
  /// Where the value is kept.
  let place: Place
  /// Whose parameter it is, for errors.
  let option: OptionReference
  /// The value, given or by default; `nil` where there is none.
  let value: ParameterValue?
  /// Whether the value was given.
  let isGiven: Bool

  /// The value as it is written, or `nil`.
  var text: String? { value?.description }
}
