/// A line of a log, searched byte by byte.
///
/// The bytes are only there while whoever handed the line over waits.
struct TextLine {
  /// The bytes, without a line end.
  let bytes: UnsafeBufferPointer<UInt8>
  /// Whether a line end follows: without one, the last of it may be cut off.
  let isEnded: Bool

  /// Returns where a text begins, at a place or behind it.
  ///
  /// - Parameters:
  ///   - text: The text, ASCII.
  ///   - from: The place.
  /// - Returns: The first place; `nil` where there is none.
  func find(_ text: StaticString, from: Int = 0) -> Int? {
    let count = text.utf8CodeUnitCount
    guard count > 0, bytes.count >= count else { return nil }
    let pattern = UnsafeBufferPointer(start: text.utf8Start, count: count)
    var place = max(0, from)
    while place + count <= bytes.count {
      if bytes[place] == pattern[0] {
        var index = 1
        while index < count, bytes[place + index] == pattern[index] { index += 1 }
        if index == count { return place }
      }
      place += 1
    }
    return nil
  }

  /// Returns whether the line begins with a text.
  func begins(with text: StaticString) -> Bool { find(text) == 0 }

  /// Returns the place behind a text; `nil` where it is not in the line.
  func behind(_ text: StaticString, from: Int = 0) -> Int? {
    find(text, from: from).map { $0 + text.utf8CodeUnitCount }
  }

  /// Returns where the first of some bytes stands, at a place or behind it; the end where none does.
  func end(_ stops: (UInt8) -> Bool, from: Int) -> Int {
    var place = max(0, from)
    while place < bytes.count, !stops(bytes[place]) { place += 1 }
    return min(place, bytes.count)
  }

  /// The first place at or behind one that is no blank.
  func skippingBlanks(from: Int) -> Int { end({ $0 != 0x20 && $0 != 0x09 }, from: from) }

  /// Returns the whole number at a place, with blanks before it, and the place behind it.
  func whole(at place: Int) -> (value: Double, end: Int)? {
    let start = skippingBlanks(from: place)
    var stop = start
    if stop < bytes.count, bytes[stop] == UInt8(ascii: "-") { stop += 1 }
    let digits = stop
    while stop < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[stop]) { stop += 1 }
    guard stop > digits, stop - digits < 16, let number = LogNumber(slice(start, stop)) else { return nil }
    return (number.value, stop)
  }

  /// Returns the number at a place, with blanks before it, up to a blank, a comma or another end; `nil` where there is none, and
  /// where the end of an unended line may have cut it off.
  func number(at place: Int) -> LogNumber? {
    let start = skippingBlanks(from: place)
    let stop = end(
      {
        $0 <= 0x20 || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "]")
          || $0 == UInt8(ascii: ")")
          || $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: ";")
      },
      from: start)
    return number(start, stop)
  }

  /// Returns the number between two places; `nil` where there is none, and where it may be cut off.
  func number(_ start: Int, _ stop: Int) -> LogNumber? {
    guard start < stop, stop < bytes.count || isEnded else { return nil }
    return LogNumber(slice(start, stop))
  }

  /// The bytes between two places.
  func slice(_ start: Int, _ stop: Int) -> UnsafeBufferPointer<UInt8> {
    let (start, stop) = (min(max(0, start), bytes.count), min(max(0, stop), bytes.count))
    return UnsafeBufferPointer(rebasing: bytes[start..<max(start, stop)])
  }

  /// The text between two places, without blanks around it.
  func text(_ start: Int, _ stop: Int) -> String {
    String(decoding: slice(start, stop), as: UTF8.self).trimmingBlanks()
  }

  /// Hands over the parts between dividers.
  ///
  /// - Parameters:
  ///   - divider: The byte that divides.
  ///   - from: Where to begin.
  ///   - body: Takes where a part begins and ends.
  func parts(_ divider: UInt8, from: Int = 0, _ body: (Int, Int) -> Void) {
    var start = from
    while start <= bytes.count {
      let stop = end({ $0 == divider }, from: start)
      body(start, stop)
      start = stop + 1
    }
  }
}
