/// What this program is called, and which of it this is.
enum Version {
  /// The version, by semantic versioning.
  static let number = "0.1.0"
  /// The name and version, as pictures carry them.
  static let software = "lrsched \(number)"
}
