/// The jumps of a curve in rising order, asked for one by one.
struct JumpCursor {
  private let curve: any Plottable
  /// The first jump after the iteration that the cursor stands at; `nil` when there is none.
  private(set) var next: Int?

  /// Makes a cursor that stands at an iteration.
  init(_ curve: any Plottable, after iteration: Int) {
    self.curve = curve
    next = Self.jump(of: curve, after: iteration)
  }

  /// Moves on until the next jump lies after an iteration.
  mutating func advance(past iteration: Int) {
    guard let next, next <= iteration else { return }
    self.next = Self.jump(of: curve, after: iteration)
  }

  private static func jump(of curve: any Plottable, after iteration: Int) -> Int? {
    // A curve that answers with what is past already would be asked for ever.
    curve.nextJump(after: iteration).flatMap { $0 > iteration ? $0 : nil }
  }
}
