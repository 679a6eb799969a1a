/// The formats of logs that are known.
package enum LogFormats {
  /// All of them, in the order in which a file is held against them.
  package static let all: [any LogFormat.Type] = [
    TensorBoardLog.self, WandBBinary.self,
    TrainerState.self, KerasHistory.self,
    FairseqLog.self,
    MMCVJSON.self, Detectron2JSON.self, MMEngineScalars.self, WandBHistory.self, JSONLines.self,
    MegatronLog.self, DeepSpeedLog.self, TrainerOutput.self, OpenMMLabText.self, Detectron2Text.self, TimmLog.self,
    MetricLoggerText.self,
    NeMoLog.self,
    TorchtuneLog.self, ComposerLog.self, KerasOutput.self, RateChanges.self, NanoGPTLog.self,
    WandBPanel.self, LightningCSV.self, UltralyticsCSV.self, TimmSummary.self, KerasCSV.self, TableLog.self,
    PairsText.self,
  ]

  /// Returns the format whose signs a file has.
  ///
  /// - Parameter head: The beginning of the file.
  /// - Returns: The format; `nil` where no format recognises it.
  package static func recognising(_ head: LogHead) -> (any LogFormat.Type)? {
    // Code and configs may hold what a log would.
    if ["lrs", "py", "ipynb", "sh", "yaml", "yml", "toml", "md", "cfg", "ini"].contains(head.fileExtension) {
      return nil
    }
    return all.first { $0.recognises(head) }
  }

  /// Returns the format of a name.
  ///
  /// - Parameter name: The name.
  /// - Returns: The format; `nil` where there is none of this name.
  package static func named(_ name: String) -> (any LogFormat.Type)? { all.first { $0.name == name.lowercased() } }
}
