/// Reads runs that were logged.
package enum LogReader {
  /// Returns the format whose signs a file has.
  ///
  /// - Parameter input: The file, of which nothing is taken.
  /// - Returns: The format; `nil` where no format recognises it.
  /// - Throws: A ``LogFault`` where it cannot be read.
  package static func format(of input: LogInput) throws(LogFault) -> (any LogFormat.Type)? {
    LogFormats.recognising(try input.head())
  }

  /// Returns the run that a file logs.
  ///
  /// - Parameters:
  ///   - input: The file, from its beginning.
  ///   - format: Its format.
  ///   - request: What is asked for.
  /// - Returns: The run.
  /// - Throws: A ``LogFault`` where no curve can be read from it.
  package static func log(
    of input: LogInput, as format: any LogFormat.Type, _ request: LogRequest = LogRequest()
  ) throws(LogFault) -> RunLog {
    var reading = LogReading(request)
    let format: any LogFormat.Type = request.pattern == nil ? format : PatternText.self
    try format.read(input, &reading)
    var resolution = LogResolution(reading, format, path: input.path)
    return try resolution.log()
  }

  /// Returns the run that a file logs, or `nil` where no format recognises it and there is no pattern.
  ///
  /// - Parameters:
  ///   - input: The file, from its beginning.
  ///   - request: What is asked for.
  /// - Returns: The run; `nil` where no format recognises the file.
  /// - Throws: A ``LogFault`` where no curve can be read from it.
  package static func log(of input: LogInput, _ request: LogRequest = LogRequest()) throws(LogFault) -> RunLog? {
    if request.pattern != nil { return try log(of: input, as: PatternText.self, request) }
    guard let format = try format(of: input) else { return nil }
    return try log(of: input, as: format, request)
  }

  /// Returns the run that the event files of a folder log.
  ///
  /// - Parameters:
  ///   - inputs: The files.
  ///   - path: The path of the folder, as it was written.
  ///   - request: What is asked for.
  /// - Returns: The run.
  /// - Throws: A ``LogFault`` where no curve can be read from them.
  package static func log(
    ofEvents inputs: [LogInput], in path: String, _ request: LogRequest = LogRequest()
  ) throws(LogFault) -> RunLog {
    var reading = LogReading(request)
    try TensorBoardLog.read(inputs, &reading)
    var resolution = LogResolution(reading, TensorBoardLog.self, path: path)
    return try resolution.log()
  }
}
