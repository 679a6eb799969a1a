package import RangeTests

/// What `find` takes of the log of a range test.
package struct FindOptions: Equatable, Sendable {
  /// The column of the rates; `nil` for the one that is called as such columns are.
  package var rate: String?
  /// The column of the losses; `nil` for the one that is called as such columns are.
  package var loss: String?
  /// How losses are smoothed, in words; `nil` for what their unevenness tells.
  package var smoothing: String?

  /// Creates the defaults.
  package init() {}

  /// Whether the words for how losses are smoothed mean something.
  var hasKnownSmoothing: Bool { isAutomatic || smoothing.flatMap(Smoothing.init) != nil }

  /// How losses are smoothed; `nil` for what their unevenness tells.
  package var way: Smoothing? { isAutomatic ? nil : smoothing.flatMap(Smoothing.init) }

  private var isAutomatic: Bool { smoothing == nil || smoothing?.lowercased() == "auto" }
}
