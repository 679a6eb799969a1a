import CommandLanguage

/// Whether low or high values of a measure are good.
package enum MeasureDirection: String, Sendable {
  /// The lowest value is the best.
  case min
  /// The highest value is the best.
  case max

  /// Finds the direction that a column's name tells: a loss is to be low, an accuracy high; `nil` where it tells neither.
  ///
  /// - Parameter column: The name, such as `val_loss` or `metrics/mAP50(B)`.
  package init?(of column: String) {
    let words = column.lowercased().split { !$0.isLetter && !$0.isNumber }.map { word in
      word.prefix { !$0.isNumber }
    }
    if words.contains(where: { Self.low.contains($0) || $0.hasSuffix("loss") || $0.hasSuffix("error") }) {
      self = .min
    } else if words.contains(where: { Self.high.contains($0) || $0.hasSuffix("accuracy") }) {
      self = .max
    } else {
      return nil
    }
  }

  /// Finds the direction that a command line asks for; `nil` where neither it nor the name tells it.
  ///
  /// - Parameters:
  ///   - kind: What it says.
  ///   - column: The name of the measure.
  init?(_ kind: BestKind, of column: String) {
    switch kind {
    case .min: self = .min
    case .max: self = .max
    case .auto: self.init(of: column)
    }
  }

  /// The measures of which less is better, by the letters of their names.
  private static let low: Set<Substring> = [
    "loss", "losses", "nll", "error", "err", "mse", "rmse", "mae", "mape", "perplexity", "ppl", "bpb", "bpc", "wer",
    "cer",
    "ter", "fid", "kid", "entropy", "crossentropy", "eer", "lpips",
  ]
  /// The measures of which more is better.
  private static let high: Set<Substring> = [
    "accuracy", "acc", "auc", "auroc", "roc", "f", "precision", "recall", "map", "ap", "miou", "iou", "dice", "bleu",
    "rouge",
    "meteor", "top", "psnr", "ssim", "reward", "score", "kappa", "mcc", "sensitivity", "specificity", "ndcg", "mrr",
    "hits",
    "pearson", "spearman", "elo",
  ]

  /// What the best value is called.
  var word: String { self == .min ? "lowest" : "highest" }
  /// What the option takes for the other one.
  var other: MeasureDirection { self == .min ? .max : .min }
}
