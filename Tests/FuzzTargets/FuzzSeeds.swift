import Catalogue
import CommandLanguage
import Documents

/// What fuzzing begins with, made from the same tables as the program, so that no schedule is left out.
package enum FuzzSeeds {
  /// The words that the languages of command lines and files of curves are made of.
  package static var dictionary: [String] {
    let grammar = [
      "plot", "compare", "export", "explain", "at", "show", "list", "help", "then", "resume", "times", "for", "when",
      "below", "above", "last", "cycle-ends", "-5..", "0:9:2", "vs", "@runs.lrs",
      "-n", "-o", "-q", "--", "-", "=", ",", ":", "#", "'", "\"", "\\",
    ]
    let numbers = [
      "0", "-0", "1", "-1", "1e-300", "1e300", "5e-324", "1e308", "nan", "inf", "9223372036854775807", "10%", "30ep",
      "5k", "1.5M", "0.5dur", "2ba", "1Msamp", "300Btok", "8micro", "30:0.1,80:0.5", "1e400", "1e18", "true", "false",
    ]
    // The help of a command names all of its options.
    let help = Command.withCurves.compactMap { Help(width: 200).text(about: $0.rawValue) }.joined(separator: " ")
    let options = help.split { !($0.isLetter || $0 == "-") }.filter { $0.hasPrefix("--") }.map(String.init)
    let sequences = [
      "\u{1B}[", "\u{1B}]11;rgb:", "\u{1B}P", "\u{1B}_Gi=31;OK", "\u{1B}\\", "\u{1B}[200~", "\u{1B}[201~",
      "\u{1B}[?62;4c",
      "\u{1B}[<0;1;1M", "1;-9223372036854775808", "Shift+Right", "Ctrl+u", "Enter", "60x16", "9223372036854775807x2",
    ]
    let names = Catalogue.definitions.flatMap { [$0.name] + $0.aliases }
    let parameters = Catalogue.definitions.flatMap { $0.parameters.map { "--\($0.name)" } }
    return Array(Set(grammar + sequences + numbers + options + names + parameters)).sorted()
  }

  /// The dictionary as libFuzzer reads it: a word in quotes a line.
  package static var dictionaryText: String {
    dictionary.map { word in
      let escaped = word.unicodeScalars.map { scalar in
        scalar == "\u{1B}" ? "\\x1B" : scalar == "\"" || scalar == "\\" ? "\\\(scalar)" : "\(scalar)"
      }.joined()
      return "\"\(escaped)\"\n"
    }.joined()
  }

  /// Calls of frameworks as code has them.
  private static let codes = [
    "OneCycleLR(optimizer, max_lr=0.1, epochs=5, steps_per_epoch=n)",
    "opt = SGD(p, lr=0.1)\ns = SequentialLR(opt, [LinearLR(opt, 0.1), CosineAnnealingLR(opt, 50, 1e-3)], milestones=[5])",
    "ChainedScheduler([CosineAnnealingLR(opt, 20, eta_min=0.01), StepLR(opt, 7), MultiplicativeLR(opt, lambda e: 0.9)])",
    "SequentialLR(opt, [ChainedScheduler([SWALR(opt, 0.05), ConstantLR(opt)]), CyclicLR(opt, 0.1, 1, 9)], [n])",
    "optax.join_schedules([optax.linear_schedule(0.0, 1.0, 9), optax.sgdr_schedule([dict(init_value=0.0, "
      + "peak_value=1.0, warmup_steps=2, decay_steps=9, end_value=0.0)])], boundaries=[9])",
    "get_scheduler('cosine', optimizer, num_warmup_steps=3, num_training_steps=len(x), scheduler_specific_kwargs={})",
    "import torch\ndef f(e):\n  return 0.9 ** e if e else 1\ntorch.optim.lr_scheduler.LambdaLR(opt, f)",
    "tf.keras.optimizers.schedules.PiecewiseConstantDecay([1, 2], [0.1, 0.2, 0.3])",
  ]

  /// Inputs of a target.
  ///
  /// - Parameter target: The target; pictures are not made here.
  /// - Returns: The inputs.
  package static func inputs(of target: FuzzTarget) -> [String] {
    let examples = Catalogue.definitions.map(\.example)
    switch target {
    case .arguments, .schedules:
      // An example that cannot be divided is a seed as it stands.
      return examples.map { (["plot"] + ((try? WordReader.words(of: $0)) ?? [$0])).joined(separator: "\n") } + [
        "compare\ncosine\n--max\n0.1,0.3,1\nvs\nlinear\n-n\n5k\n--title\na b\n-o\nx.svg",
        "at\n0,10%,3ep\ncosine\n--steps-per-epoch\n100",
        "plot\ncosine\n-n\n3ep\n--samples\n50000\n--batch-size\n128\n--accumulate\n4\n--drop-last",
        "at\n-5..,0:1000:100,last,cycle-ends,1ep..2ep\nsgdr\n--steps-per-epoch\n100",
        "when\nlast\nbelow\n10%\ncosine\nfor\n500\nresume\nlinear\nfor\n900\nstepped\n--times\n4",
        "at\n1Msamp,1Gtok\ncosine\n--batch-size\n8\n--seq-len\n512\n--world-size\n2\n--rounding\ndown",
      ]
    case .calls: return codes
    case .curves: return examples.map { "label: \($0) # comment\n" } + [examples.joined(separator: "\n")]
    case .series:
      return [
        "0.1\n0.2\n", "1,2;3 4\t5 # six\n", "1;0,5\n2;0.5\n", "# a b\n1 2\n", "b\"\"\u{0}a,\"b\"\"\"\n1,\"2\n\"\n",
        "\u{FEFF}1e-3\r\n2\r\n", "nan\n", "1 x\n", "step,loss\n1,2\n3,\n",
        "loss\u{0}step\tloss\n1\t\"2\"\n",
      ]
    case .recipe:
      return [
        "<svg><lrsched:recipe>lrsched plot cosine &amp; &#65;</lrsched:recipe></svg>",
        "%PDF-1.4 /Subject (lrsched recipe: a\\051) %%EOF", "%PDF-1.4 /Subject <FEFF006C> %%EOF",
      ]
    case .json, .yaml, .toml: return ReaderTargets.seeds(of: target)
    case .python, .shell, .card, .config, .training: return ConfigTargets.seeds(of: target)
    case .keys, .script, .paste, .answer:
      var random = RandomTerminalInput(seed: 0)
      return (0..<50).map { _ in String(decoding: random.bytes(for: target), as: UTF8.self) }
    }
  }
}
