import CommandLanguage
enum CurveLabels { static func labels(for c: [CurveRequest]) -> [String] { c.map { $0.label ?? $0.config.first.definition.name } } }
indirect enum JSONText: CustomStringConvertible { case null, string(String), integer(Int), number(Double), boolean(Bool), array([JSONText]), object([(String, JSONText)])
  var description: String { "x" } }
extension Invocation { var recipe: String { "lrsched plot " + curves.map(\.description).joined(separator: " vs ") } }
enum Documents { static func text(for i: Invocation, width: Int) throws -> String { "stub\n" } }
enum RecipeReader { static func recipe(in b: [UInt8]) throws -> String { "x" } }
extension FileError { init(_ e: any Error, path: String) { self = .noRecipe(path: path) } }
