import Catalogue
import Documents
import Numbers

/// nnU-Net's command line, whose trainer's name tells the run, and the debug.json that it writes.
enum NNUNetFormat: ConfigFormat {
  static let name = "nnunet"
  static let aliases = ["nnunetv2", "nnu-net"]
  static let summary = "nnU-Net's command line and debug.json: 1000 epochs of 250 updates, one rate an epoch."
  static let release = "nnU-Net (2026-07-13) 0e495086"
  static let signs = "nnUNetv2_train; JSON with num_iterations_per_epoch and initial_lr"
  static let keys = [
    ConfigKey("tr", "nnUNetTrainer", "the trainer: _250epochs, _warmup, CosAnneal and others change the run"),
    ConfigKey("initial_lr", "0.01", "highest rate"), ConfigKey("num_epochs", "1000", "epochs of the run"),
    ConfigKey("num_iterations_per_epoch", "250", "updates of an epoch"),
    ConfigKey("warmup_duration_whole_net", "50", "epochs of the warmup, for trainers with one"),
  ]
  static let traps = [
    "The rate changes once an epoch, which has 250 updates whatever the data.",
    "No file has the rate: it is that of the trainer's class.",
  ]

  static func recognises(_ file: ConfigFile) -> Bool {
    if let launch = file.launch {
      return launch.program.contains {
        ["nnUNetv2_train", "nnUNet_train"].contains($0) || $0.hasSuffix("run/run_training.py")
      }
    }
    return file.has("num_iterations_per_epoch", "initial_lr")
  }

  /// What the name of a trainer says.
  private struct Trainer {
    var epochs = 1000
    var rate = 0.01
    var warmsUp = false
    var isCosine = false

    init(_ name: String) {
      let words = name.split(separator: "_").map(String.init)
      for word in words {
        let digits = word.prefix { $0.isASCII && $0.isNumber }
        if ["epochs", "epoch"].contains(word.dropFirst(digits.count)), let count = Int(digits) {
          epochs = max(1, count)
        }
      }
      // Adam1en3 is Adam with 1e-3.
      let letters = Array(name)
      for index in letters.indices.dropFirst().dropLast(2) where letters[index] == "e" && letters[index + 1] == "n" {
        guard let mantissa = letters[index - 1].wholeNumberValue, let exponent = letters[index + 2].wholeNumberValue,
          let value = Double("\(mantissa)e-\(exponent)")
        else { continue }
        rate = value
      }
      warmsUp = words.contains { $0.lowercased().hasPrefix("warmup") }
      isCosine = name.contains("CosAnneal")
      if name.contains("Primus") { (warmsUp, rate) = (true, 3e-4) }
    }
  }

  static func plan(_ run: inout ConfigReading) throws(ConfigFault) -> PlannedCurve {
    var name = "nnUNetTrainer"
    if run.file.launch != nil { name = run.text("tr", default: name) }
    var trainer = Trainer(name)
    if let scheduler = run.field("lr_scheduler")?.value.string {
      trainer.warmsUp = scheduler.contains("Lin_incr") || scheduler.contains("offset")
      trainer.isCosine = scheduler.contains("CosineAnnealing")
    }
    if run.has("warmup_duration_whole_net") { trainer.warmsUp = true }
    let rate = try run.number("initial_lr", default: trainer.rate)
    let epochs: Int
    if let told = run.given.epochs {
      epochs = Int(saturating: told)
    } else {
      epochs = try run.divisor("num_epochs", default: trainer.epochs)
    }
    let each = try run.divisor("num_iterations_per_epoch", default: 250)
    let total = run.derived("updates", each.multipliedSaturating(by: max(0, epochs)), "\(each) * \(epochs)")
    let curve: ScheduleConfig
    if trainer.isCosine {
      curve = try run.words("torch.CosineAnnealingLR", [("lr", ConfigValue(rate)), ("T_max", ConfigValue(epochs))])
    } else if trainer.warmsUp {
      let warmup = try run.integer("warmup_duration_whole_net", default: 50)
      curve = try run.words(
        "nnunet.warmup",
        [
          ("initial_lr", ConfigValue(rate)), ("max_steps", ConfigValue(epochs)),
          ("warmup_duration", ConfigValue(warmup)),
        ])
    } else {
      curve = try run.words(
        "nnunet.PolyLRScheduler", [("initial_lr", ConfigValue(rate)), ("max_steps", ConfigValue(epochs))])
    }
    return PlannedCurve(try run.held(curve, over: each), updates: total, updatesPerEpoch: each)
  }
}
