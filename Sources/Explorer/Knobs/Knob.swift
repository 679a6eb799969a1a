internal import Catalogue
internal import CommandLanguage

/// Something of a curve or of the run that can be turned: a parameter with its value.
struct Knob: Sendable {
  /// Where the value is kept.
  enum Place: Sendable, Hashable {
    /// A parameter of a stage of the current curve.
    case stage(StagePlace)
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

/// The place of a stage in a curve.
enum StagePlace: Sendable, Hashable {
  /// The stage that begins the curve.
  case first
  /// The stage of an operation.
  case operation(Int)
}

extension ScheduleConfig {
  /// The stage at a place.
  subscript(place: StagePlace) -> Stage? {
    get {
      switch place {
      case .first: return first
      case .operation(let index):
        guard operations.indices.contains(index) else { return nil }
        switch operations[index] {
        case .modify(let stage), .then(let stage), .times(let stage): return stage
        case .cut: return nil
        }
      }
    }
    set {
      guard let newValue else { return }
      switch place {
      case .first: first = newValue
      case .operation(let index):
        guard operations.indices.contains(index) else { return }
        switch operations[index] {
        case .modify: operations[index] = .modify(newValue)
        case .then: operations[index] = .then(newValue)
        case .times: operations[index] = .times(newValue)
        case .cut: break
        }
      }
    }
  }
}
