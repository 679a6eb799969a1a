import Documents

/// The words with which a training program is started, behind its launcher.
struct LauncherWords {
  /// The words of the program itself.
  var program: [String]
  /// The processes that the launcher starts.
  var processes: Node?
  /// The words behind the program.
  var words: [ShellField]

  init(program: [String], processes: Node?, words: [ShellField]) {
    (self.program, self.processes, self.words) = (program, processes, words)
  }

  /// Reads a command; `nil` where it starts no training program.
  init?(_ command: [ShellField]) {
    var rest = command[...]
    var tasks: Node?
    while let first = rest.first {
      let name = first.baseName
      if let launcher = Launcher(name, rest.dropFirst()) {
        guard let words = Self.read(launcher, name, rest, tasks) else { return nil }
        self = words
        return
      }
      // A variable that the script gives no value, before a module or a script, is Python or a launcher.
      if first.isVariable, let next = rest.dropFirst().first?.text, next == "-m" || next.hasSuffix(".py"),
        var words = Self.read(.python, name, rest, tasks)
      {
        words.processes = tasks
        self = words
        return
      }
      // The words of programs that start others, up to one that is known.
      if name == "srun" || name == "mpirun" || name == "mpiexec" || name == "horovodrun" {
        tasks = Launcher.tasks(rest.dropFirst())
      } else if rest.startIndex == command.startIndex, !first.isVariable, !first.isAssignment,
        !Launcher.wrappers.contains(name)
      {
        return nil
      }
      rest = rest.dropFirst()
    }
    return nil
  }

  /// Reads a command of a program that is not known: words before its flags.
  init?(unknown command: [ShellField]) {
    guard let flag = command.firstIndex(where: { $0.text.hasPrefix("--") && FlagWords.isFlag($0.text) }), flag > 0
    else {
      return nil
    }
    let script = command.firstIndex { $0.text.hasSuffix(".py") && !FlagWords.isFlag($0.text) }
    let first = script ?? 0
    program = [command[first].text]
    words = Array(command[(first + 1)...])
  }

  /// Reads a launcher with what it starts.
  private static func read(
    _ launcher: Launcher, _ name: String, _ command: ArraySlice<ShellField>, _ tasks: Node?
  ) -> LauncherWords? {
    guard let first = command.first else { return nil }
    if launcher == .program {
      return LauncherWords(program: [name], processes: tasks, words: Array(command.dropFirst()))
    }
    var rest = command.dropFirst(launcher.length)
    var flags: [String: ShellField] = [:]
    var isModule = false
    while let word = rest.first {
      let text = word.text
      if launcher == .python, text == "-c" || text == "-" { return nil }
      if text == "-m" || text == "--module" {
        isModule = true
        rest = rest.dropFirst()
      } else if text.hasPrefix("-"), text != "--" {
        rest = rest.dropFirst()
        let key = text.prefix { $0 != "=" }
        let name = key.drop { $0 == "-" }.map { $0 == "-" ? "_" : $0 }
        if key.endIndex < text.endIndex {
          flags[String(name)] = word.dropping(key.utf8.count + 1)
        } else if launcher.takesValue(text), let value = rest.first, !value.text.hasSuffix(".py") {
          flags[String(name)] = value
          rest = rest.dropFirst()
        }
      } else if text == "--"
        || word.isVariable && word.pieces[0].text.hasPrefix("$") && rest.count > 1 && !isModule
          && !Self.isProgram(word, rest.dropFirst())
      {
        // Variables of the launcher without a value.
        rest = rest.dropFirst()
      } else {
        break
      }
    }
    guard let program = rest.first else { return nil }
    let behind = rest.dropFirst()
    if launcher == .python, isModule, let inner = Launcher.modules[program.text] {
      let command = [ShellField(pieces: [ShellPiece(text: inner, span: program.span)], span: program.span)]
      let extra: [ShellField] =
        Launcher(inner, [])?.length == 2 || inner == "accelerate" ? [Self.launchWord(program)] : []
      guard let launcher = Launcher(inner, (extra + behind)[...]) else { return nil }
      return read(launcher, inner, (command + extra + behind)[...], tasks)
    }
    let processes =
      launcher == .python ? tasks ?? Node(.integer("1"), first.place) : launcher.processes(flags, first.place)
    let words = isModule && behind.first?.text == "--" ? behind.dropFirst() : behind
    return LauncherWords(
      program: isModule ? ["-m", program.text] : [program.text], processes: processes, words: Array(words))
  }

  private static func launchWord(_ program: ShellField) -> ShellField {
    ShellField(pieces: [ShellPiece(text: "launch", span: program.span)], span: program.span)
  }

  /// Whether a variable without a value stands for the program, as no other word before the flags can be.
  private static func isProgram(_ word: ShellField, _ behind: ArraySlice<ShellField>) -> Bool {
    !behind.contains { !$0.text.hasPrefix("-") && $0.text.hasSuffix(".py") || $0.text == "-m" }
  }
}

/// A program that starts a training program.
enum Launcher: Equatable {
  case python
  case torchrun
  case accelerate
  case deepspeed
  case colossalai
  case composer
  /// A program that trains by itself.
  case program

  /// Whether a word is a launcher with what follows it.
  init?(_ name: String, _ behind: ArraySlice<ShellField>) {
    let next = behind.first?.text
    switch name {
    case "torchrun", "torch.distributed.launch", "torch.distributed.run": self = .torchrun
    case "tune" where next == "run": self = .torchrun
    case "accelerate" where next == "launch", "accelerate-launch": self = .accelerate
    case "colossalai" where next == "run": self = .colossalai
    case "deepspeed": self = .deepspeed
    case "composer": self = .composer
    case "fairseq-train", "fairseq-hydra-train", "nnUNetv2_train", "nnUNet_train", "trl", "llamafactory-cli", "axolotl",
      "litgpt", "mlx_lm.lora", "yolo", "open_clip_train":
      self = .program
    default:
      let version = name.hasPrefix("python") ? name.dropFirst("python".count) : "-"
      guard version.utf8.allSatisfy({ $0.isDigit || $0 == UInt8(ascii: ".") }) else { return nil }
      self = .python
    }
  }

  /// The modules of Python that are launchers.
  static let modules = [
    "torch.distributed.launch": "torchrun", "torch.distributed.run": "torchrun",
    "accelerate.commands.launch": "accelerate",
    "deepspeed.launcher.runner": "deepspeed", "composer.cli.launcher": "composer",
  ]

  /// Programs that start others.
  static let wrappers: Set<String> = [
    "exec", "nohup", "time", "numactl", "env", "sudo", "uv", "poetry", "pdm", "pixi", "hatch", "conda", "mamba",
    "micromamba",
    "timeout", "singularity", "apptainer", "docker", "podman", "taskset", "nice", "ionice", "stdbuf", "nsys", "ncu",
    "command",
    "ray", "srun", "mpirun", "mpiexec", "horovodrun", "salloc", "sbatch", "xvfb-run", "caffeinate", "then", "do",
  ]

  /// The words of the launcher itself.
  var length: Int {
    switch self {
    case .accelerate, .colossalai: 2
    case .python, .torchrun, .deepspeed, .composer, .program: 1
    }
  }

  /// Whether a flag of the launcher has a value behind it.
  func takesValue(_ flag: String) -> Bool {
    let name = String(flag.drop { $0 == "-" }.map { $0 == "-" ? "_" : $0 })
    switch self {
    case .python: return flag == "-W" || flag == "-X"
    case .torchrun, .colossalai, .composer:
      return !["standalone", "use_env", "no_python", "run_path", "verbose", "v", "help", "h"].contains(name)
    case .deepspeed: return !["no_python", "no_local_rank", "force_multi", "no_ssh", "help"].contains(name)
    case .accelerate:
      let isSwitch: Set = [
        "multi_gpu", "cpu", "tpu", "use_deepspeed", "use_fsdp", "use_megatron_lm", "use_xpu", "quiet", "q", "no_python",
        "debug",
        "same_network", "ipex", "tpu_cluster", "no_tpu_cluster", "tpu_use_sudo", "downcast_bf16",
        "dynamo_use_fullgraph",
        "dynamo_use_dynamic", "use_parallelism_config", "use_mps_device", "enable_cpu_affinity", "mps", "use_tpu",
      ]
      return !isSwitch.contains(name)
    case .program: return false
    }
  }

  /// The processes that the flags of a launcher make.
  ///
  /// - Parameters:
  ///   - flags: The flags by their names with `_`.
  ///   - place: Where the launcher stands.
  /// - Returns: The number, or what is not known of it; `nil` where they do not say.
  func processes(_ flags: [String: ShellField], _ place: Span) -> Node? {
    func product(_ one: ShellField?, _ other: ShellField?) -> Node {
      var value = 1
      for case let field? in [one, other] {
        guard field.isKnown, let number = Int(field.text), number >= 0 else {
          return Node(.reference(field.text), field.place)
        }
        value = value.multipliedReportingOverflow(by: number).overflow ? .max : value * number
      }
      return Node(.integer(String(value)), one?.place ?? other?.place ?? place)
    }
    switch self {
    case .torchrun, .colossalai: return product(flags["nproc_per_node"], flags["nnodes"])
    case .accelerate: return flags["num_processes"].map { product($0, nil) }
    case .composer: return (flags["nproc"] ?? flags["n"]).map { product($0, nil) }
    case .deepspeed: return flags["num_gpus"].map { product($0, flags["num_nodes"]) }
    case .python, .program: return nil
    }
  }

  /// The tasks that `srun` and `mpirun` start; `nil` where they do not say.
  static func tasks(_ words: ArraySlice<ShellField>) -> Node? {
    var values: [String: ShellField] = [:]
    var words = words
    while let word = words.popFirst() {
      guard word.text.hasPrefix("-") else {
        if Launcher(word.baseName, words) != nil { break }
        continue
      }
      let key = word.text.prefix { $0 != "=" }
      if key.endIndex < word.text.endIndex {
        values[String(key)] = word.dropping(key.utf8.count + 1)
      } else if let next = words.first {
        values[String(key)] = next
      }
    }
    if let all = values["--ntasks"] ?? values["-n"] ?? values["-np"] {
      return Launcher.torchrun.processes(["nproc_per_node": all], all.place)
    }
    guard let tasks = values["--ntasks-per-node"], let nodes = values["-N"] ?? values["--nodes"] else { return nil }
    return Launcher.torchrun.processes(["nproc_per_node": tasks, "nnodes": nodes], tasks.place)
  }
}

extension ShellField {
  /// The last part of a path.
  fileprivate var baseName: String {
    let text = text
    return text.lastIndex(of: "/").map { String(text[text.index(after: $0)...]) } ?? text
  }

  /// Whether it is an assignment before a program.
  fileprivate var isAssignment: Bool {
    let name = text.prefix { $0 != "=" }
    return name.endIndex < text.endIndex && name.utf8.allSatisfy { $0.isNamePart }
  }
}
