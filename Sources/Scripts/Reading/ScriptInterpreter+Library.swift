import Documents
import Schedules

extension ScriptInterpreter {
  /// What a function of Python, `math`, numpy and their kin returns.
  ///
  /// - Parameters:
  ///   - name: One of ``PythonLibrary/functions``.
  ///   - module: The module that it is called of; empty for none.
  ///   - arguments: What it is given.
  ///   - range: Where the call stands.
  ///   - scope: The values of names.
  /// - Returns: What the function returns.
  /// - Throws: ``Stop`` where that cannot be done.
  mutating func library(
    _ name: String, of module: String, _ arguments: Arguments, _ range: Range<Int>, in scope: Scope
  ) throws(Stop) -> ScriptValue {
    if let raw = PythonLibrary.mathematical[name], let function = Expression.Function(rawValue: raw) {
      return try mathematical(function, arguments, range)
    }
    switch name {
    case "round", "around": return try rounded(arguments, isArray: module == "numpy" || name == "around", range)
    case "pow", "power", "log", "divmod", "sign", "square", "bool", "degrees", "radians", "deg2rad", "rad2deg",
      "float64", "int64", "int32", "tensor", "constant", "where", "clip", "clamp":
      return try number(name, of: module, arguments, range)
    case "min", "max", "minimum", "maximum", "amin", "amax", "fmin", "fmax":
      return try extreme(name.contains("min") ? .min : .max, arguments, range)
    case "bisect", "bisect_right", "bisect_left", "searchsorted", "digitize":
      return .number(try bisected(name, arguments, range))
    case "interp": return try interpolated(arguments, range)
    case "partial": return try partial(arguments, range)
    default: return try ofSequences(name, arguments, range)
    }
  }

  private mutating func mathematical(
    _ function: Expression.Function, _ arguments: Arguments, _ range: Range<Int>
  ) throws(Stop) -> ScriptValue {
    guard arguments.all.count == arguments.count, function.arity.contains(arguments.count) else {
      throw arguments.wrongCount
    }
    if case .text(let text)? = arguments.all.first, function == .float || function == .int {
      return try parsed(text, isWhole: function == .int, range)
    }
    if case .sequence(let sequence)? = arguments.all.first, sequence.isArray, let values = sequence.values {
      var results: [ScriptValue] = []
      for value in values {
        results.append(.number(try made(try terms([value], range), at: range) { .call(function, $0) }))
      }
      return .sequence(ScriptSequence(array: results))
    }
    return .number(try made(try terms(arguments.all, range), at: range) { .call(function, $0) })
  }

  /// The number that a text stands for, as `float("inf")` has it.
  private func parsed(_ text: String, isWhole: Bool, _ range: Range<Int>) throws(Stop) -> ScriptValue {
    let trimmed = text.filter { !$0.isWhitespace }.lowercased()
    if !isWhole, ["inf", "+inf", "infinity", "+infinity"].contains(trimmed) { return .number(.number(.infinity)) }
    if !isWhole, ["-inf", "-infinity"].contains(trimmed) { return .number(.number(-.infinity)) }
    if isWhole, let number = Int(trimmed) { return .number(.whole(number)) }
    if !isWhole, let number = PythonNumber.value(of: trimmed) { return .number(.number(number)) }
    throw fault(range, "'\(text.prefix(40))' is no number")
  }

  private mutating func rounded(
    _ arguments: Arguments, isArray: Bool, _ range: Range<Int>
  ) throws(Stop) -> ScriptValue {
    let values = try arguments.bound("number", "?ndigits")
    guard let number = values[0] else { throw arguments.wrongCount }
    if let digits = values[1], case .number = settled(digits) {
      return .number(try made(try terms([number, digits], range), at: range) { .call(.round, $0) })
    }
    let whole = try made([try term(number, range)], at: range) { .call(.round, $0) }
    return .number(isArray ? try made([whole], at: range) { .call(.float, $0) } : whole)
  }

  /// Functions of one or a few numbers that Python does not have as one operation.
  private mutating func number(
    _ name: String, of module: String, _ arguments: Arguments, _ range: Range<Int>
  ) throws(Stop) -> ScriptValue {
    if name == "where" || name == "clip" || name == "clamp" { return try chosen(name, arguments, range) }
    if case .sequence(let sequence)? = arguments.all.first, arguments.count == 1,
      name == "tensor" || name == "constant",
      let values = sequence.values
    {
      return .sequence(ScriptSequence(array: values))
    }
    if name == "bool" {
      guard let value = arguments.all.first, arguments.count == 1 else { throw arguments.wrongCount }
      return .number(try negated(try negated(try truth(value, range), range), range))
    }
    // A type of numbers changes none of those that are looked at here.
    let isConversion = ["float64", "tensor", "constant", "int64", "int32"].contains(name)
    let given = isConversion ? Array(arguments.all.prefix(1)) : arguments.all
    guard isConversion || given.count == arguments.count else { throw arguments.wrongCount }
    let operands = try terms(given, range)
    switch (name, operands.count) {
    case ("pow", 2) where module == "math": return .number(try made(operands, at: range) { .call(.pow, $0) })
    case ("pow", 2), ("power", 2): return .number(try made(operands, at: range) { .binary(.power, $0[0], $0[1]) })
    case ("log", 1...2): return .number(try made(operands, at: range) { .call(.log, $0) })
    case ("divmod", 2):
      let quotient = try made(operands, at: range) { .binary(.floorDivide, $0[0], $0[1]) }
      let rest = try made(operands, at: range) { .binary(.modulo, $0[0], $0[1]) }
      return .sequence(ScriptSequence([.number(quotient), .number(rest)], isTuple: true))
    case ("sign", 1):
      return .number(
        try made(operands, at: range) { operand in
          .binary(
            .subtract, .comparison(operand[0], [Expression.Comparison(.above, .whole(0))]),
            .comparison(operand[0], [Expression.Comparison(.below, .whole(0))]))
        })
    case ("square", 1): return .number(try made(operands, at: range) { .binary(.multiply, $0[0], $0[0]) })
    case ("degrees", 1), ("rad2deg", 1):
      return .number(try made(operands, at: range) { .binary(.multiply, $0[0], .number(180 / .pi)) })
    case ("radians", 1), ("deg2rad", 1):
      return .number(try made(operands, at: range) { .binary(.multiply, $0[0], .number(.pi / 180)) })
    case ("float64", 1): return .number(try made(operands, at: range) { .call(.float, $0) })
    case ("int64", 1), ("int32", 1): return .number(try made(operands, at: range) { .call(.int, $0) })
    case ("tensor", 1), ("constant", 1): return .number(operands[0])
    default: throw arguments.wrongCount
    }
  }

  /// `where(condition, one, other)` and `clip(number, low, high)`, which compute all of their arguments.
  private mutating func chosen(
    _ name: String, _ arguments: Arguments, _ range: Range<Int>
  ) throws(Stop) -> ScriptValue {
    if name == "where" {
      let values = try arguments.bound("condition", "x", "y").compactMap(\.self)
      guard values.count == 3 else { throw arguments.wrongCount }
      let test = try truth(values[0], range)
      let sides = try terms([values[1], values[2]], range)
      let result = try conditional(test, sides[0], sides[1], range)
      return .number(try eager([test] + sides, result, at: range))
    }
    let values =
      name == "clip" ? try arguments.bound("a", "?a_min", "?a_max") : try arguments.bound("input", "?min", "?max")
    guard let first = values[0] else { throw arguments.wrongCount }
    var result = try term(first, range)
    for (bound, function) in [(values[1], Expression.Function.max), (values[2], .min)] {
      guard let bound else { continue }
      if case .none = bound { continue }
      result = try made([result, try term(bound, range)], at: range) { .call(function, $0) }
    }
    return .number(result)
  }

  // MARK: - The least and the greatest

  private mutating func extreme(
    _ function: Expression.Function, _ arguments: Arguments, _ range: Range<Int>
  ) throws(Stop) -> ScriptValue {
    if arguments.all.count > 1 {
      guard arguments.all.count == arguments.count else { throw arguments.wrongCount }
      return .number(try extreme(function, of: try terms(arguments.all, range), range))
    }
    let values = try arguments.bound("iterable", "?default")
    guard let iterable = values[0] else { throw arguments.wrongCount }
    let elements = try iterated(iterable, range)
    let words = "ValueError: \(function.rawValue)() arg is an empty sequence"
    let empty = if let standard = values[1] { try term(standard, range) } else { Term.failure(words) }
    if elements.allSatisfy({ $0.condition == nil }), !elements.isEmpty {
      return .number(try extreme(function, of: try terms(elements.map(\.value), range), range))
    }
    // From one element to the next: whether there was one, and the best of them.
    var (isAny, best) = (Term.truth(false), empty)
    for element in elements {
      let number = try term(element.value, range)
      let better = try made([best, number], at: range) { .call(function, $0) }
      let taken = try conditional(isAny, better, number, range)
      let condition = element.condition ?? .truth(true)
      best = try conditional(condition, taken, best, range)
      isAny = try either(isAny, condition, range)
    }
    return .number(best)
  }

  /// The least or greatest of numbers, a few dozen at a time.
  private func extreme(
    _ function: Expression.Function, of terms: [Term], _ range: Range<Int>
  ) throws(Stop) -> Term {
    var (rest, most) = (terms, function.arity.upperBound)
    while rest.count > 1 {
      let first = try made(Array(rest.prefix(most)), at: range) { .call(function, $0) }
      rest = [first] + rest.dropFirst(most)
      most = function.arity.upperBound
    }
    guard let result = rest.first else { throw fault(range, "there is nothing to choose from") }
    return result
  }

  // MARK: - Tables

  /// How many numbers of a list do not lie beyond another, as Python's bisection finds it.
  private mutating func bisected(_ name: String, _ arguments: Arguments, _ range: Range<Int>) throws(Stop) -> Term {
    var values: [ScriptValue?]
    var isRight = name == "bisect" || name == "bisect_right"
    switch name {
    case "searchsorted":
      values = try arguments.bound("a", "v", "?side")
      if case .text("right")? = values[2] { isRight = true }
      values[2] = nil
    case "digitize":
      values = try arguments.bound("x", "bins", "?right")
      values.swapAt(0, 1)
      isRight = true
      if let right = values[2] { isRight = try truth(right, range).constant == 0 }
      values[2] = nil
    default: values = try arguments.bound("a", "x", "?lo", "?hi")
    }
    guard let list = values[0], let number = values[1] else { throw arguments.wrongCount }
    let elements = try terms(try iterated(list, range).map(\.value), range)
    let wanted = try term(number, range)
    var ends: [Int] = []
    for (index, standard) in [(2, 0), (3, elements.count)] {
      guard values.indices.contains(index), let end = values[index], case .number = settled(end) else {
        ends.append(standard)
        continue
      }
      guard let place = try term(end, range).wholeConstant, (0...elements.count).contains(place) else {
        throw fault(range, "lo and hi of a bisection must be whole numbers within the list")
      }
      ends.append(place)
    }
    return try bisected(elements, ends[0], ends[1], wanted, isRight: isRight, range)
  }

  /// The decisions of a bisection, written out.
  private mutating func bisected(
    _ elements: [Term], _ low: Int, _ high: Int, _ wanted: Term, isRight: Bool, _ range: Range<Int>
  ) throws(Stop) -> Term {
    guard low < high else { return .whole(low) }
    let middle = low + (high - low) / 2
    let isLeft = try made(isRight ? [wanted, elements[middle]] : [elements[middle], wanted], at: range) {
      .comparison($0[0], [Expression.Comparison(.below, $0[1])])
    }
    let below = try bisected(elements, low, middle, wanted, isRight: isRight, range)
    let above = try bisected(elements, middle + 1, high, wanted, isRight: isRight, range)
    return try isRight ? conditional(isLeft, below, above, range) : conditional(isLeft, above, below, range)
  }

  /// Lines between points, level before the first and behind the last: numpy's `interp`.
  private mutating func interpolated(_ arguments: Arguments, _ range: Range<Int>) throws(Stop) -> ScriptValue {
    let values = try arguments.bound("x", "xp", "fp").compactMap(\.self)
    guard values.count == 3 else { throw arguments.wrongCount }
    let places = try terms(try iterated(values[1], range).map(\.value), range)
    let heights = try terms(try iterated(values[2], range).map(\.value), range)
    guard places.count == heights.count, !places.isEmpty else {
      throw fault(range, "fp and xp of interp must be as long as each other, and not empty")
    }
    if case .sequence(let sequence) = settled(values[0]) {
      var results: [ScriptValue] = []
      for element in sequence.elements {
        results.append(.number(try line(through: places, heights, at: try term(element.value, range), range)))
      }
      return .sequence(ScriptSequence(array: results))
    }
    return .number(try line(through: places, heights, at: try term(values[0], range), range))
  }

  private mutating func line(
    through places: [Term], _ heights: [Term], at wanted: Term, _ range: Range<Int>
  ) throws(Stop) -> Term {
    let count = places.count
    var legs: [Term] = [heights[0]]
    for index in 0..<count - 1 {
      let points = [places[index], heights[index], places[index + 1], heights[index + 1], wanted]
      legs.append(
        try made(points, at: range) { point in
          let slope = Expression.binary(
            .divide, .binary(.subtract, point[3], point[1]), .binary(.subtract, point[2], point[0]))
          return .binary(.add, .binary(.multiply, slope, .binary(.subtract, point[4], point[0])), point[1])
        })
    }
    legs.append(heights[count - 1])
    return try leg(of: legs[...], places[...], wanted, range)
  }

  /// The leg in which a place lies, found by halving.
  private mutating func leg(
    of legs: ArraySlice<Term>, _ places: ArraySlice<Term>, _ wanted: Term, _ range: Range<Int>
  ) throws(Stop) -> Term {
    guard let first = legs.first else { return .number(0) }
    guard !places.isEmpty else { return first }
    let middle = places.startIndex + places.count / 2
    let offset = middle - places.startIndex + 1
    let isBefore = try made([wanted, places[middle]], at: range) {
      .comparison($0[0], [Expression.Comparison(.below, $0[1])])
    }
    let left = try leg(of: legs.prefix(offset), places[..<middle], wanted, range)
    let right = try leg(of: legs.dropFirst(offset), places[(middle + 1)...], wanted, range)
    return try conditional(isBefore, left, right, range)
  }

  private func partial(_ arguments: Arguments, _ range: Range<Int>) throws(Stop) -> ScriptValue {
    guard case .function(var function)? = arguments.all.first else {
      throw arguments.all.first?.unknown.map(Stop.unknown) ?? fault(range, "partial takes a function of this text")
    }
    function.positional += arguments.all.dropFirst()
    function.named.merge(arguments.keywords) { $1 }
    return .function(function)
  }
}
