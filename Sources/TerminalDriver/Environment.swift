#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The variables of the environment.
package enum Environment {
  /// Returns a variable; `nil` where it is not set.
  ///
  /// - Parameter name: The name of the variable.
  /// - Returns: The variable; `nil` where there is none.
  package static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
