import Testing

/// The colors that a person chooses are seen, whatever they are drawn on.
struct PaletteTests {
  /// Eight curves take all colors of the smallest palette.
  private static let curves = ["cosine", "step", "linear", "polynomial", "exponential", "constant", "knee", "rex"]

  @Test(arguments: ["light", "dark"], ["auto", "petroff10", "okabe-ito"])
  func noCurveHasTheColorOfTheBackground(_ theme: String, _ palette: String) throws {
    let folder = try Folder()
    let words =
      ["compare"] + Self.curves.joined(separator: " vs ").split(separator: " ").map(String.init) + [
        "--theme", theme, "--palette", palette, "-q", "-o", "a.svg",
      ]
    #expect(try Binary.run(words, in: folder).status == 0)
    // Curves and the lines of the legend are what is stroked; the color of the background is that of the first area.
    let text = String(decoding: try folder.data("a.svg"), as: UTF8.self)
    func colors(_ property: String) -> [Substring] {
      text.split(separator: "\(property):rgb(").dropFirst().compactMap { $0.split(separator: ")").first }
    }
    let background = try #require(colors("fill").first)
    let strokes = Set(colors("stroke"))
    #expect(strokes.count >= Self.curves.count && !strokes.contains(background), "\(strokes) on \(background)")
  }
}
