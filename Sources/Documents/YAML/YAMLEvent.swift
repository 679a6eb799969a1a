internal import CYaml

/// What libyaml finds in a text, one after the other.
struct YAMLEvent {
  enum Kind {
    case streamStart
    case streamEnd
    case documentStart
    case documentEnd
    case alias(String)
    case scalar(Scalar)
    case listStart(Properties)
    case listEnd
    case mapStart(Properties)
    case mapEnd
  }

  /// What stands before a value.
  struct Properties {
    var anchor: String?
    /// The tag in full, `tag:yaml.org,2002:float` for `!!float`; `nil` where the look of the value tells what it is.
    var tag: String?
  }

  /// A value that is neither a list nor a map.
  struct Scalar {
    var properties: Properties
    var text: String
    /// Whether it has no quotes.
    var isPlain: Bool
    /// Whether the look of the word tells what it is.
    var isImplicit: Bool
  }

  var kind: Kind
  /// The number of scalars before it.
  var start: Int
  /// The number of scalars before its end.
  var end: Int
}

/// libyaml's parser over some bytes, and its memory.
final class YAMLEvents {
  private let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
  private let isReady: Bool

  /// Creates a parser.
  ///
  /// - Parameter bytes: UTF-8 text without a byte order mark; it must outlive the parser.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    isReady = yaml_parser_initialize(parser) == 1
    guard isReady else { return }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    // An empty buffer may have no address, which libyaml wants to have.
    if let base = bytes.baseAddress {
      yaml_parser_set_input_string(parser, base, bytes.count)
    } else {
      yaml_parser_set_input_string(parser, "", 0)
    }
  }

  deinit {
    if isReady { yaml_parser_delete(parser) }
    parser.deallocate()
  }

  /// Returns what comes next.
  func next() throws(YAMLProblem) -> YAMLEvent {
    guard isReady else { throw YAMLProblem(reason: "there is not enough memory", place: .scalar(0)) }
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw YAMLProblem(parser.pointee) }
    defer { yaml_event_delete(&event) }
    return YAMLEvent(kind: Self.kind(of: event), start: event.start_mark.index, end: event.end_mark.index)
  }

  private static func kind(of event: yaml_event_t) -> YAMLEvent.Kind {
    switch event.type {
    case YAML_STREAM_START_EVENT: return .streamStart
    case YAML_DOCUMENT_START_EVENT: return .documentStart
    case YAML_DOCUMENT_END_EVENT: return .documentEnd
    case YAML_ALIAS_EVENT: return .alias(text(event.data.alias.anchor) ?? "")
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
      return .scalar(
        YAMLEvent.Scalar(
          properties: YAMLEvent.Properties(anchor: text(scalar.anchor), tag: text(scalar.tag)),
          text: String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self),
          isPlain: isPlain, isImplicit: scalar.plain_implicit == 1))
    case YAML_SEQUENCE_START_EVENT:
      let list = event.data.sequence_start
      return .listStart(YAMLEvent.Properties(anchor: text(list.anchor), tag: text(list.tag)))
    case YAML_SEQUENCE_END_EVENT: return .listEnd
    case YAML_MAPPING_START_EVENT:
      let map = event.data.mapping_start
      return .mapStart(YAMLEvent.Properties(anchor: text(map.anchor), tag: text(map.tag)))
    case YAML_MAPPING_END_EVENT: return .mapEnd
    default: return .streamEnd
    }
  }

  private static func text(_ characters: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    guard let characters else { return nil }
    return String(decodingCString: UnsafePointer(characters), as: UTF8.self)
  }
}
