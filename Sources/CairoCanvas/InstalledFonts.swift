internal import CFontconfig

/// The fonts that fontconfig knows of, those that suit charts best first.
///
/// Asking for them costs as much as the rest of a chart, since fontconfig reads the list of all that are installed; so it is
/// done only for letters that the typeface of charts does not have, or where that is missing.
final class InstalledFonts: Sendable {
  /// A font that is installed.
  struct Font: @unchecked Sendable {
    /// The path of its file.
    let path: String
    /// Its place in the file.
    let index: Int
    /// The names of its family and its style.
    let name: String
    /// The characters that it has; fontconfig's own set, which is never changed.
    private let characters: OpaquePointer

    /// Takes what fontconfig knows of a font; `nil` for those of fixed sizes or of many colors.
    fileprivate init?(_ pattern: OpaquePointer) {
      var path: UnsafeMutablePointer<FcChar8>?
      var characters: OpaquePointer?
      var isScalable: FcBool = 0
      var isColored: FcBool = 0
      var index: Int32 = 0
      guard FcPatternGetString(pattern, FC_FILE, 0, &path) == FcResultMatch, let path,
        FcPatternGetCharSet(pattern, FC_CHARSET, 0, &characters) == FcResultMatch, let characters,
        FcPatternGetBool(pattern, FC_SCALABLE, 0, &isScalable) == FcResultMatch, isScalable != 0
      else { return nil }
      if FcPatternGetBool(pattern, FC_COLOR, 0, &isColored) == FcResultMatch, isColored != 0 { return nil }
      if FcPatternGetInteger(pattern, FC_INDEX, 0, &index) != FcResultMatch { index = 0 }
      self.path = String(cString: path)
      self.index = Int(index)
      self.characters = characters
      name = [FC_FAMILY, FC_STYLE].compactMap { object in
        var text: UnsafeMutablePointer<FcChar8>?
        guard FcPatternGetString(pattern, object, 0, &text) == FcResultMatch else { return nil }
        return text.map { String(cString: $0) }
      }.joined(separator: " ")
    }

    /// Whether the font has a shape for a character.
    func has(_ scalar: Unicode.Scalar) -> Bool { FcCharSetHasChar(characters, scalar.value) != 0 }
  }

  /// The fonts, as near as possible to a sans-serif one of regular weight.
  let fonts: [Font]

  /// The fonts of this machine; fontconfig keeps them as long as the process lives.
  static let all = InstalledFonts()

  private init() {
    guard let pattern = FcPatternCreate() else {
      fonts = []
      return
    }
    defer { FcPatternDestroy(pattern) }
    for family in ["DejaVu Sans", "sans-serif"] { FcPatternAddString(pattern, FC_FAMILY, family) }
    FcConfigSubstitute(nil, pattern, FcMatchPattern)
    FcDefaultSubstitute(pattern)
    var result = FcResultMatch
    // The set is not given back: the fonts' characters are parts of it.
    guard let set = FcFontSort(nil, pattern, 0, nil, &result) else {
      fonts = []
      return
    }
    fonts = (0..<Int(set.pointee.nfont)).compactMap { set.pointee.fonts[$0].flatMap(Font.init) }
  }
}
