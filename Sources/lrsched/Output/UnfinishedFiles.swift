#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The temporary file that a signal would leave behind, and the handlers that remove it.
///
/// A signal handler may not allocate, so the name is copied beforehand to memory that it can hand to `unlinkat`; and it may
/// run at any moment, so signals wait while what it looks at changes.
enum UnfinishedFiles {
  /// The name as a C string, or `nil`, and the descriptor of its folder.
  nonisolated(unsafe) private static var name: UnsafeMutablePointer<CChar>?
  nonisolated(unsafe) private static var folder: CInt = -1

  private typealias Handler = @convention(c) (CInt) -> Void
  /// What handled the signals before: a screen that is to be given back as well, or nothing.
  nonisolated(unsafe) private static let former = UnsafeMutablePointer<Handler?>.allocate(capacity: 64)

  /// Remembers a temporary file until it is finished or removed.
  ///
  /// - Parameter file: The file, in a folder that stays open for as long.
  static func register(_ file: FolderEntry) {
    forget()
    DeferredSignals.during {
      name = file.name.withCString { strdup($0) }
      folder = file.folder.descriptor.rawValue
      for number in DeferredSignals.numbers {
        let handler = signal(number, removeAndDie)
        (former + Int(number)).initialize(to: handler)
        // Whoever started us may have asked for a signal to be ignored, as nohup does.
        if isIgnored(handler) { signal(number, SIG_IGN) }
      }
    }
  }

  /// Forgets the file: it is finished, or already removed.
  static func forget() {
    guard name != nil else { return }
    DeferredSignals.during {
      for number in DeferredSignals.numbers { signal(number, former[Int(number)]) }
      free(name)
      name = nil
    }
  }

  /// Handlers are C functions, which only their addresses tell apart.
  private static func isIgnored(_ handler: (@convention(c) (CInt) -> Void)?) -> Bool {
    unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  private static let removeAndDie: @convention(c) (CInt) -> Void = { number in
    if let name = UnfinishedFiles.name { unlinkat(UnfinishedFiles.folder, name, 0) }
    // Dying of the signal itself tells a shell why.
    signal(number, UnfinishedFiles.former[Int(number)])
    raise(number)
  }
}
