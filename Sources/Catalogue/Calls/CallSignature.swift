/// The arguments of a framework's call in the order in which code gives them by place.
///
/// It is written as one line of names: `optimizer step_size gamma last_epoch`. A name that is no parameter of the entry changes no rate
/// here and is passed over. Behind a `*` stand names that must be written out, and a `!` before a name marks an argument that changes
/// rates in a way that the entry does not know.
package struct CallSignature: Sendable {
  /// The arguments in their order.
  package private(set) var places: [String] = []
  /// The arguments that must be written out.
  package private(set) var names: Set<String> = []
  /// The arguments that change rates as the entry does not know.
  package private(set) var unknown: Set<String> = []
  /// Whether the order of the arguments behind the places is not known, and all of the entry's can be written out.
  package private(set) var isOpen = false

  /// Reads a signature.
  ///
  /// - Parameter line: The names, divided by blanks; a `*` at the end says that the order of the entry's other parameters is not
  ///   known.
  package init(_ line: String) {
    var mustBeNamed = false
    let words = line.split(separator: " ")
    for word in words {
      if word == "*" {
        mustBeNamed = true
        continue
      }
      let name = String(word.drop { $0 == "!" })
      if word.hasPrefix("!") { unknown.insert(name) }
      if mustBeNamed { names.insert(name) } else { places.append(name) }
    }
    isOpen = words.last == "*"
  }

  /// Returns whether an argument of this name is taken.
  ///
  /// - Parameters:
  ///   - name: The keyword.
  ///   - entry: The entry that is called.
  /// - Returns: Whether it is taken.
  package func takes(_ name: String, of entry: ScheduleDefinition) -> Bool {
    if places.contains(name) || names.contains(name) { return true }
    return isOpen && name != Self.rate && entry.parameters.contains { $0.name == name }
  }

  /// The argument that is the optimizer, whose rate counts.
  package static let optimizer = "optimizer"
  /// What entries call the optimizer's rate.
  package static let rate = "lr"
}

extension ScheduleDefinition {
  /// The arguments of the call in code; `nil` for what code does not call.
  package var signature: CallSignature? {
    guard let stop = name.firstIndex(of: "."), let dialect = Catalogue.dialect(named: String(name[..<stop])) else {
      return nil
    }
    return dialect.signatures[String(name[name.index(after: stop)...])].map { CallSignature($0) }
  }

  /// Whether the optimizer's rate counts, and is no argument of the call.
  package var takesOptimizerRate: Bool {
    guard parameters.contains(where: { $0.name == CallSignature.rate }), let signature else { return false }
    return !signature.places.contains(CallSignature.rate) && !signature.names.contains(CallSignature.rate)
  }
}
