package import ChartChoices
package import Runs

/// A format that data can be written in.
package enum DataFormat: String, CaseIterable, Hashable, Sendable {
  case csv, tsv, json, npy
}

/// A place that a result goes to.
package struct Output: Equatable, Sendable {
  /// What is written.
  package enum Format: Equatable, Sendable {
    /// A picture.
    case image(PictureFormat)
    /// Rows of numbers.
    case data(DataFormat)
  }

  /// The path that stands for standard output.
  package static let standardOutput = "-"

  /// The path of a file, or ``standardOutput``.
  package var path: String
  /// What is written there.
  package var format: Format

  /// Creates an output.
  ///
  /// - Parameters:
  ///   - path: The path of a file, or ``standardOutput``.
  ///   - format: What is written there.
  package init(path: String, format: Format) {
    self.path = path
    self.format = format
  }
}

/// What goes where, and how much is said about it.
package struct OutputOptions: Equatable, Sendable {
  /// The paths given, in their order; ``Invocation/destinations`` tells what is written to each.
  package var paths: [String] = []
  /// The format of pictures whose path does not tell it.
  package var pictureFormat: PictureFormat?
  /// Whether nothing but errors is said.
  package var isQuiet = false
  /// How many digits figures have at most, from 1 to 17; `nil` for what is usual where they stand.
  package var digits: Int?
  /// Which value of a measure that was logged is the best one.
  package var best = BestKind.auto
  /// Whether all is told that has been found, and not only the best known.
  package var hasAll = false

  /// Creates the defaults.
  package init() {}
}

/// How data are written.
package struct ExportOptions: Equatable, Sendable {
  /// The format, where it was given; else the extension of the output tells it, or it is CSV.
  package var format: DataFormat?
  /// Every how many iterations a row is written, at least 1.
  package var every = UpdateCount.updates(1)
  /// What iterations are also counted in, a column each behind theirs.
  package var units: [AxisUnit] = []
  /// Whether every row holds one rate of one curve, instead of one column for each curve.
  package var isLong = false

  /// Creates the defaults.
  package init() {}
}
