internal import CCairo

/// Gives a PDF its title, program and recipe.
enum PDFDocument {
  /// Sets what the document says of itself.
  ///
  /// - Parameters:
  ///   - surface: A surface that writes PDF.
  ///   - title: What viewers show as the name of the document.
  ///   - recipe: The command line that makes the chart.
  ///   - software: The name and version of the program.
  static func describe(_ surface: CairoSurface, title: String, recipe: String, software: String) {
    set(CAIRO_PDF_METADATA_TITLE, to: title, of: surface)
    set(CAIRO_PDF_METADATA_CREATOR, to: software, of: surface)
    set(CAIRO_PDF_METADATA_SUBJECT, to: RecipeMarker.pdfPrefix + recipe, of: surface)
    // Without a date of its own cairo takes the clock's, and no two files were the same.
    set(CAIRO_PDF_METADATA_CREATE_DATE, to: "", of: surface)
  }

  private static func set(_ key: cairo_pdf_metadata_t, to text: String, of surface: CairoSurface) {
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      // Cairo takes neither a zero nor code points that are set aside as no characters.
      let isCharacter = scalar.value & 0xFFFE != 0xFFFE && !(0xFDD0...0xFDEF).contains(scalar.value)
      if isCharacter && scalar.value != 0 { kept.append(scalar) }
    }
    cairo_pdf_surface_set_metadata(surface.pointer, key, String(kept))
  }
}
