import Catalogue
import Schedules

/// How the arguments of a trainer are written.
package enum ArgumentsFormat: String, CaseIterable, Hashable, Sendable {
  case yaml, json, python

  /// The format of a file; `nil` where its extension stands for none.
  ///
  /// - Parameter fileExtension: What stands behind the last full stop of its name, in small letters.
  package init?(fileExtension: String) {
    switch fileExtension {
    case "yaml", "yml": self = .yaml
    case "json": self = .json
    case "py": self = .python
    default: return nil
    }
  }
}

/// Hugging Face: TrainingArguments where `get_scheduler` can say it, else the `optimizers=` tuple over a scheduler of torch.
enum HFTarget {
  static func lines(_ request: CodeRequest) throws(CodeFault) -> [String] {
    for words in NativeWords.all(for: request, in: "hf", canJoin: false)
    where words.parts[0].stage.isWritable(leavingOut: ["lr", "num_warmup_steps", "num_training_steps"]) {
      guard let arguments = TrainingArguments(words.parts[0].stage, request) else { continue }
      let how = words.sentence("The Trainer's own scheduler")
      switch request.format ?? .yaml {
      case .yaml: return request.remarks("TrainingArguments as YAML. \(how)").map { "# \($0)" } + arguments.yaml
      case .json: return arguments.json
      case .python:
        return PythonLayout.spaced(
          request.remarks("TrainingArguments as keyword arguments. \(how)").map { "# \($0)" } + [""] + arguments.python
            + arguments.check(request))
      }
    }
    if let format = request.format, format != .python {
      throw .notInTarget(
        .hf,
        "get_scheduler has no word for it, and no \(format == .json ? "JSON" : "YAML") can say it; '--format python' "
          + "writes what Trainer(..., optimizers=...) takes")
    }
    let scheduler = try TorchTarget.scheduler(request)
    return PythonLayout.spaced(
      request.remarks("get_scheduler has no word for this curve: give the Trainer both. \(scheduler.how)").map {
        "# \($0)"
      } + [""] + scheduler.head + [
        "", "def make_optimizers(model):",
        "    \"\"\"Returns the pair for Trainer(..., optimizers=make_optimizers(model)).\"\"\"",
        "    optimizer = torch.optim.AdamW(model.parameters(), lr=LEARNING_RATE)",
      ] + scheduler.made("scheduler = ") + ["    return optimizer, scheduler"]
        + SteppedCheck.torch(["optimizer, scheduler = make_optimizers(\(SteppedCheck.model))"]).lines(request))
  }
}

/// The arguments of the Trainer that make a curve.
private struct TrainingArguments {
  /// The rate that the optimizer is made with.
  private let rate: String
  /// The name of the scheduler.
  private let name: String
  /// The updates of the warmup, where there is one.
  private let warmup: String?
  /// The updates of the run.
  private let training: String
  /// What the scheduler takes besides, as Python and as JSON write it.
  private let keywords: [(name: String, python: String, json: String)]

  /// Reads the arguments off a scheduler; `nil` where they cannot say it.
  ///
  /// - Parameters:
  ///   - stage: The scheduler with its values.
  ///   - request: The curve.
  init?(_ stage: Stage, _ request: CodeRequest) {
    guard stage.values["warmup_ratio"] == nil, let rate = stage.number("lr") else { return nil }
    self.rate = PythonLanguage().number(rate)
    name = stage.className
    warmup = stage.values["num_warmup_steps"]?.json
    training = stage.values["num_training_steps"]?.json ?? String(request.length)
    // A fraction of an update would be read as a share of the run.
    guard warmup.map({ Int($0) != nil }) ?? true, Int(training) != nil else { return nil }
    let own: Set<String> = ["lr", "num_warmup_steps", "num_training_steps"]
    keywords = stage.definition.parameters.compactMap { parameter in
      guard !own.contains(parameter.name), let value = stage.values[parameter.name], let python = value.python,
        let json = value.json
      else { return nil }
      return (parameter.name, python, json)
    }
  }

  /// The lines of a YAML file.
  var yaml: [String] {
    ["learning_rate: \(HFTarget.yaml(rate))", "lr_scheduler_type: \(name)"]
      + (warmup.map { ["warmup_steps: \($0)"] } ?? []) + ["max_steps: \(training)"]
      + (keywords.isEmpty ? [] : ["lr_scheduler_kwargs:"] + keywords.map { "  \($0.name): \(HFTarget.yaml($0.json))" })
  }

  /// The lines of a JSON file, which has no comments.
  var json: [String] {
    var rows = ["\"learning_rate\": \(rate)", "\"lr_scheduler_type\": \"\(name)\""]
    if let warmup { rows.append("\"warmup_steps\": \(warmup)") }
    rows.append("\"max_steps\": \(training)")
    if !keywords.isEmpty {
      let entries = keywords.map { "\"\($0.name)\": \($0.json)" }.joined(separator: ", ")
      rows.append("\"lr_scheduler_kwargs\": { \(entries) }")
    }
    return ["{"] + rows.dropLast().map { "  \($0)," } + rows.suffix(1).map { "  \($0)" } + ["}"]
  }

  /// The lines that define keyword arguments, for `TrainingArguments(output_dir=…, **training_arguments)`.
  var python: [String] {
    var arguments = ["learning_rate=\(rate)", "lr_scheduler_type=\"\(name)\""]
    if let warmup { arguments.append("warmup_steps=\(warmup)") }
    arguments.append("max_steps=\(training)")
    if !keywords.isEmpty { arguments.append("lr_scheduler_kwargs=\(mapping)") }
    return PythonLayout.call("training_arguments = dict", arguments)
  }

  private var mapping: String {
    "{\(keywords.map { "\"\($0.name)\": \($0.python)" }.joined(separator: ", "))}"
  }

  /// The rates that the scheduler of the arguments has.
  ///
  /// - Parameter request: The curve.
  /// - Returns: The lines.
  func check(_ request: CodeRequest) -> [String] {
    SteppedCheck.torch([
      "import torch", "from transformers import get_scheduler", "",
      "weight = torch.nn.Parameter(torch.zeros(1))",
      "optimizer = torch.optim.SGD([weight], lr=training_arguments[\"learning_rate\"])", "scheduler = get_scheduler(",
      "    training_arguments[\"lr_scheduler_type\"], optimizer,",
      "    num_warmup_steps=training_arguments.get(\"warmup_steps\", 0),",
      "    num_training_steps=training_arguments[\"max_steps\"],",
      "    scheduler_specific_kwargs=training_arguments.get(\"lr_scheduler_kwargs\"),", ")",
    ]).lines(request)
  }
}

extension HFTarget {
  /// A number as readers of YAML 1.1 know it too: to them `5e-05` is a word, `5.0e-05` a number.
  static func yaml(_ text: String) -> String {
    guard let exponent = text.firstIndex(of: "e"), Double(text) != nil, !text.contains(".") else { return text }
    return "\(text[..<exponent]).0\(text[exponent...])"
  }
}
