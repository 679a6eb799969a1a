import Documents
import Numbers
import RealModule

/// The functions and numbers of Python and its `math` that configs use, and NumPy's of the same names.
enum PythonLibrary {
  private static let modules: Set<String> = ["math", "np", "numpy", "jnp"]

  /// Returns a number by its name: `math.pi`.
  static func constant(_ name: String) -> Double? {
    switch function(name) {
    case "pi": .pi
    case "e": .exp(1)
    case "inf": .infinity
    case "nan": .nan
    case "tau": 2 * .pi
    default: nil
    }
  }

  /// Returns the name of a function of a module of mathematics without the module; `nil` for other names.
  static func function(_ name: String) -> String? {
    let parts = name.split(separator: ".")
    return parts.count == 2 && modules.contains(String(parts[0])) ? String(parts[1]) : nil
  }

  /// Returns what a function of `math` makes of numbers; `nil` where it has an error, or there is none.
  static func mathematics(_ name: String, _ numbers: [PythonNumeric]) -> PythonNumeric? {
    if numbers.count == 2, name == "pow" { return PythonOperation.result("**", float(numbers[0]), float(numbers[1])) }
    if numbers.count == 2, name == "log", numbers[0].double > 0, numbers[1].double > 0 {
      return .float(.log(numbers[0].double) / .log(numbers[1].double))
    }
    guard numbers.count == 1, let first = numbers.first else { return nil }
    let number = first.double
    switch name {
    case "sqrt": return number < 0 ? nil : .float(number.squareRoot())
    case "exp": return .float(.exp(number))
    case "log": return number > 0 ? .float(.log(number)) : nil
    case "log2": return number > 0 ? .float(.log2(number)) : nil
    case "log10": return number > 0 ? .float(.log10(number)) : nil
    case "cos": return .float(.cos(number))
    case "sin": return .float(.sin(number))
    case "fabs", "abs", "absolute": return .float(number.magnitude)
    case "ceil", "floor", "trunc":
      if case .whole = first { return first }
      return Int(exactly: number.rounded(name == "ceil" ? .up : name == "floor" ? .down : .towardZero)).map {
        .whole($0)
      }
    case "float32", "float64": return .float(name == "float32" ? Double(Float(number)) : number)
    default: return nil
    }
  }

  private static func float(_ number: PythonNumeric) -> PythonNumeric { .float(number.double) }

  /// Returns what a function of Python makes of numbers and texts; `nil` where it has an error, or there is none.
  static func scalar(_ name: String, _ values: [Node.Value]) -> Node.Value? {
    switch (name, values.count) {
    case ("int", 1), ("float", 1):
      guard case .string(let text) = values[0] else {
        return PythonNumeric(values[0]).flatMap { converted($0, name)?.value }
      }
      guard let number = number(of: text) else { return nil }
      if name == "int", case .float = number { return nil }
      return converted(number, name)?.value
    case ("bool", 1):
      return PythonNumeric(values[0]).map { .boolean($0.double != 0) }
    case ("str", 1):
      switch values[0] {
      case .string(let text), .integer(let text), .number(let text): return .string(text)
      default: return nil
      }
    case ("abs", 1):
      guard let number = PythonNumeric(values[0]) else { return nil }
      return number.double < 0 ? PythonOperation.negated(number)?.value : number.value
    case ("round", 1):
      guard let number = PythonNumeric(values[0]) else { return nil }
      if case .whole = number { return number.value }
      return Int(exactly: number.double.rounded(.toNearestOrEven)).map { .integer(String($0)) }
    case ("round", 2):
      guard case .float(let number)? = PythonNumeric(values[0]), case .whole(let digits)? = PythonNumeric(values[1])
      else {
        return nil
      }
      return PythonOperation.rounded(number, digits).map { .number($0.description) }
    case ("pow", 2):
      guard let base = PythonNumeric(values[0]), let exponent = PythonNumeric(values[1]) else { return nil }
      return PythonOperation.result("**", base, exponent)?.value
    case ("len", 1):
      if case .string(let text) = values[0] { return .integer(String(text.unicodeScalars.count)) }
      return nil
    case ("min", 1...), ("max", 1...):
      var best = values[0]
      for value in values.dropFirst() {
        guard let order = PythonOperation.order(value, best) else { return nil }
        if name == "min" ? order < 0 : order > 0 { best = value }
      }
      return PythonNumeric(best) == nil && values.count == 1 ? nil : best
    case ("sum", _):
      var sum = PythonNumeric.whole(0)
      for value in values {
        guard let number = PythonNumeric(value), let next = PythonOperation.result("+", sum, number) else { return nil }
        sum = next
      }
      return sum.value
    default: return nil
    }
  }

  private static func converted(_ number: PythonNumeric, _ name: String) -> PythonNumeric? {
    name == "float" ? .float(number.double) : number.truncated.map { .whole($0) }
  }

  /// The number that a text is to `float` and `int`.
  private static func number(of text: String) -> PythonNumeric? {
    let word = String(text.trimmed)
    if let number = PythonNumeric(ScalarRules.python.value(of: word)) { return number }
    switch word.lowercased() {
    case "inf", "infinity", "+inf": return .float(.infinity)
    case "-inf", "-infinity": return .float(-.infinity)
    case "nan": return .float(.nan)
    default: return nil
    }
  }
}
