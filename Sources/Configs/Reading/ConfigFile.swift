package import Documents

/// A config file that was read: its values with their places, however they are written.
package struct ConfigFile: Sendable {
  /// The path, as it was written.
  package let path: String
  /// The text.
  package let source: SourceText
  /// How it is written.
  package let syntax: ConfigSyntax
  /// The values: of YAML, JSON and TOML what stands there; of Python the names of the module; of a shell script the flags of the
  /// program that it starts, without dashes before them and with `_` between words.
  package var root: Node
  /// How a training program is started, in a shell script.
  package var launch: LaunchLine?
  /// What a Python module holds beside the values of its names.
  package var module: PythonModule?
  /// Keys that stand there more than once.
  package var repeatedKeys: [Document.RepeatedKey]

  /// Creates a file.
  ///
  /// - Parameters:
  ///   - path: The path, as it was written.
  ///   - source: The text.
  ///   - syntax: How it is written.
  ///   - root: The values.
  ///   - launch: How a training program is started.
  ///   - module: What a Python module holds beside the values of its names.
  ///   - repeatedKeys: Keys that stand there more than once.
  package init(
    path: String, source: SourceText, syntax: ConfigSyntax, root: Node, launch: LaunchLine? = nil,
    module: PythonModule? = nil, repeatedKeys: [Document.RepeatedKey] = []
  ) {
    self.path = path
    self.source = source
    self.syntax = syntax
    self.root = root
    self.launch = launch
    self.module = module
    self.repeatedKeys = repeatedKeys
  }

  /// Returns whether all of some values are there; null counts as not given.
  ///
  /// - Parameter keys: Keys with dots between them.
  /// - Returns: Whether they are there.
  package func has(_ keys: String...) -> Bool { keys.allSatisfy { root.field(dotted: $0) != nil } }

  /// Returns whether any of some values is there; null counts as not given.
  ///
  /// - Parameter keys: Keys with dots between them.
  /// - Returns: Whether one of them is there.
  package func hasAny(_ keys: String...) -> Bool { keys.contains { root.field(dotted: $0) != nil } }
}

extension Node {
  /// Returns the value that keys with dots between them lead to; `nil` where there is none, or null.
  ///
  /// - Parameter keys: The keys, from the outermost on: `optimizer.params.lr`.
  /// - Returns: The value with its keys.
  package func field(dotted keys: String) -> Field? { field(at: keys.split(separator: ".").map(String.init)) }
}

/// How a shell script starts a training program: `torchrun --nproc_per_node 8 train.py --lr 1e-3`.
package struct LaunchLine: Sendable {
  /// The words of the program itself: `main_pretrain.py`, `-m`, `scripts.base_train`, `fairseq-train`; the launcher is left out.
  package var program: [String]
  /// The words that are no flags and no values of one, in their order: operands, and Hydra's `a.b=c`.
  package var operands: [Node]
  /// The processes that the launcher starts: those of a node times the nodes; `nil` where it does not say.
  package var processes: Node?
  /// All words behind the program, in their order, for formats that read them in their own way.
  package var words: [Node]

  /// Creates a line.
  ///
  /// - Parameters:
  ///   - program: The words of the program itself.
  ///   - operands: The words that are no flags and no values of one.
  ///   - processes: The processes that the launcher starts.
  ///   - words: All words behind the program.
  package init(program: [String], operands: [Node], processes: Node?, words: [Node]) {
    self.program = program
    self.operands = operands
    self.processes = processes
    self.words = words
  }
}
