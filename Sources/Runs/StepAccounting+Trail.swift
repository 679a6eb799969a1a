extension StepAccounting {
  /// A step on the way from what was given to what follows: a fact by its name, its value in words, and its source.
  package struct TrailStep: Hashable, Sendable {
    /// Which fact it is; `nil` for the end of the way.
    package let fact: RunFact?
    /// Its value as it is written.
    package let value: String
    /// Where it is known from.
    package let provenance: Provenance
  }

  /// Returns how a fact came about: what was given first, each fact once, itself last.
  ///
  /// - Parameter fact: A fact that this accounting has answered.
  /// - Returns: The steps, the last of which is the fact.
  package func trail(of fact: Fact<Int>) -> [TrailStep] {
    var steps: [TrailStep] = []
    follow(fact.provenance, into: &steps)
    return steps + [TrailStep(fact: nil, value: String(fact.value), provenance: fact.provenance)]
  }

  private func follow(_ provenance: Provenance, into steps: inout [TrailStep]) {
    guard case .derived(_, let sources) = provenance else { return }
    for source in sources where !steps.contains(where: { $0.fact == source }) {
      guard let (value, provenance) = told(source) else { continue }
      follow(provenance, into: &steps)
      steps.append(TrailStep(fact: source, value: value, provenance: provenance))
    }
  }

  /// Where a fact is known from; `nil` where it is not known.
  func provenance(of fact: RunFact) -> Provenance? { told(fact)?.provenance }

  /// The value of a fact as it is written, and where it is known from; `nil` where it is not known.
  private func told(_ fact: RunFact) -> (value: String, provenance: Provenance)? {
    switch fact {
    case .length: length.map { (String($0.value), $0.provenance) }
    case .updatesPerEpoch: updatesPerEpoch.map { (String($0.value), $0.provenance) }
    case .samples: facts.samples.map { (String($0.value), $0.provenance) }
    case .batchSize: facts.batchSize.map { (String($0.value), $0.provenance) }
    case .accumulation: (String(facts.accumulation.value), facts.accumulation.provenance)
    case .worldSize: (String(facts.worldSize.value), facts.worldSize.provenance)
    case .dropsLast: (facts.dropsLast.value ? "true" : "false", facts.dropsLast.provenance)
    case .rounding: (facts.rounding.value.rawValue, facts.rounding.provenance)
    case .sequenceLength: facts.sequenceLength.map { (String($0.value), $0.provenance) }
    }
  }
}
