import Documents
import Numbers
import Schedules

/// What an expression of a script is worth, as far as its text tells.
indirect enum ScriptValue {
  /// A number, true or false.
  case number(Term)
  case text(String)
  case none
  /// A list or a tuple.
  case sequence(ScriptSequence)
  /// A `range`.
  case progression(Progression)
  /// Keys and values in the order written.
  case dictionary([Entry])
  case function(ScriptFunction)
  /// A module or function of Python or numpy by its full name, such as `math.cos`.
  case library(String)
  /// A call of something that the text does not define.
  case call(ScriptCall)
  /// What the text does not tell.
  case unknown(Unknown)

  struct Entry {
    var key: ScriptValue
    var value: ScriptValue
  }

  /// What the text calls the value, for sentences.
  var kind: String {
    switch self {
    case .number: "a number"
    case .text: "a string"
    case .none: "None"
    case .sequence(let sequence): sequence.isTuple ? "a tuple" : "a list"
    case .progression: "a range"
    case .dictionary: "a dictionary"
    case .function, .library: "a function"
    case .call(let call): "a call of \(call.path)"
    case .unknown: "an unknown value"
    }
  }

  /// What of the text is not known in it.
  var unknown: Unknown? {
    switch self {
    case .unknown(let unknown): unknown
    case .call(let call): Unknown(call.text, call.range, isName: false)
    default: nil
    }
  }
}

/// Names and expressions that a text gives no value to.
struct Unknown {
  struct Item: Hashable {
    /// The text, without blanks.
    var text: String
    var range: Range<Int>
    /// Whether it is a name, perhaps with full stops.
    var isName: Bool
  }

  var items: [Item]

  init(_ items: [Item]) { self.items = items }

  init(_ text: String, _ range: Range<Int>, isName: Bool) { items = [Item(text: text, range: range, isName: isName)] }

  /// What two values have together that is not known, in the order in which it stands.
  static func + (left: Unknown, right: Unknown) -> Unknown {
    var items = left.items
    for item in right.items where !items.contains(where: { $0.text == item.text }) { items.append(item) }
    return Unknown(items.sorted { $0.range.lowerBound < $1.range.lowerBound })
  }
}

/// A list or a tuple: its elements, some of which may be there only for some epochs.
struct ScriptSequence {
  struct Element {
    var value: ScriptValue
    /// When the element is there; `nil` for always.
    var condition: Term?

    init(_ value: ScriptValue, if condition: Term? = nil) {
      self.value = value
      self.condition = condition
    }
  }

  var elements: [Element]
  var isTuple = false
  /// Whether it is an array, whose operations act on each element.
  var isArray = false

  init(_ elements: [Element], isTuple: Bool = false) {
    self.elements = elements
    self.isTuple = isTuple
  }

  init(_ values: [ScriptValue], isTuple: Bool = false) {
    self.init(values.map { Element($0) }, isTuple: isTuple)
  }

  init(array values: [ScriptValue]) {
    self.init(values)
    isArray = true
  }

  /// The elements, where all of them are always there.
  var values: [ScriptValue]? { elements.allSatisfy { $0.condition == nil } ? elements.map(\.value) : nil }
}

/// A `range`.
struct Progression: Equatable {
  var first: Int
  var end: Int
  /// Not 0.
  var step: Int

  /// The element at an index, from 0.
  subscript(index: Int) -> Int { first.addingSaturating(index.multipliedSaturating(by: step)) }

  /// The number of elements.
  var count: Int {
    let (distance, isBeyond) = end.subtractingReportingOverflow(first)
    if isBeyond || step == .min { return .max }
    guard distance != 0, (distance > 0) == (step > 0) else { return 0 }
    return (distance.magnitude.dividedRoundingUp(by: step.magnitude)).clamped
  }
}

extension UInt {
  fileprivate func dividedRoundingUp(by divisor: UInt) -> UInt { (self - 1) / divisor + 1 }
  fileprivate var clamped: Int { Int(clamping: self) }
}

/// A function that the text defines, perhaps with some of its arguments given.
struct ScriptFunction {
  enum Body {
    case expression(PythonExpression)
    case statements([PythonStatement])
  }

  var name: String
  var parameters: [PythonExpression.Parameter]
  var body: Body
  /// The values of the names around the definition, of a function within another.
  var captured: [String: ScriptValue] = [:]
  /// What `functools.partial` has given.
  var positional: [ScriptValue] = []
  var named: [String: ScriptValue] = [:]
  var range: Range<Int>
}

/// A call of something that the text does not define.
struct ScriptCall {
  struct Argument {
    /// The keyword, or `nil` for an argument that is given by its place.
    var name: String?
    /// Whether it stands for several that the text does not tell.
    var isUnpacked: Bool
    var value: ScriptValue
    var range: Range<Int>
  }

  /// What is called, with the names that imports stand for: `torch.optim.lr_scheduler.StepLR`.
  var path: String
  var pathRange: Range<Int>
  var arguments: [Argument]
  /// The whole call.
  var range: Range<Int>
  /// The text of the call, without blanks.
  var text: String
}
