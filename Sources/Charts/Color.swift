/// An opaque color of eight bits a channel, in sRGB.
package struct Color: Sendable, Hashable {
  /// The red channel, 0…255.
  package var red: UInt8
  /// The green channel, 0…255.
  package var green: UInt8
  /// The blue channel, 0…255.
  package var blue: UInt8

  /// Makes a color of its three channels.
  ///
  /// - Parameters:
  ///   - red: The red channel, 0…255.
  ///   - green: The green channel, 0…255.
  ///   - blue: The blue channel, 0…255.
  package init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Makes a color of a number written as `0xRRGGBB`.
  ///
  /// - Parameter rgb: The channels, red highest; bits above the 24th are ignored.
  package init(rgb: UInt32) {
    self.init(
      red: UInt8(truncatingIfNeeded: rgb >> 16), green: UInt8(truncatingIfNeeded: rgb >> 8),
      blue: UInt8(truncatingIfNeeded: rgb))
  }

  /// Reads a color as people write it: `#3f90da`, `3f90da` or `#39d`.
  ///
  /// - Parameter hexadecimal: Three or six hexadecimal digits, with or without a leading `#`.
  /// - Returns: `nil` for any other text.
  package init?(hexadecimal: String) {
    var digits = Array(hexadecimal.utf8)
    if digits.first == UInt8(ascii: "#") { digits.removeFirst() }
    guard digits.count == 3 || digits.count == 6 else { return nil }
    var rgb: UInt32 = 0
    for digit in digits {
      let value: UInt8
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = digit - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): value = digit - UInt8(ascii: "A") + 10
      default: return nil
      }
      rgb = rgb << 4 | UInt32(value)
      if digits.count == 3 { rgb = rgb << 4 | UInt32(value) }
    }
    self.init(rgb: rgb)
  }

  /// The color part of the way to another.
  ///
  /// - Parameters:
  ///   - other: The color at fraction 1.
  ///   - fraction: How far to go, 0…1.
  package func mixed(with other: Color, fraction: Double) -> Color {
    func mix(_ from: UInt8, _ to: UInt8) -> UInt8 {
      let value = Double(from) + (Double(to) - Double(from)) * min(max(fraction, 0), 1)
      return UInt8(min(max(value.rounded(), 0), 255))
    }
    return Color(red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue))
  }
}
