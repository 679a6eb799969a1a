import Foundation
import Testing

@testable import Schedules
@testable import Scripts

/// A formula with what Python 3.11 makes of it; Tests/Recordings/formulas.py computes them.
struct RecordedFormula: Decodable, Sendable, CustomTestStringConvertible {
  let text: String
  let epochs: [Int]
  /// `nil` where Python raises.
  let values: [Double?]
  /// The first epoch up to 2,000 at which Python raises, and what it says.
  let failsAt: Int?
  let words: String?

  var testDescription: String { text }

  static let all: [RecordedFormula] = Fixture.lines("formulas").compactMap { line in
    try? JSONDecoder().decode(RecordedFormula.self, from: Data(line.utf8))
  }
}

enum Fixture {
  /// The lines of a recorded file.
  static func lines(_ name: String) -> [Substring] {
    guard let file = Bundle.module.url(forResource: "Fixtures/\(name)", withExtension: "jsonl"),
      let text = try? String(contentsOf: file, encoding: .utf8)
    else { return [] }
    return text.split(separator: "\n")
  }
}

struct FormulaTests {
  @Test func everyRecordedFormulaIsRead() {
    #expect(RecordedFormula.all.count == 117)
    #expect(RecordedFormula.all.filter { $0.failsAt != nil }.count == 29)
  }

  @Test(arguments: RecordedFormula.all)
  func valuesAreThoseOfPython(_ recorded: RecordedFormula) throws {
    let expression = try FormulaReader.formula(recorded.text).expression
    for (epoch, expected) in zip(recorded.epochs, recorded.values) {
      let found: Double?
      do { found = try expression.evaluate(at: Double(epoch)) } catch { found = nil }
      guard let expected else {
        #expect(found == nil, "epoch \(epoch): \(String(describing: found)) where Python raises")
        continue
      }
      let number = try #require(found, "epoch \(epoch): no value, but \(expected) to Python")
      #expect(
        (number - expected).magnitude <= 1e-12 * max(expected.magnitude, 1e-3),
        "epoch \(epoch): \(number), not \(expected)")
    }
  }

  @Test(arguments: RecordedFormula.all)
  func firstFailureIsThatOfPython(_ recorded: RecordedFormula) throws {
    let found = try FormulaReader.formula(recorded.text).expression.firstFailure(from: 0, upTo: .max)
    guard let failsAt = recorded.failsAt, let words = recorded.words else {
      #expect(found.map { $0.iteration > 2000 } ?? true)
      return
    }
    #expect(found?.iteration == failsAt)
    let said = try #require(found?.failure.words)
    // What a complex number cannot do depends on who is handed it.
    #expect(words == "complex" ? said.contains("complex") : said == words)
  }

  /// What bounds say of a range holds at each of its epochs, and so does what they say of failures.
  @Test(arguments: RecordedFormula.all)
  func boundsHoldEveryValue(_ recorded: RecordedFormula) throws {
    let expression = try FormulaReader.formula(recorded.text).expression
    var checked = 0
    for lower in stride(from: 0, through: 100, by: 7) {
      for width in [0, 1, 5, 19, 70] {
        let reach = expression.reach(over: Double(lower)...Double(lower + width))
        for epoch in lower...lower + width {
          do throws(ExpressionFailure) {
            let value = try expression.evaluate(at: Double(epoch))
            let slack = 1e-13 * max(1, value.magnitude)
            #expect(
              reach.bounds.lowerBound - slack <= value && value <= reach.bounds.upperBound + slack,
              "\(value) at \(epoch) is not in \(reach.bounds) of \(lower)...\(lower + width)")
          } catch {
            #expect(reach.mayFail, "\(error.words) at \(epoch)")
          }
          checked += 1
        }
      }
    }
    #expect(checked > 1000)
  }

  /// Between two epochs of a range that is said to be settled no condition and no whole part changes.
  @Test(arguments: RecordedFormula.all)
  func settledRangesRunOn(_ recorded: RecordedFormula) throws {
    let expression = try FormulaReader.formula(recorded.text).expression
    for lower in stride(from: 0, through: 200, by: 3) {
      for width in [1, 4, 16] where expression.reach(over: Double(lower)...Double(lower + width)).isSettled {
        for epoch in lower + 1...lower + width {
          let (value, onward) = (
            expression.value(at: Double(epoch)), expression.value(at: Double(epoch), switchedAsAt: Double(epoch - 1))
          )
          guard value.isFinite else { continue }
          #expect((value - onward).magnitude <= 1e-9 * max(1, value.magnitude), "\(epoch): \(value), onward \(onward)")
        }
      }
    }
  }

  @Test(arguments: [
    // The value at 7, of texts that are more than a formula.
    ("  \n lambda step: step * 2 \n\n", 14.0), ("    def f(e):\n        return e + 1\n", 8), ("lambda x: x", 7),
    ("0.5", 0.5),
    ("step ** 2", 49), ("w = 3\nf = lambda e: e + w", 10), ("import math as m\nlambda e: m.floor(e / 2)", 3),
    ("from math import sqrt as root, pi\nlambda e: root(e * e)", 7), ("lambda e, *, k=2: e * k", 14),
    ("from math import (cos,\n  sin)\ncos(0) + sin(0) * epoch", 1), ("(\n epoch\n + 1\n)", 8),
    ("a, b = 2, 3; epoch * a - b", 11),
    ("def g(x):\n  return x + 1\n\ndef f(epoch):\n  return g(epoch) * 2\n", 16), ("lambda e: (1, 2)[e > 3]", 2),
    ("def f(e):\n  'a docstring'\n  global z\n  import os\n  return e\n", 7), ("lambda e: e if True else undefined", 7),
  ])
  func textsAroundAFormulaAreRead(_ text: String, _ value: Double) throws {
    #expect(try FormulaReader.formula(text).expression.value(at: 7) == value)
  }

  @Test(arguments: [
    // What stands at the fault, and what is said of it.
    ("lambda e: e / warmup", "warmup", "'warmup' has no value here"),
    ("lambda e: a * e if e < b else cfg.c", "a", "'a', 'b' and 'cfg.c' have no value here"),
    ("def f(e):\n  if e < w:\n    return e / w\n  return g ** e", "w", "'w' and 'g' have no value here"),
    ("lambda e: len(loader) * e", "len(loader)", "'len(loader)' has no value here"),
    ("lambda e: e +", "", "expected a value"),
    ("1 + 'a'", "1 + 'a'", "a string stands where a number should"),
    ("lambda e: [1, 2][e / 2]", "[1, 2][e / 2]", "Python takes whole numbers as indices alone"),
    ("def f(e):\n  while e > 1:\n    e -= 1\n  return e", "while", "'while' is not followed here"),
    (
      "def f(e):\n  for i in range(e):\n    e += 1\n  return e", "range(e)", "the ends of a range must be whole numbers"
    ),
    ("lambda e: sum(i for i in range(10 ** 7))", "range(10 ** 7)", "longer than the 1000 that are followed"),
    ("def f(e):\n  return f(e + 1)", "f(e + 1)", "more than 40 deep"),
    ("lambda a, b: a", "lambda a, b: a", "needs 'b'"), ("lambda: 1", "lambda: 1", "takes 0 arguments"),
    ("", "", "there is no formula"),
    ("def f(e):\n  return 'a'", "def", "a string stands where a number should"),
    ("x = 3\nif x:\n  y = 2", "if", "must end with a formula"),
    ("def f(e):\n  model.train()\n  return 1", "model.train()", "what this does is not followed here"),
    ("def f(e):\n  pass", "def", "returns nothing"),
    ("lambda e: math.lgamma(e)", "math.lgamma(e)", "has no value here"),
    ("0.5 ^ epoch", "0.5 ^ epoch", "of whole numbers alone"),
    ("lambda e: math.cos(e, 1)", "math.cos(e, 1)", "is not followed here with these 2 arguments"),
  ])
  func faultIsFound(_ text: String, _ words: String, _ reason: String) {
    do throws(ScriptError) {
      let formula = try FormulaReader.formula(text)
      Issue.record("\(text) is read as \(formula.expression)")
    } catch {
      #expect(error.reason.contains(reason), "\(error.reason)")
      #expect(error.span.text == words)
    }
  }

  /// However a formula grows when it is written out, it ends somewhere.
  @Test(arguments: [
    "def f(e):\n" + (0..<30).map { "  if e > \($0): x\($0) = [e]\n" }.joined() + "  return 1",
    "def f(e):\n  x = e\n" + (0..<40).map { _ in "  x = x * x + x\n" }.joined() + "  return x",
    "f0 = lambda e: e + 1\n" + (1..<30).map { "f\($0) = lambda e: f\($0 - 1)(f\($0 - 1)(e))\n" }.joined(),
    "lambda e: sum(i * j * k for i in range(900) for j in range(900) for k in range(900))",
    "lambda e: " + String(repeating: "(", count: 90) + "e" + String(repeating: ")", count: 90),
    "lambda e: " + Array(repeating: "e", count: 900).joined(separator: " + "),
    "lambda e: " + String(repeating: "-", count: 100_000) + "1",
    "lambda e: " + String(repeating: "[", count: 100_000), "a" + String(repeating: ".b()", count: 900),
    "lambda e: ([0] * 900) * 900",
  ])
  func longFormulasEnd(_ text: String) {
    let start = ContinuousClock.now
    _ = try? FormulaReader.formula(text)
    #expect(ContinuousClock.now - start < .seconds(10))
  }
}
