import Foundation

/// What tests may do where they run; one that may not is told as skipped, with the reason.
enum Surroundings {
  /// Whether programs are found in `PATH`.
  static func have(_ programs: String...) -> Bool {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return programs.allSatisfy { name in
      folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
    }
  }

  /// Whether file systems can be mounted, in a name space of their own: for the superuser, and not in every container.
  static let canMount = succeeds("unshare -m mount -t tmpfs none /mnt")

  /// What stands before a command that is to run without the rights of the superuser; the program is then `./lrsched`.
  static let unprivileged = geteuid() == 0 ? "setpriv --reuid 65534 --regid 65534 --clear-groups " : ""

  /// Copies the program to where everybody may start it: the path to it may be closed to others.
  static let copyForAll = "cp \"$(command -v lrsched)\" . && chmod 755 . lrsched"

  /// Whether a copy of the program runs without the rights of the superuser: its libraries may be closed to others.
  static let canGiveUpRights = succeeds("\(copyForAll) && \(unprivileged)./lrsched --version")

  /// Whether a sanitizer watches this build: its own runtime reads /proc, and ends what cannot.
  static let isSanitized = dlsym(nil, "__asan_init") != nil || dlsym(nil, "__tsan_init") != nil

  /// Whether programs may give a terminal keys as if they were pressed; newer kernels forbid it unless they are told not to.
  static let canTypeForOthers =
    (try? String(contentsOfFile: "/proc/sys/dev/tty/legacy_tiocsti", encoding: .utf8)).map { !$0.hasPrefix("0") }
    ?? true

  /// Whether a file may have a name that is no UTF-8.
  static let namesAreBytes = succeeds(#"touch "$(printf 'q\377')""#)

  private static func succeeds(_ line: String) -> Bool {
    guard let folder = try? Folder(), let result = try? Binary.shell(line, in: folder) else { return false }
    return result.status == 0
  }
}
