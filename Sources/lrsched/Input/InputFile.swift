import CommandLanguage
import Paths
import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Reads whole files.
enum InputFile {
  /// The path that stands for standard input.
  static let standardInput = "-"
  /// The largest file that is read, in bytes: far more than any series of metrics or chart.
  static let largestSize = 64 << 20
  /// The largest file of curves: far more than all the curves that a command takes.
  static let largestSizeOfCurves = 16 << 20

  /// Returns the bytes of a file.
  ///
  /// - Parameters:
  ///   - path: The file; `-` is standard input.
  ///   - limit: The largest size that is read, in bytes.
  /// - Returns: The bytes.
  /// - Throws: ``FileError`` for a file that is missing, a directory, not readable or too large.
  static func bytes(of path: String, atMost limit: Int = largestSize) throws(FileError) -> [UInt8] {
    do {
      if path == standardInput {
        try StandardInput.take()
        return try bytes(from: .standardInput, path: path, atMost: limit)
      }
      let descriptor = try Path(path).open(O_RDONLY)
      return try descriptor.closeAfter { try bytes(from: descriptor, path: path, atMost: limit) }
    } catch let error as FileError {
      throw error
    } catch let errno as Errno {
      switch errno {
      case .noSuchFileOrDirectory, .notDirectory: throw .missing(path: path)
      case .isDirectory: throw .directory(path: path)
      case .permissionDenied: throw .notReadable(path: path)
      default: throw .readFailed(path: path, reason: errno.description)
      }
    } catch {
      throw .readFailed(path: path, reason: Errno.ioError.description)
    }
  }

  private static func bytes(from descriptor: FileDescriptor, path: String, atMost limit: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = try block.withUnsafeMutableBytes { try descriptor.readPatiently(into: $0) }
      if count == 0 { return bytes }
      bytes.append(contentsOf: block[..<count])
      guard bytes.count <= limit else {
        throw FileError.readFailed(path: path, reason: "it is larger than \(limit >> 20) MiB")
      }
    }
  }
}
