import Documents

/// What of Python, `math`, numpy and their kin is known.
enum PythonLibrary {
  static let constants = [
    "pi": Double.pi, "e": 2.718281828459045, "tau": 2 * Double.pi, "inf": Double.infinity, "infty": Double.infinity,
  ]

  /// The modules by the names that scripts give them.
  static let modules = [
    "math": "math", "np": "numpy", "numpy": "numpy", "jnp": "jax.numpy", "jax": "jax", "torch": "torch",
    "tf": "tensorflow", "tensorflow": "tensorflow", "bisect": "bisect", "functools": "functools", "mx": "mxnet",
  ]

  /// The modules whose functions are known here.
  private static let ofFunctions: Set<String> = [
    "math", "numpy", "jax.numpy", "torch", "tensorflow", "tensorflow.math", "bisect", "functools", "builtins",
  ]

  static func isModule(_ path: String) -> Bool { ofFunctions.contains(path) }

  /// The name of a known function by its path: `cos` for `math.cos`, and `numpy.` and `math.` before it where it matters.
  static func function(_ path: String) -> (module: String, name: String)? {
    guard let point = path.lastIndex(of: ".") else {
      return functions.contains(path) ? ("", path) : nil
    }
    let (module, name) = (String(path[..<point]), String(path[path.index(after: point)...]))
    return isModule(module) && functions.contains(name) ? (module, name) : nil
  }

  /// The functions that are known, by the last part of their names.
  static let functions: Set<String> = Set(mathematical.keys).union([
    "round", "around", "pow", "power", "log", "min", "max", "minimum", "maximum", "amin", "amax", "fmin", "fmax", "sum",
    "fsum", "prod", "len", "any", "all", "range", "arange", "list", "tuple", "sorted", "reversed", "enumerate", "zip",
    "next", "iter", "set", "array", "asarray", "bisect", "bisect_right", "bisect_left", "searchsorted", "digitize",
    "divmod", "where", "clip", "clamp", "interp", "sign", "square", "bool", "degrees", "radians", "deg2rad", "rad2deg",
    "float64", "int64", "int32", "tensor", "constant", "partial", "linspace", "cumsum", "cumprod", "mean",
  ])

  /// The functions of numbers that need no more than their names.
  static let mathematical: [String: String] = [
    "abs": "abs", "fabs": "abs", "absolute": "abs", "exp": "exp", "expm1": "expm1", "log1p": "log1p", "log2": "log2",
    "log10": "log10", "sqrt": "sqrt", "sin": "sin", "cos": "cos", "tan": "tan", "asin": "asin", "arcsin": "asin",
    "acos": "acos", "arccos": "acos", "atan": "atan", "arctan": "atan", "atan2": "atan2", "arctan2": "atan2",
    "sinh": "sinh", "cosh": "cosh", "tanh": "tanh", "floor": "floor", "ceil": "ceil", "trunc": "int", "int": "int",
    "float": "float", "hypot": "hypot", "fmod": "fmod", "copysign": "copysign",
  ]

  /// What an `import` binds: names and the paths that they stand for.
  ///
  /// - Parameter text: The whole statement.
  /// - Returns: The names and their paths.
  static func imported(_ text: String) -> [(name: String, path: String)] {
    let words = text.split { $0.isWhitespace || $0 == "(" || $0 == ")" || $0 == "\\" }.map(String.init)
    guard let first = words.first else { return [] }
    if first == "import" { return names(words.dropFirst(), in: nil) }
    guard first == "from", words.count > 3, words[2] == "import", !words[1].hasPrefix(".") else { return [] }
    return names(words.dropFirst(3), in: words[1])
  }

  private static func names(_ words: ArraySlice<String>, in module: String?) -> [(name: String, path: String)] {
    words.joined(separator: " ").split(separator: ",").compactMap { part in
      let words = part.split(separator: " ").map(String.init)
      guard let path = words.first, path != "*" else { return nil }
      let whole = module.map { "\($0).\(path)" } ?? path
      if words.count == 3, words[1] == "as" { return (words[2], whole) }
      // `import a.b` binds a.
      if module == nil, let root = path.split(separator: ".").first { return (String(root), String(root)) }
      return (path, whole)
    }
  }

  /// What a `raise` says.
  ///
  /// - Parameter text: The whole statement.
  /// - Returns: What it says.
  static func raised(_ text: String) -> String {
    let rest = text.dropFirst("raise".count).drop(while: \.isWhitespace)
    guard let expression = try? PythonParser.expression(String(rest)) else { return "an error" }
    if case .call(let error, let arguments) = expression.kind, let name = error.path {
      if case .string(let message)? = arguments.first?.value.kind { return "\(name): \(message)" }
      return name
    }
    return expression.path ?? "an error"
  }
}
