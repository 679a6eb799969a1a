import Catalogue
import Checks
import CommandLanguage

/// `lrsched reference`: the documents that the build makes from the tables.
enum ReferenceCommand {
  static func run(_ invocation: Invocation) throws {
    // The parser has checked the word.
    guard let document = invocation.operands.first.flatMap(Document.init(rawValue:)) else {
      throw UsageError.missingOperand(invocation.command)
    }
    let text =
      switch document {
      case .man: ManPage(version: Version.number).text
      case .markdown: MarkdownReference().text
      case .table: MarkdownReference().table(of: invocation.dialect ?? "")
      case .dialects: Catalogue.dialects.map { "\($0.name)\t\($0.picture)\n" }.joined()
      case .rules: CheckRule.markdownList
      case .gallery: Gallery().text
      case .pictures: Gallery().pictures
      case .formats: FormatReference().text
      case .formatPages: FormatPages().text
      }
    try OutputFile.standardOutput { $0.write(text) }
  }
}
