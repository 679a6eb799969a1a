import Catalogue
import CommandLanguage

extension Equivalents.Equivalent {
  /// The words that make the curve.
  var curve: String { "\(config)" }
}
