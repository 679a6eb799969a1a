/// What marks the values of a curve.
package enum Mark: String, Sendable, Hashable, CaseIterable {
  /// A line through them.
  case line
  /// A disc at each.
  case points
  /// A line, and a disc at each.
  case both
}

/// Where the names of the curves stand.
package enum LegendPosition: String, Sendable, Hashable, CaseIterable {
  /// Nowhere for a single curve; else where they can be read best without covering a curve.
  case automatic = "auto"
  /// Each at the end of its curve.
  case direct
  /// In a list to the right of the chart.
  case right
  /// In rows above the chart.
  case top
  /// Nowhere.
  case none
}

/// What the horizontal axis counts.
package enum HorizontalUnit: Sendable, Hashable {
  /// Iterations.
  case iteration
  /// Epochs of so many iterations each, above 0.
  case epoch(iterations: Double)
}

/// How the vertical axis runs.
package struct VerticalAxis: Sendable, Hashable {
  /// Whether differences or ratios are laid out evenly.
  package var kind: ScaleKind
  /// The lower end; `nil` for one a little below the lowest value.
  package var minimum: Double?
  /// The upper end; `nil` for one a little above the highest value.
  package var maximum: Double?

  /// Makes an axis.
  ///
  /// - Parameters:
  ///   - kind: Whether differences or ratios are laid out evenly.
  ///   - minimum: The lower end, finite, above 0 on a logarithmic axis; `nil` for one a little below the lowest value.
  ///   - maximum: The upper end, finite, above the lower; `nil` for one a little above the highest value.
  package init(_ kind: ScaleKind = .linear, minimum: Double? = nil, maximum: Double? = nil) {
    self.kind = kind
    self.minimum = minimum
    self.maximum = maximum
  }
}

/// The size of a chart in pixels, and how many device pixels one of them is.
package struct ChartSize: Sendable, Hashable {
  /// The width, in pixels, 100…30,000.
  package var width: Int
  /// The height, in pixels, 100…30,000.
  package var height: Int
  /// Device pixels a pixel, 0.25…16; only pictures made of pixels take notice.
  package var scale: Double

  /// Makes a size.
  ///
  /// - Parameters:
  ///   - width: The width, in pixels, 100…30,000.
  ///   - height: The height, in pixels, 100…30,000.
  ///   - scale: Device pixels a pixel, 0.25…16; neither side may exceed 32,767 device pixels.
  package init(width: Int = 640, height: Int = 480, scale: Double = 1) {
    self.width = width
    self.height = height
    self.scale = scale
  }
}

/// A vertical line where something begins.
package struct VerticalRule: Sendable, Hashable {
  /// Where it stands.
  package var iteration: Int
  /// What begins there; it stands beside the line where there is room.
  package var label: String?

  /// Makes a rule.
  ///
  /// - Parameters:
  ///   - iteration: Where it stands; outside the iterations of the chart it is not drawn.
  ///   - label: What begins there.
  package init(iteration: Int, label: String? = nil) {
    self.iteration = iteration
    self.label = label
  }
}
