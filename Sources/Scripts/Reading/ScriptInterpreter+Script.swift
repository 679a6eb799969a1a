import Documents

extension ScriptInterpreter {
  /// What was found in a whole script.
  struct Found {
    /// The values outside of functions.
    var scope = Scope()
    /// The values behind the function or method that a call stands in, by where the call ends.
    var scopes: [Int: Scope] = [:]
  }

  /// A function or method whose lines are still to be followed.
  private struct Body {
    var parameters: [PythonExpression.Parameter]
    var statements: [PythonStatement]
    /// The class that it is of, by a number; `nil` outside of classes.
    var owner: Int?
  }

  /// Follows a whole training script, wherever it makes its schedulers.
  ///
  /// What cannot be followed is passed over, and the names that it would have given a value are not known. Functions and methods
  /// are followed after the rest, with what their parameters are by default; what is assigned to `self` is known in the methods
  /// behind. Where a command line is parsed, its own defaults count. A way on which nothing decides is gone as well as the other.
  ///
  /// - Parameter statements: The script.
  /// - Returns: The values of its names.
  mutating func script(_ statements: [PythonStatement]) -> Found {
    var found = Found()
    for (name, value) in CommandLineDefaults(statements, &self).values where settings[name] == nil {
      found.scope[name] = value
    }
    var bodies: [Body] = []
    var owners = 0
    pass(statements, in: &found.scope, &bodies, &owners, owner: nil)
    var members: [Int: [String: ScriptValue]] = [:]
    var index = 0
    // A function within another is one more body behind.
    while index < bodies.count, index < Self.mostBodies {
      let body = bodies[index]
      index += 1
      var scope = found.scope
      if let owner = body.owner { scope.own.merge(members[owner] ?? [:]) { $1 } }
      for parameter in body.parameters { scope[parameter.name] = standard(parameter, found.scope) }
      let first = calls.count
      pass(body.statements, in: &scope, &bodies, &owners, owner: body.owner)
      if let owner = body.owner {
        members[owner, default: [:]].merge(scope.own.filter { $0.key.hasPrefix("self.") }) { $1 }
      }
      for call in calls[first...] where found.scopes[call.range.upperBound] == nil {
        found.scopes[call.range.upperBound] = scope
      }
    }
    return found
  }

  /// The most functions of a script that are followed.
  private static let mostBodies = 2000

  /// What a parameter is where nobody gives it; what a setting gives comes before it.
  private mutating func standard(_ parameter: PythonExpression.Parameter, _ scope: Scope) -> ScriptValue {
    if let standard = parameter.standard, settings[parameter.name] == nil,
      let value = try? value(of: standard, in: scope)
    {
      if case .none = value { return open(parameter.name, standard.range, isName: true) }
      return value
    }
    return open(parameter.name, 0..<0, isName: true)
  }

  private mutating func pass(
    _ statements: [PythonStatement], in scope: inout Scope, _ bodies: inout [Body], _ owners: inout Int, owner: Int?
  ) {
    for statement in statements { pass(statement, in: &scope, &bodies, &owners, owner: owner) }
  }

  private mutating func pass(
    _ statement: PythonStatement, in scope: inout Scope, _ bodies: inout [Body], _ owners: inout Int, owner: Int?
  ) {
    switch statement.kind {
    case .function(_, let parameters, let statements):
      if owner == nil { step(statement, in: &scope) }
      bodies.append(Body(parameters: parameters, statements: statements, owner: owner))
    case .block("class", let statements):
      owners += 1
      var inner = scope
      pass(statements, in: &inner, &bodies, &owners, owner: owners)
    case .block(_, let statements): pass(statements, in: &scope, &bodies, &owners, owner: owner)
    case .loop(let target, let iterable, let statements):
      _ = try? value(of: iterable, in: scope)
      forget(target, in: &scope)
      pass(statements, in: &scope, &bodies, &owners, owner: owner)
    case .conditional(let test, let then, let otherwise):
      let truth = (try? value(of: test, in: scope)).flatMap { try? self.truth($0, test.range).constant }
      if let truth {
        pass(truth != 0 ? then : otherwise, in: &scope, &bodies, &owners, owner: owner)
        return
      }
      var other = scope
      pass(then, in: &scope, &bodies, &owners, owner: owner)
      pass(otherwise, in: &other, &bodies, &owners, owner: owner)
      merge(other, into: &scope)
    case .returned(let expression):
      if let expression { _ = try? value(of: expression, in: scope) }
    case .expression, .assignment, .augmented, .assertion, .other: step(statement, in: &scope)
    }
  }

  /// Follows a single statement, or forgets what it assigns.
  private mutating func step(_ statement: PythonStatement, in scope: inout Scope) {
    if case .fell(let behind)? = try? follow([statement], in: scope) {
      scope = behind
      if case .assignment(let targets, _) = statement.kind { settle(targets, in: &scope) }
      return
    }
    switch statement.kind {
    case .assignment(let targets, _): for target in targets { forget(target, in: &scope) }
    case .augmented(let target, _, _): forget(target, in: &scope)
    default: break
    }
  }

  /// What a setting gives to a name comes before what the script assigns to it.
  private mutating func settle(_ targets: [PythonExpression], in scope: inout Scope) {
    for path in targets.compactMap(\.path) where settings[path] != nil {
      scope[path] = open(path, targets[0].range, isName: true)
    }
  }

  /// Names whose values cannot be told any more.
  private mutating func forget(_ target: PythonExpression, in scope: inout Scope) {
    switch target.kind {
    case .tuple(let targets), .list(let targets): for target in targets { forget(target, in: &scope) }
    default: if let path = target.path { scope[path] = open(path, target.range, isName: true) }
    }
  }

  /// Joins the values of two ways: a name that has two values is not known then.
  private mutating func merge(_ other: Scope, into scope: inout Scope) {
    for (name, value) in other.own {
      guard let here = scope.own[name] else {
        scope[name] = value
        continue
      }
      if !isSame(value, here) { scope[name] = open(name, 0..<0, isName: true) }
    }
  }
}
