/// Why a picture could not be made.
package enum PictureError: Error, Sendable, Hashable {
  /// There is not enough memory for the picture.
  case outOfMemory
  /// Cairo could not draw, in its own words.
  case drawing(String)
  /// libpng could not encode, in its own words.
  case encoding(String)
}

extension PictureError: CustomStringConvertible {
  /// One sentence that says what failed.
  package var description: String {
    switch self {
    case .outOfMemory: "There is not enough memory for a picture of this size."
    case .drawing(let message): "The chart could not be drawn: \(message)."
    case .encoding(let message): "The picture could not be encoded as PNG: \(message)."
    }
  }
}
