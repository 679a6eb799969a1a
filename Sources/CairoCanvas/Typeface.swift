internal import CCairo
internal import CFreeType
import Synchronization

/// A typeface that charts are drawn with.
final class Typeface: @unchecked Sendable {
  /// Cairo's font face; it and FreeType's live as long as the process, and cairo guards them with locks of its own.
  let pointer: OpaquePointer
  /// The name, for people.
  let name: String
  /// A face of FreeType's that is only asked for its letters, by one thread at a time; `nil` for cairo's own letters.
  private let letters: FT_Face?

  /// Opens a font; `nil` if the file cannot be read, or is no font.
  ///
  /// - Parameters:
  ///   - path: The path of its file.
  ///   - index: Its place in the file.
  ///   - name: Its name, for people.
  init?(path: String, index: Int = 0, name: String) {
    guard let drawn = Self.face(path, index), let letters = Self.face(path, index),
      let pointer = cairo_ft_font_face_create_for_ft_face(drawn, 0)
    else { return nil }
    self.pointer = pointer
    self.letters = letters
    self.name = name
  }

  /// Takes the letters that cairo itself has, those of ASCII; `nil` only without memory.
  init?(builtIn name: String) {
    guard let pointer = cairo_toy_font_face_create(name, CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL) else {
      return nil
    }
    self.pointer = pointer
    self.name = name
    letters = nil
  }

  /// FreeType as such, with which only one thread at a time may open a face.
  private struct Library: @unchecked Sendable {
    let pointer: FT_Library?

    init() {
      var library: FT_Library?
      pointer = FT_Init_FreeType(&library) == 0 ? library : nil
    }
  }

  private static let library = Mutex(Library())

  private static func face(_ path: String, _ index: Int) -> FT_Face? {
    library.withLock { library in
      var face: FT_Face?
      guard let pointer = library.pointer, FT_New_Face(pointer, path, FT_Long(index), &face) == 0 else { return nil }
      return face
    }
  }

  /// Whether the typeface has a shape for a character. Not for two threads at a time.
  func has(_ scalar: Unicode.Scalar) -> Bool {
    guard let letters else { return scalar.isASCII }
    return FT_Get_Char_Index(letters, FT_ULong(scalar.value)) != 0
  }
}
