extension PythonExpression {
  /// The names that the expression uses and does not bind itself, in the order in which they stand; of a path its first name.
  package var freeNames: [String] {
    switch kind {
    case .integer, .float, .string, .formatted, .boolean, .none, .ellipsis: []
    case .name(let name): [name]
    case .attribute(let base, _): base.freeNames
    case .call(let function, let arguments): function.freeNames + arguments.flatMap(\.value.freeNames)
    case .subscripted(let base, let index): base.freeNames + index.freeNames
    case .slice(let lower, let upper, let step): [lower, upper, step].compactMap(\.self).flatMap(\.freeNames)
    case .list(let elements), .tuple(let elements), .set(let elements): elements.flatMap(\.freeNames)
    case .dictionary(let entries): entries.flatMap { ($0.key?.freeNames ?? []) + $0.value.freeNames }
    case .unary(_, let operand), .starred(let operand): operand.freeNames
    case .binary(_, let left, let right), .and(let left, let right), .or(let left, let right):
      left.freeNames + right.freeNames
    case .comparison(let first, let rest): first.freeNames + rest.flatMap(\.right.freeNames)
    case .conditional(let then, let test, let otherwise): then.freeNames + test.freeNames + otherwise.freeNames
    case .lambda(let parameters, let body):
      parameters.flatMap { $0.standard?.freeNames ?? [] }
        + body.freeNames.filter { name in !parameters.contains { $0.name == name } }
    case .comprehension(let element, let clauses): Self.freeNames(element, clauses)
    }
  }

  private static func freeNames(_ element: PythonExpression, _ clauses: [Clause]) -> [String] {
    let bound = Set(clauses.flatMap(\.target.freeNames))
    let used = clauses.flatMap { $0.iterable.freeNames + $0.conditions.flatMap(\.freeNames) } + element.freeNames
    return used.filter { !bound.contains($0) }
  }
}
