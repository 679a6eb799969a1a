internal import CCairo

/// What cairo says went wrong.
///
/// It is open: a status that a later cairo brings is an error like the others, with cairo's own words for it.
struct CairoStatus: RawRepresentable, Error, Sendable, Hashable {
  let rawValue: UInt32

  init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  static let noMemory = CairoStatus(rawValue: CAIRO_STATUS_NO_MEMORY.rawValue)

  /// Throws the status unless it is success.
  static func check(_ status: cairo_status_t) throws(CairoStatus) {
    if status != CAIRO_STATUS_SUCCESS { throw CairoStatus(rawValue: status.rawValue) }
  }

  /// Cairo's words for the status.
  var message: String {
    String(cString: cairo_status_to_string(cairo_status_t(rawValue: rawValue)))
  }
}
