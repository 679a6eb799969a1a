package import ChartChoices

/// Gets the recipe back out of a picture that this module made.
///
/// It takes any bytes at all: what is not such a picture is an error, and the time is linear in the number of bytes.
package enum RecipeReader {
  /// The recipe of a picture.
  ///
  /// - Parameter bytes: The bytes of a PNG, SVG or PDF file.
  /// - Returns: The recipe as it was given to `Picture.render`.
  /// - Throws: A `RecipeError` that says what is missing.
  package static func recipe(in bytes: [UInt8]) throws(RecipeError) -> String {
    if bytes.starts(with: PNGRecipe.signature) { return try PNGRecipe.read(bytes) }
    if bytes.starts(with: PDFRecipe.signature) { return try PDFRecipe.read(bytes) }
    if SVGRecipe.isMarkup(bytes) { return try SVGRecipe.read(bytes) }
    // The first bytes of a format, and no more of them.
    if !bytes.isEmpty, PNGRecipe.signature.starts(with: bytes) { throw .truncated(.png) }
    if !bytes.isEmpty, PDFRecipe.signature.starts(with: bytes) { throw .truncated(.pdf) }
    throw .unknownFormat
  }
}

/// Why there is no recipe.
package enum RecipeError: Error, Sendable, Hashable {
  /// The bytes are neither PNG nor SVG nor PDF.
  case unknownFormat
  /// The file is a picture, but holds no recipe: it was made or changed by another program.
  case noRecipe(PictureFormat)
  /// The file ends in the midst of what it says it holds.
  case truncated(PictureFormat)
  /// A part of the file is not what its checksum says.
  case damaged(PictureFormat)
  /// The recipe is not valid text.
  case invalidText(PictureFormat)
}

extension RecipeError: CustomStringConvertible {
  /// One sentence that says what is missing.
  package var description: String {
    switch self {
    case .unknownFormat: "This is neither a PNG nor an SVG nor a PDF file."
    case .noRecipe(let format):
      "This \(format.rawValue.uppercased()) file holds no recipe: another program made it or has changed it."
    case .truncated(let format): "This \(format.rawValue.uppercased()) file is cut off."
    case .damaged(let format): "This \(format.rawValue.uppercased()) file is damaged."
    case .invalidText(let format): "The recipe in this \(format.rawValue.uppercased()) file is damaged."
    }
  }
}
