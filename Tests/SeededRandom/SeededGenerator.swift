/// Random numbers that are the same in every run, so that what fails can be run again (SplitMix64).
package struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  /// Makes the numbers that follow a state.
  ///
  /// - Parameter state: Any number; the same number makes the same numbers.
  package init(state: UInt64) { self.state = state }

  /// Makes the numbers of a case; those of cases next to each other have nothing to do with each other.
  ///
  /// - Parameter seed: The number of the case.
  package init(seed: Int) { self.init(state: UInt64(truncatingIfNeeded: seed) &* 0xD134_2543_DE82_EF95) }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
