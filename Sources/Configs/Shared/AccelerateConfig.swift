import Documents

/// What accelerate's own config tells.
enum AccelerateConfig {
  /// Returns whether a file is accelerate's `default_config.yaml`.
  ///
  /// - Parameter file: The file.
  /// - Returns: Whether it is.
  static func isLauncher(_ file: ConfigFile) -> Bool {
    file.has("compute_environment", "distributed_type") || file.has("compute_environment", "num_processes")
  }
}
