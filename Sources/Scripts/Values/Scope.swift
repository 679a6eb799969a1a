import Schedules

/// The values that names have at a place of a script.
struct Scope {
  /// Those of the function at hand, or of the script outside of functions.
  var own: [String: ScriptValue] = [:]
  /// Those of the script around the function at hand.
  var global: [String: ScriptValue] = [:]
  /// Whether a function is at hand.
  var isFunction = false

  /// What was computed in the function at hand and may have failed, whether anybody uses it or not.
  var pending: [Term] = []

  /// Notes a number that was computed.
  mutating func compute(_ term: Term) {
    if isFunction, term.expression.mayFail { pending.append(term) }
  }

  subscript(name: String) -> ScriptValue? {
    get { own[name] ?? global[name] }
    set { own[name] = newValue }
  }

  /// The values outside of functions.
  var outermost: [String: ScriptValue] { isFunction ? global : own }
}
