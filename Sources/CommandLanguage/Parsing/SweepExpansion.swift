import Catalogue

/// Makes the curves of a draft: one, or where parameters are swept over, one for each combination of their values.
package struct SweepExpansion: Sendable {
  /// The most curves that a command line may ask for.
  package static let limit = 10_000

  /// Returns the curves of a draft; the values of the parameter that is written last vary fastest.
  ///
  /// - Parameters:
  ///   - draft: The curve as it was read.
  ///   - taken: How many curves there are already.
  /// - Returns: The curves.
  /// - Throws: ``UsageError/tooManyCurves(limit:)``, before any curve is made.
  static func curves(of draft: CurveDraft, taken: Int) throws(UsageError) -> [CurveRequest] {
    let axes = axes(of: draft)
    let count = try Self.count(of: axes, in: draft, taken: taken)
    return (0..<count).map { number in curve(number, of: draft, axes) }
  }

  /// Returns how many curves a draft stands for.
  ///
  /// - Parameters:
  ///   - draft: The curve as it was read.
  ///   - taken: How many curves there are already.
  /// - Returns: The number, at least 1.
  /// - Throws: ``UsageError/tooManyCurves(limit:)``.
  static func count(of draft: CurveDraft, taken: Int) throws(UsageError) -> Int {
    try count(of: axes(of: draft), in: draft, taken: taken)
  }

  private static func count(of axes: [Axis], in draft: CurveDraft, taken: Int) throws(UsageError) -> Int {
    var count = 1
    for axis in axes {
      let (product, overflow) = count.multipliedReportingOverflow(by: axis.values.count)
      guard !overflow, product <= limit else {
        throw draft.composition.first.position.locate(.tooManyCurves(limit: limit))
      }
      count = product
    }
    guard taken + count <= limit else { throw draft.composition.first.position.locate(.tooManyCurves(limit: limit)) }
    return count
  }

  /// A parameter that is swept over.
  private struct Axis {
    var stage: Int
    var parameter: String
    var values: [ParameterValue]
    /// What each of the values is called where the curves have a label.
    var texts: [String]
  }

  private static func axes(of draft: CurveDraft) -> [Axis] {
    var axes: [Axis] = []
    for (index, stage) in draft.composition.stages.enumerated() {
      for parameter in stage.order {
        guard let values = stage.values[parameter], values.count > 1 else { continue }
        let texts = draft.label == nil ? [] : CurveLabels.texts(of: values)
        axes.append(Axis(stage: index, parameter: parameter, values: values, texts: texts))
      }
    }
    return axes
  }

  private static func curve(_ number: Int, of draft: CurveDraft, _ axes: [Axis]) -> CurveRequest {
    var values = draft.composition.stages.map { $0.values.compactMapValues(\.first) }
    var rest = number
    var chosen: [String] = []
    for axis in axes.reversed() {
      let (quotient, index) = rest.quotientAndRemainder(dividingBy: axis.values.count)
      rest = quotient
      values[axis.stage][axis.parameter] = axis.values[index]
      if draft.label != nil { chosen.insert("\(axis.parameter) \(axis.texts[index])", at: 0) }
    }
    var request = draft.request(with: values)
    // One label for several curves would not tell them apart.
    if let label = draft.label, !chosen.isEmpty { request.label = "\(label), \(chosen.joined(separator: ", "))" }
    return request
  }
}
