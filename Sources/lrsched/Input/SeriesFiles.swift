import CommandLanguage

/// The files of numbers that parameters of curves name.
enum SeriesFiles {
  /// Reads the numbers of all files that parameters of the curves name, by path.
  ///
  /// - Parameter invocation: The curves.
  /// - Returns: The numbers.
  /// - Throws: What is wrong with a file.
  static func numbers(for invocation: Invocation) throws -> [String: [Double]] {
    var series: [String: [Double]] = [:]
    for name in invocation.seriesFiles { series[name] = try numbers(of: name) }
    return series
  }

  /// Reads the numbers of a file, or of a column of it. A colon belongs to the path where there is such a file.
  ///
  /// - Parameter name: The path, perhaps with a colon and the column behind it.
  /// - Returns: The numbers.
  /// - Throws: What is wrong with a file.
  static func numbers(of name: String) throws -> [Double] {
    do {
      return try SeriesFile.numbers(in: InputFile.bytes(of: name), path: name)
    } catch FileError.missing(let path) {
      guard let (path, column) = SeriesFile.divided(path) else { throw FileError.missing(path: name) }
      return try SeriesFile.numbers(in: InputFile.bytes(of: path), path: path, column: column)
    }
  }
}

extension Evaluation {
  /// Builds the curves of a command line, which reads the files that their parameters name.
  ///
  /// - Parameter invocation: What was asked for.
  /// - Throws: What is wrong with a file, with the run or with the first curve that cannot be built; and where a framework
  ///   refuses to go on before the end of what is asked for.
  init(of invocation: Invocation) throws {
    self = try invocation.evaluation(series: SeriesFiles.numbers(for: invocation), raisesRefusals: true)
  }
}
