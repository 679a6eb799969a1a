import Scripts
import Testing

@testable import Schedules

/// Formulas as Python reads them.
struct ExpressionTests {
  @Test(arguments: [
    // The values are Python's for epoch = 7.
    ("-2 ** 2", -4.0), ("2 ** 3 ** 2", 512), ("2 ** -1", 0.5), ("-7 // 2", -4), ("-7 % 3", 2), ("7 % -3", -2),
    ("7.5 // 2", 3), ("1 - 2 - 3", -4), ("2 * 3 % 4", 2), ("10 / 4 * 2", 5), ("epoch", 7), ("(1 + 2) * epoch", 21),
    ("1 < 2 < 3", 1), ("1 < 3 < 2", 0), ("3 > 2 == 2", 1), ("not 1 == 2", 1), ("1 and 0 or 5", 5), ("0 or 0.0", 0),
    ("1 if epoch > 9 else 2 if epoch > 6 else 3", 2), ("min(3, epoch, 5)", 3), ("max(1, 2) - abs(-3)", -1),
    ("math.cos(math.pi)", -1), ("int(-2.7)", -2), ("round(2.5)", 2), ("round(3.5)", 4), ("pow(2, 10)", 1024),
    ("1e-3 * 1_000", 1), (".5e1", 5), ("lambda step: step * 2", 14), ("math.log(8, 2)", 3), ("True + True", 2),
    ("(-2) ** 3", -8), ("+-+3", -3),
  ])
  func valueIsThatOfPython(_ text: String, _ value: Double) throws {
    let found = try FormulaReader.formula(text).expression.value(at: 7)
    #expect((found - value).magnitude <= 1e-15 * max(1, value.magnitude), "\(text) is \(found)")
  }

  @Test(arguments: [
    "0.95 ** epoch", "epoch % 7 - epoch // 3", "1 / (epoch - 5.5)", "math.sin(epoch) * epoch", "abs(epoch - 40) ** 0.5",
    "1 if epoch % 5 == 0 or epoch > 30 and not epoch < 20 else -2",
    "min(epoch, 20) * max(3, -epoch) - 2 ** (epoch / 9)",
    "math.tanh(epoch / 10 - 2) + math.log(epoch + 1) - (5 <= epoch != 9)", "round(epoch / 3) - math.floor(-epoch / 4)",
  ])
  func boundsHoldEveryValue(_ text: String) throws {
    let expression = try FormulaReader.formula(text).expression
    for lower in stride(from: 0, through: 60, by: 3) {
      for width in [0, 1, 4, 17, 50] {
        let bounds = expression.bounds(over: Double(lower)...Double(lower + width))
        for epoch in lower...lower + width {
          let value = expression.value(at: Double(epoch))
          let rounding = 1e-14 * max(1, value.magnitude)
          #expect(bounds.lowerBound - rounding <= value && value <= bounds.upperBound + rounding, "\(text) at \(epoch)")
        }
      }
    }
  }
}
