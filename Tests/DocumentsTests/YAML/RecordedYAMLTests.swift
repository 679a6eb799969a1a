import Foundation
import Testing

@testable import Documents

/// What PyYAML, OmegaConf and ruamel.yaml make of a text is what is read here.
@Suite struct RecordedYAMLTests {
  @Test func everyWordIsWhatItIsToPython() throws {
    let lines = try RecordedFile.lines(of: "yaml_words")
    #expect(lines.count >= 500)
    var numbers = 0
    for line in lines {
      let word = try #require(line["word"] as? String)
      for (name, rules) in [("yaml11", ScalarRules.yaml11), ("omegaconf", .omegaConf), ("yaml12", .yaml12)] {
        let expected = try #require(RecordedValue(line[name]), "\(line)")
        let read = RecordedValue(Node(rules.value(of: word), SourceText(word).whole))
        if expected == .refused {
          // A word that PyYAML takes for a number or a day and fails to make one of.
          let isText = read == .string(word) || read == .date
          #expect(isText, "\(name) of '\(word)' is \(read)")
        } else {
          #expect(read == expected, "\(name) of '\(word)'")
        }
        if case .number = expected { numbers += 1 }
      }
      let float = try #require(RecordedValue(line["float"]))
      #expect(PythonScalar.float(word).map { .number(Double($0) ?? -1) } ?? .refused == float, "float of '\(word)'")
    }
    #expect(numbers > 100)
  }

  @Test func everyDocumentIsWhatItIsToPython() throws {
    let lines = try RecordedFile.lines(of: "yaml_documents")
    var (read, refused) = (0, 0)
    for line in lines {
      let text = try #require(line["text"] as? String)
      // Where PyYAML's own scanner differs from libyaml, the latter is what reads here.
      let expected = try #require(RecordedValue(line["libyaml"] ?? line["yaml11"]))
      do throws(DocumentFault) {
        let root = try YAMLReader.document(of: SourceText(text)).root
        if expected == .refused, Self.isReadOnlyHere(root) { continue }
        #expect(RecordedValue(root) == expected, "\(text.debugDescription)")
        read += 1
      } catch {
        #expect(expected == .refused, "\(text.debugDescription): \(error)")
        refused += 1
      }
    }
    #expect(read > 250 && refused > 60, "\(read) read, \(refused) refused")
  }

  /// Whether it holds what PyYAML refuses to make and we keep as it is written: a tag, a day that there is not, a lone `=`.
  private static func isReadOnlyHere(_ node: Node) -> Bool {
    switch node.value {
    case .call, .date: true
    case .string(let text): text == "="
    case .list(let elements): elements.contains(where: isReadOnlyHere)
    case .map(let entries): entries.contains { isReadOnlyHere($0.key) || isReadOnlyHere($0.value) }
    default: false
    }
  }

  @Test func everyConfigIsWhatItIsToPython() throws {
    let lines = try RecordedFile.lines(of: "yaml_files")
    #expect(lines.count == 97)
    var differing = 0
    for line in lines {
      let text = try #require(line["text"] as? String)
      let expected = try #require(RecordedValue(line["yaml11"]))
      let root = try YAMLReader.document(of: SourceText(text)).root
      #expect(RecordedValue(root) == expected, "\(text)")
      for (name, rules) in [("omegaconf", ScalarRules.omegaConf), ("yaml12", .yaml12)] {
        let other = try RecordedValue(line[name]) ?? #require(RecordedValue(line["yaml11"]))
        if line[name] != nil { differing += 1 }
        #expect(RecordedValue(root.reading(as: rules)) == other, "\(name): \(text)")
        #expect(RecordedValue(try YAMLReader.document(of: SourceText(text), rules: rules).root) == other)
      }
    }
    #expect(differing > 20)
  }
}
