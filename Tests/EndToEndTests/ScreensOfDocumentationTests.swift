import Foundation
import Testing

/// The screens of docs/explore.md are those of the commands above them.
struct ScreensOfDocumentationTests {
  /// The commands of the page, each with the text below it; the list of the whole catalogue grows and is left out.
  private static let screens: [(command: String, screen: String)] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../docs/explore.md")
    guard let page = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    return page.components(separatedBy: "```sh\n").dropFirst().compactMap { part in
      let pieces = part.components(separatedBy: "```")
      guard pieces.count > 2, let text = part.components(separatedBy: "```text\n").last,
        let screen = text.components(separatedBy: "```").first
      else { return nil }
      return (pieces[0].trimmingCharacters(in: .newlines), screen)
    }.filter { !$0.screen.contains("type to search") }
  }()

  @Test func thePageHasScreens() { #expect(Self.screens.count >= 5) }

  @Test(arguments: screens.indices)
  func aScreenIsWhatItsCommandPrints(index: Int) throws {
    let (command, screen) = Self.screens[index]
    let shown = try Binary.shell("export LC_ALL=C.UTF-8; \(command)", in: Folder())
    #expect(shown.text == screen, "\(command)")
  }
}
