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
    // A terminal gets nothing that could move its cursor; a script gets the command line to the letter.
    let text = Terminal.isStandardOutput ? SafeText.plain(recipe, limit: .max - 1) : recipe
    try OutputFile.standardOutput { $0.write(text + "\n") }
  }
}

extension FileError {
  /// Why a picture has no recipe for us.
  fileprivate init(_ error: RecipeError, path: String) {
    switch error {
    case .unknownFormat: self = .notAPicture(path: path)
    case .noRecipe: self = .noRecipe(path: path)
    case .truncated(let format): self = .damagedPicture(path: path, format: format.rawValue.uppercased())
    case .invalidText(let format): self = .damagedPicture(path: path, format: format.rawValue.uppercased())
    }
  }
}
