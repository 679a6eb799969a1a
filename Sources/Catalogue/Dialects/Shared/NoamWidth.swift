import Schedules

/// The width of a model, which is not to be seen in a curve of the Transformer's.
enum NoamWidth {
  /// A width and a factor that give a curve its peak: the factor 1 where there is a width for it, else the width 512.
  ///
  /// - Parameter root: A line up to the peak, and the inverse square root from there on.
  /// - Returns: The width and a factor.
  static func reading(_ root: CurveForm.InverseSquareRoot) -> (width: Int, factor: Double) {
    let exact = 1 / (root.peak * root.peak * Double(root.warmup))
    if exact >= 1, exact < 1e9, (exact - exact.rounded()).magnitude < 1e-13 * exact { return (Int(exact.rounded()), 1) }
    return (512, root.peak * (512 * Double(root.warmup)).squareRoot())
  }
}
