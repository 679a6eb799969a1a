package import Documents

/// What a Python config holds beside the values of its names.
package struct PythonModule: Sendable {
  /// The modules that it imports, as they are written: `olmo_core.optim`; the names taken from one stand behind it, with a dot.
  package var imports: [String]
  /// The names of its functions, in their order.
  package var functions: [String]
  /// All calls that stand in it, in their order, each with its arguments; those within others too.
  package var calls: [Node]

  /// Creates what a module holds.
  ///
  /// - Parameters:
  ///   - imports: The modules that it imports.
  ///   - functions: The names of its functions.
  ///   - calls: All calls that stand in it.
  package init(imports: [String] = [], functions: [String] = [], calls: [Node] = []) {
    self.imports = imports
    self.functions = functions
    self.calls = calls
  }

  /// Returns the calls of what has one of some names; a name without a dot is the last word of what is called.
  ///
  /// - Parameter isMeant: Returns whether the last word of a name is one that is looked for.
  /// - Returns: The calls, in their order.
  package func calls(where isMeant: (String) -> Bool) -> [Node] {
    calls.filter { node in
      guard case .call(let call) = node.value else { return false }
      return isMeant(call.lastName)
    }
  }
}

extension Node.Call {
  /// The last word of what is called: of `torch.optim.AdamW` `AdamW`.
  package var lastName: String { name.split(separator: ".").last.map(String.init) ?? name }
}
