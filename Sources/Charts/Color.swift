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

  /// The color part of the way to another.
  ///
  /// - Parameters:
  ///   - other: The color at fraction 1.
  ///   - fraction: How far to go, 0…1.
  /// - Returns: The mixed color.
  package func mixed(with other: Color, fraction: Double) -> Color {
    func mix(_ from: UInt8, _ to: UInt8) -> UInt8 {
      let value = Double(from) + (Double(to) - Double(from)) * min(max(fraction, 0), 1)
      return UInt8(min(max(value.rounded(), 0), 255))
    }
    return Color(red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue))
  }
}
