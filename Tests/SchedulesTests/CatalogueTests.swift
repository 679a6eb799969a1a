import Testing

@testable import Catalogue
@testable import Schedules

struct CatalogueTests {
  @Test func everyNameAndAliasFindsTheFirstEntryThatHasIt() {
    for definition in Catalogue.definitions {
      for name in [definition.name] + definition.aliases {
        for spelling in [name, name.replacing("-", with: "_"), name.replacing("_", with: "-")] {
          let first = Catalogue.definitions.first { definition in
            ([definition.name] + definition.aliases).contains { Parameter.isSame($0, spelling) }
          }
          #expect(Catalogue.definition(named: spelling)?.name == first?.name, "\(spelling)")
        }
      }
    }
  }

  @Test(arguments: ["", "cosin", "Cosine", "torch.steplr", "cosine ", "torch"]) func otherNamesFindNothing(
    _ name: String
  ) {
    #expect(Catalogue.definition(named: name) == nil)
  }
}
