import Schedules

/// The width of a model, which is not to be seen in a curve of the Transformer's.
enum NoamWidth {
  /// A width and a factor that give a curve its peak: the factor 1 where there is a width for it, else the width 512.
  ///
  /// - Parameter root: A line up to the peak, and the inverse square root from there on.
  /// - Returns: The width and a factor.
  static func reading(_ root: CurveForm.InverseSquareRoot) -> (width: Int, factor: Double) {
    reading(peak: root.peak, warmup: root.warmup)
  }

  /// A width and a factor that give a curve its peak, as for a line up to it.
  ///
  /// - Parameters:
  ///   - peak: The rate at the end of the line.
  ///   - warmup: The updates of the line.
  /// - Returns: The width and a factor.
  static func reading(peak: Double, warmup: Int) -> (width: Int, factor: Double) {
    let exact = 1 / (peak * peak * Double(warmup))
    if exact >= 1, exact < 1e9, (exact - exact.rounded()).magnitude < 1e-13 * exact { return (Int(exact.rounded()), 1) }
    return (512, peak * (512 * Double(warmup)).squareRoot())
  }
}
