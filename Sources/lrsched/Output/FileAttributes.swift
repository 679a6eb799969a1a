import CPlatform
import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What a file has beside its contents, owner and permissions: extended attributes, and lists of who may do what.
enum FileAttributes {
  #if os(Linux)
    /// What vouches for the very contents, and holds of no others.
    private static let ofContents = ["security.capability", "security.ima", "security.evm"]

    /// Gives a new file the attributes of another.
    ///
    /// - Parameters:
    ///   - old: The file that has them.
    ///   - new: The file that gets them; others that it has because of its folder are removed.
    /// - Returns: Whether it has the same now.
    static func copy(from old: FileDescriptor, to new: FileDescriptor) -> Bool {
      guard let names = names(of: old), let others = self.names(of: new) else { return false }
      for name in names where !ofContents.contains(name) {
        guard let value = value(of: name, old) else { return false }
        if self.value(of: name, new) == value { continue }
        guard fsetxattr(new.rawValue, name, value, value.count, 0) == 0 else { return false }
      }
      for name in others where !names.contains(name) && (name.hasPrefix("user.") || name.hasPrefix("system.posix_acl"))
      {
        guard fremovexattr(new.rawValue, name) == 0 else { return false }
      }
      return true
    }

    /// The names of the attributes; `nil` when they cannot be told.
    private static func names(of file: FileDescriptor) -> [String]? {
      let size = flistxattr(file.rawValue, nil, 0)
      if size == 0 || size < 0 && errno == ENOTSUP { return [] }
      guard size > 0 else { return nil }
      var bytes = [CChar](repeating: 0, count: size)
      let count = flistxattr(file.rawValue, &bytes, size)
      guard count >= 0 else { return nil }
      return bytes.prefix(count).split(separator: 0).map { name in
        String(decoding: name.map(UInt8.init(bitPattern:)), as: UTF8.self)
      }
    }

    private static func value(of name: String, _ file: FileDescriptor) -> [UInt8]? {
      let size = fgetxattr(file.rawValue, name, nil, 0)
      guard size >= 0 else { return nil }
      var bytes = [UInt8](repeating: 0, count: size)
      let count = fgetxattr(file.rawValue, name, &bytes, size)
      return count >= 0 ? Array(bytes.prefix(count)) : nil
    }
  #else
    /// Gives a new file the attributes of another.
    ///
    /// - Parameters:
    ///   - old: The file that has them.
    ///   - new: The file that gets them.
    /// - Returns: Whether it has them now.
    static func copy(from old: FileDescriptor, to new: FileDescriptor) -> Bool {
      fcopyfile(old.rawValue, new.rawValue, nil, copyfile_flags_t(COPYFILE_ACL | COPYFILE_XATTR)) == 0
    }
  #endif
}
