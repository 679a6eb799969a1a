import Testing

@testable import Charts

@Suite struct PixelColumnsTests {
  @Test(arguments: [(1...1500, 560), (0...0, 10), (7...9, 100), (0...100_000, 333), (5...1_000_003, 64)])
  func everyIterationIsInTheColumnWhereItStands(iterations: ClosedRange<Int>, count: Int) {
    let scale = IterationScale(iterations)
    let columns = PixelColumns(scale, count: count)
    var next = iterations.lowerBound
    for column in 0..<count {
      guard let own = columns.iterations(in: column) else { continue }
      #expect(own.lowerBound == next)
      next = own.upperBound + 1
      for iteration in [own.lowerBound, own.upperBound] {
        let place = scale.fraction(of: iteration) * Double(count)
        #expect(place > Double(column) - 1e-6 && place < Double(column + 1) + 1e-6)
      }
    }
    #expect(next == iterations.upperBound + 1)
  }

  @Test(arguments: [0...Int.max, Int.max - 10...Int.max, Int.max...Int.max, 1 << 60...(1 << 60) + 1500])
  func theGreatestNumbersDoNotTrap(iterations: ClosedRange<Int>) throws {
    let columns = PixelColumns(IterationScale(iterations), count: 500)
    let filled = (0..<500).compactMap(columns.iterations(in:))
    #expect(filled.first?.lowerBound == iterations.lowerBound)
    #expect(filled.last?.upperBound == iterations.upperBound)
    for (left, right) in zip(filled, filled.dropFirst()) { #expect(right.lowerBound == left.upperBound + 1) }
  }

  @Test func iterationsFarOutStayApart() {
    let scale = IterationScale(1_000_000_000_000_000_000...1_000_000_000_000_001_500)
    let near = IterationScale(0...1500)
    for offset in [0, 1, 750, 1500] {
      let far = scale.fraction(of: 1_000_000_000_000_000_000 + offset)
      #expect(abs(far - near.fraction(of: offset)) < 1e-12)
    }
  }
}
