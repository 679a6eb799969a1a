import Schedules

/// A program as the cases of a formula: the first whose conditions hold tells the rate.
struct FormulaCases {
  /// What stands for a name in a case.
  enum Definition: Hashable {
    case named(String, Code)
    case cycle(GrowingCycle)
    case product(name: String, rate: Double, factor: String, upTo: Code)
  }

  /// One case.
  struct Case: Hashable {
    /// What must hold; nothing for what is left.
    var tests: [Code.Test]
    /// What the rate is.
    var value: Code
    /// What stands for its names, in the order in which they are needed.
    var definitions: [Definition]
  }

  /// The cases, in the order in which they are looked at.
  private(set) var cases: [Case] = []

  /// Reads the cases off a function.
  ///
  /// - Parameter function: The function.
  init(of function: CodeFunction) { add(function.body[...], tests: [], definitions: []) }

  private mutating func add(_ steps: ArraySlice<CodeStep>, tests: [Code.Test], definitions: [Definition]) {
    var definitions = definitions
    for step in steps {
      switch step {
      case .named(let name, let code): definitions.append(.named(name, code))
      case .growingCycle(let cycle): definitions.append(.cycle(cycle))
      case .product(let name, let rate, let factor, let end, _):
        definitions.append(.product(name: name, rate: rate, factor: factor, upTo: end))
      case .when(let test, let inner): add(inner[...], tests: tests + [test], definitions: definitions)
      case .result(let value):
        cases.append(Self.inlined(Case(tests: tests, value: value, definitions: definitions)))
        return
      }
    }
  }

  /// The most operations of what is put in the place of its name.
  private static let mostInlined = 6

  /// A case with short definitions in the places of their names, and without those that nothing asks for.
  private static func inlined(_ whole: Case) -> Case {
    var (value, tests, kept) = (whole.value, whole.tests, [Definition]())
    for definition in whole.definitions.reversed() {
      switch definition {
      case .named(let name, let code) where code.size <= mostInlined:
        value = value.replacing(name, with: code)
        tests = tests.map {
          .init($0.left.replacing(name, with: code), $0.relation, $0.right.replacing(name, with: code))
        }
        kept = kept.map { $0.replacing(name, with: code) }
      default:
        var needed = value.names
        for test in tests { needed.formUnion(test.left.names.union(test.right.names)) }
        for other in kept { needed.formUnion(other.needs) }
        if !needed.isDisjoint(with: definition.gives) { kept.insert(definition, at: 0) }
      }
    }
    return Case(tests: tests, value: value, definitions: kept)
  }
}

extension FormulaCases.Definition {
  /// The names that it stands for.
  fileprivate var gives: Set<String> {
    switch self {
    case .named(let name, _), .product(let name, _, _, _): [name]
    case .cycle(let cycle): [cycle.startName, cycle.lengthName, cycle.indexName]
    }
  }

  /// The names that it needs.
  fileprivate var needs: Set<String> {
    switch self {
    case .named(_, let code), .product(_, _, _, let code): code.names
    case .cycle(let cycle): cycle.time.names
    }
  }

  fileprivate func replacing(_ name: String, with code: Code) -> Self {
    switch self {
    case .named(let own, let value): return .named(own, value.replacing(name, with: code))
    case .product(let own, let rate, let factor, let end):
      return .product(name: own, rate: rate, factor: factor, upTo: end.replacing(name, with: code))
    case .cycle(var cycle):
      cycle.time = cycle.time.replacing(name, with: code)
      return .cycle(cycle)
    }
  }
}

extension Code {
  /// What the expression is made of.
  fileprivate var parts: [Code] {
    switch self {
    case .number, .whole, .name: []
    case .arithmetic(_, let left, let right), .wholeQuotient(let left, let right), .remainder(let left, let right),
      .power(let left, let right):
      [left, right]
    case .negative(let code), .element(_, let code), .countAtMost(_, let code), .formula(_, let code): [code]
    case .call(_, let codes), .apply(_, let codes): codes
    case .choice(let test, let one, let other): [test.left, test.right, one, other]
    }
  }

  /// The number of its operations.
  fileprivate var size: Int { parts.isEmpty ? 0 : parts.reduce(1) { $0 + $1.size } }

  /// The names in it.
  fileprivate var names: Set<String> {
    if case .name(let name) = self { return [name] }
    return parts.reduce(into: []) { $0.formUnion($1.names) }
  }
}
