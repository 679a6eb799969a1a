import Runs
import Testing

@Suite struct QuantityTests {
  @Test(
    arguments: [
      (.updates(2000), "2000"), (Quantity(3, .epochs), "3ep"), (Quantity(0.5, .epochs), "0.5ep"),
      (Quantity(300e9, .tokens), "300Btok"), (Quantity(1e6, .samples), "1Msamp"),
      (Quantity(1_500_000, .samples), "1500ksamp"), (Quantity(1001, .tokens), "1001tok"),
      (Quantity(10, .percent), "10%"), (Quantity(8, .microSteps), "8micro"), (.updates(.max), "9223372036854775807"),
    ] as [(Quantity, String)])
  func quantitiesAreWrittenAsTheyAreRead(_ quantity: Quantity, _ text: String) {
    #expect(quantity.description == text)
  }

  @Test func noUnitIsTheBeginningOfAnother() {
    let written = Quantity.Unit.allCases.map(\.rawValue).filter { !$0.isEmpty }
    for one in written { #expect(written.filter { $0.hasPrefix(one) || $0.hasSuffix(one) } == [one]) }
  }
}
