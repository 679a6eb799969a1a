import Schedules

extension CodeProgram {
  /// The program without tests that are always true, and with tests of the update itself.
  package var simplified: CodeProgram {
    var program = self
    program.main.body = Self.simplified(main.body, [:])
    program.helpers = helpers.map { function in
      var function = function
      function.body = Self.simplified(function.body, [:])
      return function
    }
    return program
  }

  /// Whether the program has loops, which a formula has none of.
  package var hasLoops: Bool { functions.contains { $0.body.contains(where: \.hasLoop) } }

  /// Whether a formula in it raises by itself.
  package var raises: Bool { functions.contains { $0.body.contains(where: \.raises) } }

  /// - Parameters:
  ///   - steps: Steps that end with a result.
  ///   - highest: The highest whole number that a name stands for here.
  /// - Returns: Steps that do the same.
  private static func simplified(_ steps: [CodeStep], _ highest: [String: Int]) -> [CodeStep] {
    var (result, highest) = ([CodeStep](), highest)
    for step in steps {
      // What is left of a division, perhaps of a real number, is below the divisor.
      if case .named(let name, .remainder(_, .whole(let length))) = step { highest[name] = length }
      guard case .when(let written, let inner) = step else {
        result.append(step)
        continue
      }
      let test = written.ofName
      guard let bound = test.upperBound else {
        result.append(.when(test, simplified(inner, highest)))
        continue
      }
      if let known = highest[bound.name], known <= bound.highest { return result + simplified(inner, highest) }
      var narrowed = highest
      narrowed[bound.name] = Swift.min(highest[bound.name] ?? .max, bound.highest)
      result.append(.when(test, simplified(inner, narrowed)))
    }
    return result
  }
}

extension Code.Test {
  /// The test with the whole number that is taken off a name moved to the other side.
  fileprivate var ofName: Code.Test {
    guard case .arithmetic(.minus, .name(let name), .whole(let offset)) = left else { return self }
    switch right {
    case .whole(let bound):
      let (sum, isBeyond) = bound.addingReportingOverflow(offset)
      return isBeyond ? self : Code.Test(.name(name), relation, .whole(sum))
    default: return self
    }
  }

  /// The highest whole number of a name for which the test holds, where it is one of that kind.
  fileprivate var upperBound: (name: String, highest: Int)? {
    guard case .name(let name) = left, case .whole(let bound) = right else { return nil }
    switch relation {
    case .below: return (name, bound - 1)
    case .atMost: return (name, bound)
    case .above, .atLeast, .equal: return nil
    }
  }
}

extension CodeStep {
  fileprivate var hasLoop: Bool {
    switch self {
    case .growingCycle, .product: true
    case .when(_, let steps): steps.contains(where: \.hasLoop)
    case .named, .result: false
    }
  }

  fileprivate var raises: Bool {
    switch self {
    case .result(.formula(let expression, _)): expression.raises
    case .when(_, let steps): steps.contains(where: \.raises)
    case .named, .result, .growingCycle, .product: false
    }
  }
}
