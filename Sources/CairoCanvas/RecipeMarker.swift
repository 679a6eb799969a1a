/// How the files that this module writes name what goes with the picture.
enum RecipeMarker {
  /// The keyword of the PNG chunk with the recipe.
  static let recipeKeyword = "Recipe"
  /// The keyword of the PNG chunk with the program, as the PNG specification has it.
  static let softwareKeyword = "Software"
  /// The start of the SVG element with the recipe.
  static let svgElement = "lrsched:recipe"
  /// The name space of that element.
  static let svgNamespace = "urn:lrsched:recipe"
  /// What the subject of a PDF begins with when the rest is a recipe.
  static let pdfPrefix = "lrsched recipe: "
}
