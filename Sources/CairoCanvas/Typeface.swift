internal import CCairo
internal import CFreeType

/// The typefaces that charts are drawn with: DejaVu Sans, and others for what it has no letters for.
///
/// Asking fontconfig for a typeface by name costs as much as the rest of a chart: it reads the list of all that are
/// installed. So the file is opened where systems keep it, and only when it is not there is fontconfig asked.
final class Typeface: @unchecked Sendable {
  /// Cairo's font face; it and FreeType's live as long as the process, and cairo guards them with locks of its own.
  let pointer: OpaquePointer

  private init(_ pointer: OpaquePointer) {
    self.pointer = pointer
  }

  /// The typeface of all that it has letters for.
  static let standard: Typeface? = opened() ?? named("DejaVu Sans")

  /// Typefaces with letters of further scripts, by the names they have on common systems.
  private static let substitutes: [Typeface] = [
    "sans-serif", "Noto Sans", "Noto Sans CJK SC", "Noto Sans CJK JP", "Droid Sans Fallback", "WenQuanYi Zen Hei",
    "PingFang SC", "Hiragino Sans", "Arial Unicode MS", "Noto Emoji", "Symbola", "FreeSans",
  ].compactMap(named)

  private static let paths = [
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf",
    "/usr/share/fonts/TTF/DejaVuSans.ttf",
    "/usr/share/fonts/dejavu/DejaVuSans.ttf",
    "/usr/local/share/fonts/dejavu/DejaVuSans.ttf",
    "/opt/homebrew/share/fonts/DejaVuSans.ttf",
  ]

  private static func opened() -> Typeface? {
    var library: FT_Library?
    guard FT_Init_FreeType(&library) == 0 else { return nil }
    for path in paths {
      var face: FT_Face?
      guard FT_New_Face(library, path, 0, &face) == 0 else { continue }
      if let pointer = cairo_ft_font_face_create_for_ft_face(face, 0) { return Typeface(pointer) }
    }
    return nil
  }

  private static func named(_ name: String) -> Typeface? {
    cairo_toy_font_face_create(name, CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL).map(Typeface.init)
  }

  /// The typeface that has letters for most of a text, the standard one if others are not better.
  ///
  /// - Parameter text: The text.
  static func best(for text: String) -> Typeface? {
    // All scripts that begin below this are complete in the standard typeface.
    guard text.unicodeScalars.contains(where: { $0.value >= 0x250 }), let standard else { return standard }
    var best = standard
    var fewest = standard.countMissing(in: text)
    for other in fewest > 0 ? substitutes : [] {
      let missing = other.countMissing(in: text)
      if missing < fewest { (best, fewest) = (other, missing) }
      if fewest == 0 { break }
    }
    return best
  }

  /// How many characters of a text the typeface has no letter for.
  private func countMissing(in text: String) -> Int {
    var identity = cairo_matrix_t()
    cairo_matrix_init_scale(&identity, 12, 12)
    var device = cairo_matrix_t()
    cairo_matrix_init_identity(&device)
    let options = cairo_font_options_create()
    defer { cairo_font_options_destroy(options) }
    guard let font = cairo_scaled_font_create(pointer, &identity, &device, options) else { return .max }
    defer { cairo_scaled_font_destroy(font) }
    var glyphs: UnsafeMutablePointer<cairo_glyph_t>?
    var count: Int32 = 0
    let status = cairo_scaled_font_text_to_glyphs(
      font, 0, 0, text, Int32(text.utf8.count), &glyphs, &count, nil, nil, nil)
    defer { cairo_glyph_free(glyphs) }
    guard status == CAIRO_STATUS_SUCCESS, let glyphs else { return .max }
    // Glyph 0 of every typeface is the box that stands for what is missing.
    return (0..<Int(count)).count { glyphs[$0].index == 0 }
  }
}
