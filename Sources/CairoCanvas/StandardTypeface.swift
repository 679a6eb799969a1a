internal import Charts

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The typeface of charts, DejaVu Sans, or what takes its place.
///
/// Asking fontconfig for a typeface by name costs as much as the rest of a chart. So the file is opened where systems keep
/// it, and only when it is not there is fontconfig asked.
struct StandardTypeface: Sendable {
  private static let name = "DejaVu Sans"

  /// The typeface; `nil` only without memory.
  let typeface: Typeface?
  /// What to tell when it is another one.
  let warning: ChartWarning?

  /// The typeface of this process.
  static let shared = StandardTypeface(paths: [
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf",
    "/usr/share/fonts/TTF/DejaVuSans.ttf",
    "/usr/share/fonts/dejavu/DejaVuSans.ttf",
    "/usr/local/share/fonts/dejavu/DejaVuSans.ttf",
    "/opt/homebrew/share/fonts/DejaVuSans.ttf",
  ])

  /// Looks for the typeface.
  ///
  /// - Parameter paths: Where its file may be, in the order in which they are tried.
  init(paths: [String]) {
    var reason: String?
    for path in paths {
      if let typeface = Typeface(path: path, name: Self.name) {
        self.typeface = typeface
        warning = nil
        return
      }
      if reason == nil, access(path, F_OK) == 0 { reason = "cannot be read from \(path)" }
    }
    for font in InstalledFonts.all.fonts {
      guard let typeface = Typeface(path: font.path, index: font.index, name: font.name) else { continue }
      self.typeface = typeface
      // Where fontconfig has the very file in another folder, nothing is missing.
      let isWanted = reason == nil && ["\(Self.name) Book", "\(Self.name) Regular"].contains(font.name)
      warning = isWanted ? nil : .typefaceMissing(wanted: Self.name, taken: font.name, reason: reason)
      return
    }
    typeface = Typeface(builtIn: Self.name)
    warning = .typefaceMissing(wanted: Self.name, taken: nil, reason: reason)
  }
}
