import CairoCanvas
import CommandLanguage

/// `lrsched recipe`: the command line that a picture carries.
enum RecipeCommand {
  static func run(_ invocation: Invocation) throws {
    guard let path = invocation.operands.first else { throw UsageError.missingOperand(.recipe) }
    let bytes = try InputFile.bytes(of: path)
    let recipe: String
    do throws(RecipeError) {
      recipe = try RecipeReader.recipe(in: bytes)
    } catch {
      throw FileError(error, path: path)
    }
    try Page.write([recipe])
  }
}

extension FileError {
  /// Why a picture has no recipe for us.
  fileprivate init(_ error: RecipeError, path: String) {
    switch error {
    case .unknownFormat: self = .notAPicture(path: path)
    case .noRecipe: self = .noRecipe(path: path)
    case .truncated(let format), .damaged(let format), .invalidText(let format):
      self = .damagedPicture(path: path, format: format.rawValue.uppercased())
    }
  }
}
