import Numbers
import RealModule
import Schedules

/// How a scheduler of PyTorch makes the next rate of the one before.
enum TorchRule: Sendable {
  case step(size: Int, gamma: Double)
  /// In ascending order, those below 0 included.
  case milestones([Int], gamma: Double)
  case constant(factor: Double, total: Int)
  case linear(start: Double, end: Double, total: Int)
  case exponential(gamma: Double)
  case polynomial(total: Int, power: Double)
  case multiplicative(Expression)
  case cosine(half: Int, minimum: Double)
  /// `SWALR`.
  case averaging(rate: Double, total: Int, isLinear: Bool)
  /// The rate is one of the epoch alone, whatever it was before.
  case absolute

  /// The rule of an entry.
  ///
  /// - Parameter stage: The entry and its values.
  init(_ stage: Stage) {
    let name = stage.definition.name
    func number(_ name: String, _ other: Double = 0) -> Double { stage.number(name) ?? other }
    func whole(_ name: String) -> Int { Int(saturating: number(name)) }
    switch name.split(separator: ".").last.map(String.init) ?? name {
    case "StepLR": self = .step(size: whole("step_size"), gamma: number("gamma", 0.1))
    case "MultiStepLR":
      self = .milestones(stage.numbers("milestones").map { Int(saturating: $0) }.sorted(), gamma: number("gamma", 0.1))
    case "ConstantLR": self = .constant(factor: number("factor"), total: whole("total_iters"))
    case "LinearLR":
      self = .linear(start: number("start_factor"), end: number("end_factor"), total: whole("total_iters"))
    case "ExponentialLR": self = .exponential(gamma: number("gamma"))
    case "PolynomialLR": self = .polynomial(total: whole("total_iters"), power: number("power"))
    case "MultiplicativeLR":
      guard case .expression(let formula)? = stage.values["lr_lambda"] else {
        self = .absolute
        return
      }
      self = .multiplicative(formula.expression)
    case "CosineAnnealingLR": self = .cosine(half: Int(clamping: whole("T_max").magnitude), minimum: number("eta_min"))
    case "SWALR":
      let isLinear = stage.values["anneal_strategy"] == .choice("linear")
      self = .averaging(rate: number("swa_lr"), total: whole("anneal_epochs"), isLinear: isLinear)
    default: self = .absolute
    }
  }

  /// How far an averaging has come after so many steps, from 0 to 1.
  static func share(_ step: Int, of total: Int, isLinear: Bool) -> Double {
    let share = max(0, min(1, Double(step) / Double(max(1, total))))
    return isLinear ? share : (1 - Double.cos(.pi * share)) / 2
  }

  /// The factor of an epoch, for rules that multiply the rate; `nil` for others.
  ///
  /// - Parameters:
  ///   - epoch: The epoch that is stepped to.
  ///   - isInitial: Whether the scheduler is being made.
  /// - Returns: The factor; `nil` for a rule that does not multiply.
  /// - Throws: ``TorchFailure`` where Python raises.
  func factor(_ epoch: Int, isInitial: Bool) throws(TorchFailure) -> Double? {
    switch self {
    case .step(let size, let gamma): return epoch == 0 || size == 0 || epoch % size != 0 ? 1 : gamma
    case .milestones(let milestones, let gamma):
      let count = milestones.count { $0 == epoch }
      return count == 0 ? 1 : raised(gamma, Double(count))
    case .constant(let factor, let total):
      if epoch == 0 { return factor }
      guard epoch == total else { return 1 }
      guard factor != 0 else { throw .division }
      return 1 / factor
    case .linear(let start, let end, let total):
      if epoch == 0 { return start }
      if isInitial || epoch > total { return 1 }
      let divisor = Double(total) * start + (Double(epoch) - 1) * (end - start)
      guard divisor != 0 else { throw .division }
      return 1 + (end - start) / divisor
    case .exponential(let gamma): return isInitial ? 1 : gamma
    case .polynomial(let total, let power):
      if isInitial || epoch > total { return 1 }
      guard total != 0 else { throw TorchFailure("ZeroDivisionError: division by zero") }
      let (left, before) = (1 - Double(epoch) / Double(total), 1 - (Double(epoch) - 1) / Double(total))
      guard before != 0 else { throw .division }
      if left == 0, power < 0 { throw TorchFailure("ZeroDivisionError: 0.0 cannot be raised to a negative power") }
      return raised(left / before, power)
    case .multiplicative(let expression):
      if isInitial { return 1 }
      do throws(ExpressionFailure) {
        return try expression.evaluate(at: Double(epoch))
      } catch {
        throw TorchFailure(error.words)
      }
    case .cosine, .averaging, .absolute: return nil
    }
  }

  /// The share of the base that the closed form is at an epoch; `nil` for a rule that has none.
  ///
  /// - Parameter epoch: The epoch.
  /// - Returns: The share; `nil` for a rule without a closed form.
  /// - Throws: ``TorchFailure`` where Python raises.
  func closed(_ epoch: Int) throws(TorchFailure) -> Double? {
    switch self {
    case .step(let size, let gamma):
      return raised(gamma, size == 0 ? 0 : (Double(epoch) / Double(size)).rounded(.down))
    case .milestones(let milestones, let gamma): return raised(gamma, Double(milestones.count { $0 <= epoch }))
    case .constant(let factor, let total): return factor + (epoch >= total ? 1 - factor : 0)
    case .linear(let start, let end, let total):
      guard total != 0 else { throw .division }
      return start + (end - start) * Double(min(total, epoch)) / Double(total)
    case .exponential(let gamma): return raised(gamma, Double(epoch))
    case .polynomial(let total, let power):
      guard total != 0 else { throw TorchFailure("ZeroDivisionError: division by zero") }
      return raised(1 - Double(min(total, epoch)) / Double(total), power)
    case .cosine, .multiplicative, .averaging, .absolute: return nil
    }
  }

  /// The last epoch that changes the rate; `nil` where there is none.
  var lastEpoch: Int? {
    switch self {
    case .constant(_, let total), .linear(_, _, let total), .polynomial(let total, _): max(0, total)
    case .milestones(let milestones, _): max(0, milestones.last ?? 0)
    case .step(_, let gamma), .exponential(let gamma): gamma == 1 ? 0 : nil
    case .multiplicative, .cosine, .averaging, .absolute: nil
    }
  }
}

/// A power, of a negative base too where the exponent is whole.
private func raised(_ base: Double, _ exponent: Double) -> Double {
  Int(exactly: exponent).map { Double.pow(base, $0) } ?? Double.pow(base, exponent)
}

/// What Python raises.
struct TorchFailure: Error {
  let words: String

  init(_ words: String) { self.words = words }

  static let division = TorchFailure("ZeroDivisionError: float division by zero")
}

extension Stage {
  /// The number that a parameter has, given or by default.
  ///
  /// - Parameter name: The full name of the parameter.
  /// - Returns: The number; `nil` where it is none.
  func number(_ name: String) -> Double? { value(name).flatMap(Self.number) }

  /// The numbers that a parameter has, given or by default.
  ///
  /// - Parameter name: The full name of the parameter.
  /// - Returns: The numbers.
  func numbers(_ name: String) -> [Double] {
    guard case .list(let values)? = value(name) else { return number(name).map { [$0] } ?? [] }
    return values.compactMap(Self.number)
  }

  private func value(_ name: String) -> ParameterValue? {
    if let value = values[name] { return value }
    guard case .value(let standard)? = definition.parameters.first(where: { $0.name == name })?.standard else {
      return nil
    }
    return standard
  }

  private static func number(_ value: ParameterValue) -> Double? {
    switch value {
    case .number(let number): number
    case .count(let count): Double(count)
    case .duration(let duration): duration.unit == .updates ? duration.amount : nil
    case .share, .choice, .flag, .list, .mapping, .file, .expression: nil
    }
  }
}
