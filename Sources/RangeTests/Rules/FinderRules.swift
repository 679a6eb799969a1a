/// The rules of all finders: a new one is a row of its finder's list.
package enum FinderRules {
  /// All rules, finder by finder.
  package static let all: [FinderRule] =
    FastaiRules.all + LightningRules.all + TorchLRFinderRules.all + IgniteRules.all + SurmenokRules.all
    + KtrainRules.all

  /// Returns the rule of a name.
  ///
  /// - Parameter name: The name.
  /// - Returns: The rule; `nil` where there is none.
  package static func named(_ name: String) -> FinderRule? { all.first { $0.name == name } }
}
