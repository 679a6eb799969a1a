import CairoCanvas
import CommandLanguage

/// `lrsched recipe`: the command line that a picture carries.
enum RecipeCommand {
  static func run(_ invocation: Invocation) throws {
    guard let path = invocation.operands.first else { throw UsageError.missingOperand(.recipe) }
    let bytes = try InputFile.bytes(of: path)
    let recipe: String
    do {
      recipe = try RecipeReader.recipe(in: bytes)
    } catch {
      throw FileError(error, path: path)
    }
    try OutputFile.standardOutput { $0.write(SafeText.plain(recipe, limit: .max - 1) + "\n") }
  }
}
