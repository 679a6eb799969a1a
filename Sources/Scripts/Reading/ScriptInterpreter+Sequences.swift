import Documents
import Numbers
import Schedules

extension ScriptInterpreter {
  /// What the functions of lists and their kin return.
  mutating func ofSequences(
    _ name: String, _ arguments: Arguments, _ range: Range<Int>
  ) throws(Stop) -> ScriptValue {
    switch name {
    case "range", "arange": return try progression(arguments, range)
    case "enumerate":
      let values = try arguments.bound("iterable", "?start")
      let start = if let start = values[1] { try whole(start, range) } else { 0 }
      let elements = try iterated(values[0] ?? .none, range).enumerated().map { index, element in
        ScriptSequence.Element(
          .sequence(
            ScriptSequence([.number(.whole(start.addingSaturating(index))), element.value], isTuple: true)),
          if: element.condition)
      }
      return .sequence(ScriptSequence(elements))
    case "zip":
      var lists: [[ScriptValue]] = []
      for value in arguments.all { lists.append(try certain(value, range)) }
      let count = lists.map(\.count).min() ?? 0
      return .sequence(
        ScriptSequence(
          (0..<count).map { index in
            .sequence(ScriptSequence(lists.map { $0[index] }, isTuple: true))
          }))
    case "next": return try next(arguments, range)
    case "linspace": return try spaced(arguments, range)
    case "sorted": return try sorted(arguments, range)
    default: break
    }
    // A type or an axis given by keyword is of no matter here.
    let start = arguments.keywords["start"] ?? (name == "sum" && arguments.all.count > 1 ? arguments.all[1] : nil)
    guard
      let first = arguments.all.first
        ?? (name == "list" || name == "tuple" ? .sequence(ScriptSequence([ScriptValue]())) : nil)
    else { throw arguments.wrongCount }
    if name == "len", settled(first).unknown != nil { return open(compact(range), range, isName: false) }
    let elements = try iterated(first, range)
    switch name {
    case "sum", "fsum":
      return .number(try sum(elements, from: try start.map { (value) throws(Stop) in try term(value, range) }, range))
    case "mean":
      let total = try sum(elements, from: nil, range)
      let count = try self.count(elements, range)
      return .number(try made([total, count], at: range) { .binary(.divide, $0[0], $0[1]) })
    case "prod": return .number(try product(elements, range))
    case "len": return .number(try count(elements, range))
    case "any", "all":
      var found = Term.truth(name == "all")
      for element in elements {
        let truth = try truth(element.value, range)
        let condition = element.condition ?? .truth(true)
        found =
          name == "any"
          ? try either(found, try both(condition, truth, range), range)
          : try both(found, try either(try negated(condition, range), truth, range), range)
      }
      return .number(try negated(try negated(found, range), range))
    case "list", "iter", "set": return .sequence(ScriptSequence(elements))
    case "tuple": return .sequence(ScriptSequence(elements, isTuple: true))
    case "array", "asarray": return .sequence(ScriptSequence(array: try certain(first, range)))
    case "reversed": return .sequence(ScriptSequence(elements.reversed()))
    case "cumsum", "cumprod":
      var (results, last) = ([ScriptValue](), Optional<Term>.none)
      for value in try certain(first, range) {
        let term = try term(value, range)
        let operation: Expression.Binary = name == "cumsum" ? .add : .multiply
        if let before = last {
          last = try made([before, term], at: range) { .binary(operation, $0[0], $0[1]) }
        } else {
          last = term
        }
        if let last { results.append(.number(last)) }
      }
      return .sequence(ScriptSequence(array: results))
    default: throw fault(range, "\(arguments.function)() is not followed here")
    }
  }

  private mutating func whole(_ value: ScriptValue, _ range: Range<Int>) throws(Stop) -> Int {
    guard let number = try term(value, range).wholeConstant else {
      throw fault(range, "this must be a whole number that does not depend on the epoch")
    }
    return number
  }

  /// The elements of a list, all of which are always there.
  private mutating func certain(_ value: ScriptValue, _ range: Range<Int>) throws(Stop) -> [ScriptValue] {
    let elements = try iterated(value, range)
    guard elements.allSatisfy({ $0.condition == nil }) else {
      throw fault(range, "which elements this list has depends on the epoch")
    }
    return elements.map(\.value)
  }

  private mutating func progression(_ arguments: Arguments, _ range: Range<Int>) throws(Stop) -> ScriptValue {
    var numbers: [Int] = []
    for value in arguments.all.prefix(3) {
      let term = try term(value, range)
      guard let number = term.wholeConstant else {
        throw fault(range, "the ends of a range must be whole numbers that do not depend on the epoch")
      }
      numbers.append(number)
    }
    let (first, end) = numbers.count > 1 ? (numbers[0], numbers[1]) : (0, numbers.first ?? 0)
    let step = numbers.count > 2 ? numbers[2] : 1
    guard !numbers.isEmpty, step != 0 else { throw fault(range, "ValueError: range() arg 3 must not be zero") }
    return .progression(Progression(first: first, end: end, step: step))
  }

  private mutating func sum(
    _ elements: [ScriptSequence.Element], from start: Term?, _ range: Range<Int>
  ) throws(Stop) -> Term {
    var total = start ?? .whole(0)
    for (element, number) in zip(elements, try terms(elements.map(\.value), range)) {
      let part =
        try element.condition.map { (test) throws(Stop) in
          try conditional(test, number, .whole(0), range)
        } ?? number
      // The 0 that Python begins with changes nothing.
      if case .whole(0) = total.expression {
        total = part
      } else {
        total = try made([total, part], at: range) { .binary(.add, $0[0], $0[1]) }
      }
    }
    return total
  }

  private mutating func product(_ elements: [ScriptSequence.Element], _ range: Range<Int>) throws(Stop) -> Term {
    var product = Term.whole(1)
    for (element, number) in zip(elements, try terms(elements.map(\.value), range)) {
      let part =
        try element.condition.map { (test) throws(Stop) in
          try conditional(test, number, .whole(1), range)
        } ?? number
      product = try made([product, part], at: range) { .binary(.multiply, $0[0], $0[1]) }
    }
    return product
  }

  private func count(_ elements: [ScriptSequence.Element], _ range: Range<Int>) throws(Stop) -> Term {
    var count = Term.whole(elements.count { $0.condition == nil })
    for element in elements {
      guard let condition = element.condition else { continue }
      let one = try conditional(condition, .whole(1), .whole(0), range)
      count = try made([count, one], at: range) { .binary(.add, $0[0], $0[1]) }
    }
    return count
  }

  /// The first element that is there, or what is given for none.
  private mutating func next(_ arguments: Arguments, _ range: Range<Int>) throws(Stop) -> ScriptValue {
    let values = try arguments.bound("iterator", "?default")
    guard let iterator = values[0] else { throw arguments.wrongCount }
    var result = values[1] ?? .number(.failure("StopIteration"))
    for element in try iterated(iterator, range).reversed() {
      guard let test = element.condition else {
        result = element.value
        continue
      }
      result = try choice(test, element.value, result, range)
    }
    return result
  }

  private mutating func spaced(_ arguments: Arguments, _ range: Range<Int>) throws(Stop) -> ScriptValue {
    let values = try arguments.bound("start", "stop", "?num", "?endpoint")
    guard let start = try term(values[0] ?? .none, range).constant,
      let stop = try term(values[1] ?? .none, range).constant
    else { throw fault(range, "the ends of linspace must not depend on the epoch") }
    let count = if let number = values[2] { try whole(number, range) } else { 50 }
    guard (1...Self.mostRounds).contains(count) else {
      throw fault(range, "linspace has 1 to \(Self.mostRounds) elements here")
    }
    let includesEnd = if let end = values[3] { try truth(end, range).constant != 0 } else { true }
    let legs = Double(includesEnd ? max(1, count - 1) : count)
    return .sequence(
      ScriptSequence(
        array: (0..<count).map { index in
          let isLast = includesEnd && index == count - 1 && count > 1
          return .number(.number(isLast ? stop : start + Double(index) * ((stop - start) / legs)))
        }))
  }

  private mutating func sorted(_ arguments: Arguments, _ range: Range<Int>) throws(Stop) -> ScriptValue {
    let values = try arguments.bound("iterable", "?reverse")
    var terms: [(number: Double, term: Term)] = []
    for value in try certain(values[0] ?? .none, range) {
      let term = try term(value, range)
      guard let number = term.constant else { throw fault(range, "what is sorted must not depend on the epoch") }
      terms.append((number, term))
    }
    let isReversed = if let reverse = values[1] { try truth(reverse, range).constant != 0 } else { false }
    let ordered = terms.sorted { isReversed ? $0.number > $1.number : $0.number < $1.number }
    return .sequence(ScriptSequence(ordered.map { .number($0.term) }))
  }
}
