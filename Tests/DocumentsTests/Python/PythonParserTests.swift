import Documents
import SeededRandom
import Testing

/// What Python's grammar says of expressions, shown by where the parser puts brackets.
@Suite struct PythonExpressionTests {
  @Test(arguments: [
    ("1 + 2 * 3", "(1 + (2 * 3))"),
    ("-2 ** 2", "(-(2 ** 2))"),
    ("2 ** -1", "(2 ** (-1))"),
    ("2 ** 3 ** 2", "(2 ** (3 ** 2))"),
    ("a - b - c", "((a - b) - c)"),
    ("a // b % c", "((a // b) % c)"),
    ("not a == b", "(not (a == b))"),
    ("a < b <= c", "(a < b <= c)"),
    ("a not in b", "(a not in b)"),
    ("a is not None", "(a is not None)"),
    ("a or b and c", "(a or (b and c))"),
    ("x if a else y if b else z", "(x if a else (y if b else z))"),
    ("lambda e: 0.95 ** e", "(lambda e: (0.95 ** e))"),
    ("lambda e, n=3: e // n", "(lambda e, n=3: (e // n))"),
    ("1_000", "1_000"), ("1e-3", "1e-3"), (".5", ".5"), ("1.", "1."), ("0x1F", "0x1F"), ("5.e3", "5.e3"),
    ("'a' \"b\"", "'ab'"), ("r'\\d'", "'\\d'"), ("'it\\'s'", "'it's'"), ("b'x'", "'x'"),
    ("\"\"\"two\nlines\"\"\"", "'two\nlines'"),
    ("f'{x}.png'", "f'{x}.png'"),
    ("torch.optim.lr_scheduler.StepLR(opt, step_size=30)", "torch.optim.lr_scheduler.StepLR(opt, step_size=30)"),
    ("f(*a, **b)", "f(*a, *b)"),
    ("sum(e >= m for m in [30, 60])", "sum((e >= m) for m in [30, 60])"),
    ("[x for x in y if x > 1 if x < 9]", "x for x in y if (x > 1) if (x < 9)"),
    ("a[1:2]", "a[1:2:]"), ("a[::-1]", "a[::(-1)]"), ("a[1, 2]", "a[(1, 2)]"), ("a['k']", "a['k']"),
    ("(1)", "1"), ("(1,)", "(1,)"), ("()", "()"), ("[1, 2,]", "[1, 2]"), ("{1, 2}", "{1, 2}"), ("{}", "{}"),
    ("{'a': 1, **b}", "{'a': 1, **b}"), ("dict(lr=1e-3)", "dict(lr=1e-3)"),
    ("f(\n  1,  # one\n  2,\n)", "f(1, 2)"),
    ("a if b else -c.d(e)[f]", "(a if b else (-c.d(e)[f]))"),
  ])
  func isBracketed(_ text: String, _ expected: String) throws {
    #expect(try PythonParser.expression(text).bracketed == expected)
  }

  @Test(arguments: [
    ("", 0), ("1 +", 3), ("f(", 2), ("f(a b)", 4), ("'abc", 0), ("a[]", 2), ("x = 1", 0), ("1 2", 2), ("a ? b", 2),
    ("{'a': 1, 2}", 0), ("lambda", 6), ("if", 2), ("f(x, =3)", 5), ("a; b", 3),
  ])
  func isRefusedAtItsPlace(_ text: String, _ offset: Int) throws {
    let error = try #require(throws: PythonError.self) { try PythonParser.expression(text) }
    #expect(error.offset == offset, "\(error.reason)")
  }

  @Test func whatIsReadKnowsWhereItStands() throws {
    let text = "f(a, b = [1, 2 ** 3])"
    guard case .call(_, let arguments) = try PythonParser.expression(text).kind else {
      Issue.record("no call")
      return
    }
    let places = arguments.map { argument in
      String(decoding: Array(text.utf8)[argument.value.range], as: UTF8.self)
    }
    #expect(places == ["a", "[1, 2 ** 3]"])
  }

  @Test(arguments: [
    String(repeating: "(", count: 100_000), String(repeating: "-", count: 100_000) + "1",
    String(repeating: "not ", count: 50_000) + "a", "1" + String(repeating: " + 1", count: 50_000),
    "a" + String(repeating: ".b", count: 50_000), "f" + String(repeating: "()", count: 50_000),
    "2" + String(repeating: " ** 2", count: 50_000), String(repeating: "lambda: ", count: 50_000) + "1",
    String(repeating: "{1: ", count: 50_000), "a" + String(repeating: " if b else a", count: 50_000),
  ])
  func depthHasABound(_ text: String) throws {
    let error = try #require(throws: PythonError.self) { try PythonParser.expression(text) }
    #expect(error.reason.contains("more than"), "\(error.reason)")
  }
}

/// What a script says of the values of names.
@Suite struct PythonStatementTests {
  @Test func aScriptIsReadAndNotRun() throws {
    let script = """
      import torch
      base_lr: float = 1e-3
      steps = epochs * len(loader)  # three
      a = b = 2
      x += 1
      @torch.no_grad()
      def schedule(step, warmup=100):
          if step < warmup:
              return step / warmup
          elif step > 10: return 0
          else:
              return 1.0
      class Model(nn.Module):
          rate = 3
      for epoch in range(3):
          scheduler.step()
      with open("x", mode='r:b') as f, g(lambda: 1): pass
      """
    let statements = try PythonParser.statements([UInt8](script.utf8), isLenient: false)
    #expect(
      statements.map(\.outline) == [
        "other", "base_lr = 1e-3", "steps = (epochs * len(loader))", "a = b = 2", "x += 1",
        "def schedule(step, warmup=100): [if (step < warmup): [return (step / warmup)] else [if (step > 10): "
          + "[return 0] else [return 1.0]]]",
        "class: [rate = 3]", "for epoch in range(3): [scheduler.step()]", "with: [other]",
      ])
  }

  @Test func aLenientReadingPassesOverWhatItCannotRead() throws {
    let script = "a = 1\nmatch x:\n    case 1:\n        b = 2\nprint 'old'\nc = 3\n"
    let statements = try PythonParser.statements([UInt8](script.utf8), isLenient: true)
    #expect(statements.map(\.outline) == ["a = 1", "other", "other", "c = 3"])
    #expect(throws: PythonError.self) { try PythonParser.statements([UInt8](script.utf8), isLenient: false) }
  }

  @Test(arguments: ["a = 1\r\nb = 2\r\n", "\u{FEFF}a = 1\nb = 2", "a = 1; b = 2", "\n\n  # note\na = 1\n\n\tb = 2\n"])
  func linesEndAsOnAnySystem(_ script: String) throws {
    let statements = try PythonParser.statements([UInt8](script.utf8), isLenient: true)
    #expect(statements.map(\.outline).contains("a = 1"))
    #expect(statements.map(\.outline).filter { $0 != "other" }.count >= 1)
  }

  /// Random edits of a script give statements or an error, and come to an end.
  @Test func editedScriptsAreReadOrRefused() throws {
    let script = [UInt8](
      "def f(x):\n  return {'a': [1, 2.5e-3], **b}[x:2] if not x else -2 ** f(*a, k=lambda e: e)\n".utf8)
    var generator = SeededGenerator(state: 5)
    for _ in 0..<3_000 {
      var bytes = script
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes.remove(at: place)
        case 1: bytes[place] = UInt8.random(in: 0...255, using: &generator)
        default: bytes.insert(contentsOf: script.prefix(Int.random(in: 0...20, using: &generator)), at: place)
        }
        if bytes.isEmpty { bytes = script }
      }
      for isLenient in [true, false] {
        do throws(PythonError) {
          for statement in try PythonParser.statements(bytes, isLenient: isLenient) {
            #expect(statement.range.upperBound <= bytes.count)
          }
        } catch {
          #expect((0...bytes.count).contains(error.offset))
        }
      }
    }
  }
}
