import Paths

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Lists the files of a folder and those in it, hidden ones left out.
enum FolderWalk {
  /// The most folders within one another.
  private static let mostDeep = 32

  /// Returns the files of a folder, in the order of their names; `nil` for what is no folder.
  static func files(in path: String) -> [String]? {
    guard let names = names(in: path) else { return nil }
    return files(path, names, depth: 0)
  }

  private static func files(_ folder: String, _ names: [String], depth: Int) -> [String] {
    names.flatMap { name -> [String] in
      let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      guard !isLink(path), let inner = self.names(in: path) else { return isFile(path) ? [path] : [] }
      return depth < mostDeep ? files(path, inner, depth: depth + 1) : []
    }
  }

  private static func names(in path: String) -> [String]? {
    guard let folder = Path(path).withCString({ opendir($0) }) else { return nil }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        ByteText.text(of: Array(bytes.prefix { $0 != 0 }))
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  private static func isLink(_ path: String) -> Bool {
    var status = stat()
    return Path(path).withCString { lstat($0, &status) } == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  private static func isFile(_ path: String) -> Bool {
    var status = stat()
    return Path(path).withCString { stat($0, &status) } == 0 && status.st_mode & S_IFMT == S_IFREG
  }
}
