import Scripts

@testable import Catalogue
@testable import Schedules

extension ParameterValue {
  /// The value of a formula; of a text that is none, one that never has a value.
  static func formula(_ text: String) -> ParameterValue {
    do { return .expression(try FormulaReader.formula(text)) } catch {
      return .expression(Formula(text, .failure(ExpressionFailure(error.reason))))
    }
  }
}
