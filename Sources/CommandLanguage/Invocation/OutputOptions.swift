/// A format that a chart can be drawn in.
public enum ImageFormat: String, CaseIterable, Hashable, Sendable {
  case png, svg, pdf
}

/// A format that data can be written in.
public enum DataFormat: String, CaseIterable, Hashable, Sendable {
  case csv, tsv, json, npy
}

/// A place that a result goes to.
public struct Output: Equatable, Sendable {
  /// What is written.
  public enum Format: Equatable, Sendable {
    /// A picture.
    case image(ImageFormat)
    /// Rows of numbers.
    case data(DataFormat)
  }

  /// The path that stands for standard output.
  public static let standardOutput = "-"

  /// The path of a file, or ``standardOutput``.
  public var path: String
  /// What is written there.
  public var format: Format

  /// Creates an output.
  ///
  /// - Parameters:
  ///   - path: The path of a file, or ``standardOutput``.
  ///   - format: What is written there.
  public init(path: String, format: Format) {
    self.path = path
    self.format = format
  }
}

/// What goes where, and how much is said about it.
public struct OutputOptions: Equatable, Sendable {
  /// The paths given, in their order; ``Invocation/destinations`` tells what is written to each.
  public var paths: [String] = []
  /// The format of pictures whose path does not tell it.
  public var imageFormat: ImageFormat?
  /// Whether nothing but errors is said.
  public var isQuiet = false

  /// Creates the defaults.
  public init() {}
}

/// How data are written.
public struct ExportOptions: Equatable, Sendable {
  /// The format, where it was given; else the extension of the output tells it, or it is CSV.
  public var format: DataFormat?
  /// Every how many iterations a row is written, at least 1.
  public var every = 1
  /// Whether every row holds one rate of one curve, instead of one column for each curve.
  public var isLong = false

  /// Creates the defaults.
  public init() {}
}
