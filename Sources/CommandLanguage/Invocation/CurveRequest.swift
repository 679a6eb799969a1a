package import Catalogue
package import Configs
package import Logs

/// One curve as it was asked for, and where.
package struct CurveRequest: Sendable {
  /// The curve.
  package var config: ScheduleConfig
  /// What the curve is called in legends and headers; `nil` leaves that to its config.
  package var label: String?
  /// Where the curve begins.
  package var position: SourcePosition
  /// Where each stage of the config begins, in their order.
  package var stagePositions: [SourcePosition]
  /// The names that do not say whose they are, and what they were taken for.
  package var takenNames: [TakenName]
  /// What else is told of how the curve was understood, in sentences without their full stop.
  package var remarks: [String]
  /// The runs that configs among the stages describe, in their order.
  package var plans: [RunPlan]
  /// The logs among the stages, in their order.
  package var logs: [RunLog]

  /// Creates a request.
  ///
  /// - Parameters:
  ///   - config: The curve.
  ///   - label: What the curve is called in legends and headers; `nil` leaves that to its config.
  ///   - position: Where the curve begins.
  ///   - stagePositions: Where each stage of the config begins, in their order.
  ///   - takenNames: The names that do not say whose they are, and what they were taken for.
  ///   - remarks: What else is told of how the curve was understood, in sentences without their full stop.
  ///   - plans: The runs that configs among the stages describe, in their order.
  ///   - logs: The logs among the stages, in their order.
  package init(
    _ config: ScheduleConfig, label: String? = nil, position: SourcePosition = .argument(0),
    stagePositions: [SourcePosition] = [], takenNames: [TakenName] = [], remarks: [String] = [], plans: [RunPlan] = [],
    logs: [RunLog] = []
  ) {
    self.config = config
    self.label = label
    self.position = position
    self.stagePositions = stagePositions
    self.takenNames = takenNames
    self.remarks = remarks
    self.plans = plans
    self.logs = logs
  }

  /// What a file is called that holds the curve, without an extension.
  var fileName: String {
    let title = config.first.definition.title
    guard !plans.isEmpty || !logs.isEmpty, let dot = title.lastIndex(of: "."), dot > title.startIndex else {
      return title
    }
    return String(title[..<dot])
  }

  /// Returns where a stage of the curve is written.
  ///
  /// - Parameter stage: The position of the stage among those of the config.
  /// - Returns: The place; `nil` for a curve that stands in no text.
  package func position(ofStage stage: Int) -> SourcePosition {
    stagePositions.indices.contains(stage) ? stagePositions[stage] : position
  }
}

extension CurveRequest: Equatable {
  /// Returns whether two requests are for the same curve under the same label, wherever they are written.
  package static func == (left: CurveRequest, right: CurveRequest) -> Bool {
    left.config == right.config && left.label == right.label
  }
}

extension CurveRequest: CustomStringConvertible {
  /// The words that ask for this curve.
  package var description: String {
    guard let label else { return config.description }
    // A label that begins with a dash would read as an option after a space.
    let needsEqualSign = label.isEmpty || label.hasPrefix("-")
    return "\(config) --label\(needsEqualSign ? "=" : " ")\(shellQuoted(label))"
  }
}
