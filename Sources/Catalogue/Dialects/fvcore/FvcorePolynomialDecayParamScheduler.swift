import Numbers
import Schedules

extension Fvcore {
  static let polynomialDecayParamScheduler = entry(
    "PolynomialDecayParamScheduler",
    summary: "A power of the remaining share; past the end a whole power goes on, any other is no real number.",
    formula: "base_value · (1 - where)^power, where = t / length",
    example: "fvcore.PolynomialDecayParamScheduler --base_value 0.1 --power 0.9 --length 1500"
  ) { declare in
    let base = declare(.rate("base_value", .required, bounds: .any, help: "Rate at the start"))
    let power = declare(.factor("power", .required, bounds: .nonNegative, help: "Exponent of the remaining share"))
    declare(length)
    return .schedule { arguments throws(ScheduleError) in
      let (base, power) = (try arguments[base], try arguments[power])
      let length = try arguments[length]
      if power == 0 { return try Constant(rate: base) }
      if power == power.rounded(), power < 0x1p53 {
        return try UnclampedPolynomial(from: base, to: 0, length: length, power: Int(power))
      }
      return refusing(
        try Ramp(from: base, to: 0, length: length, curve: .power(exponent: power)), from: length.addingSaturating(1),
        "PolynomialDecayParamScheduler", "a fractional power of the negative 1 - where is a complex number")
    } inverse: { form in
      if case .law(.polynomial(let first, finish: 0, let count, let exponent)) = form {
        return [base(first), power(Double(exponent)), length(count)]
      }
      // A whole power goes on beyond its end.
      guard let way = form.way, way.to == 0, let exponent = way.power, exponent != exponent.rounded() else {
        return nil
      }
      return [base(way.from), power(exponent), length(way.length)]
    }
  }
}
