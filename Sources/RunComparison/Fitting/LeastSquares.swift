import Numbers

/// Finds the numbers of a formula with which it comes nearest to some values: Levenberg and Marquardt's way.
enum LeastSquares {
  /// The most steps.
  private static let most = 60

  /// Returns the numbers.
  ///
  /// - Parameters:
  ///   - start: Numbers to begin with.
  ///   - count: How many values there are.
  ///   - residual: By how much the formula is off a value.
  /// - Returns: The numbers and the sum of the squares of what is left.
  static func solve(
    from start: [Double], count: Int, _ residual: (_ numbers: [Double], _ index: Int) -> Double
  ) -> (numbers: [Double], rest: Double) {
    func rest(_ numbers: [Double]) -> Double {
      var sum = 0.0
      for index in 0..<count {
        let distance = residual(numbers, index)
        sum += distance * distance
      }
      return sum.isFinite ? sum : .infinity
    }
    var (numbers, damping) = (start, 1e-3)
    var best = rest(numbers)
    for _ in 0..<most where best > 0 && damping < 1e12 {
      let (matrix, vector) = normal(numbers, count, residual)
      var damped = matrix
      for place in numbers.indices { damped[place][place] += damping * max(matrix[place][place], 1e-300) }
      guard let step = solved(damped, vector) else {
        damping *= 10
        continue
      }
      let next = zip(numbers, step).map { $0 - $1 }
      let left = rest(next)
      if left < best {
        let gain = (best - left) / best
        (numbers, best, damping) = (next, left, damping / 10)
        if gain < 1e-14 { break }
      } else {
        damping *= 10
      }
    }
    return (numbers, best)
  }

  /// The matrix and the vector of the linear equations near some numbers.
  private static func normal(
    _ numbers: [Double], _ count: Int, _ residual: ([Double], Int) -> Double
  ) -> ([[Double]], [Double]) {
    let places = numbers.indices
    var matrix = [[Double]](repeating: [Double](repeating: 0, count: numbers.count), count: numbers.count)
    var vector = [Double](repeating: 0, count: numbers.count)
    // Numbers are of the size of 1, and one that is 0 is to be seen to grow.
    let steps = numbers.map { max($0.magnitude, 1e-3) * 1e-6 }
    var slopes = [Double](repeating: 0, count: numbers.count)
    for index in 0..<count {
      for place in places {
        var (above, below) = (numbers, numbers)
        above[place] += steps[place]
        below[place] -= steps[place]
        slopes[place] = (residual(above, index) - residual(below, index)) / (2 * steps[place])
      }
      let value = residual(numbers, index)
      for row in places {
        vector[row] += slopes[row] * value
        for column in places { matrix[row][column] += slopes[row] * slopes[column] }
      }
    }
    return (matrix, vector)
  }

  /// The solution of linear equations; `nil` where there is not one.
  private static func solved(_ matrix: [[Double]], _ vector: [Double]) -> [Double]? {
    var (matrix, vector) = (matrix, vector)
    let count = vector.count
    for column in 0..<count {
      guard let pivot = (column..<count).max(by: { matrix[$0][column].magnitude < matrix[$1][column].magnitude }),
        matrix[pivot][column].magnitude > 0, matrix[pivot][column].isFinite
      else { return nil }
      matrix.swapAt(column, pivot)
      vector.swapAt(column, pivot)
      for row in 0..<count where row != column {
        let factor = matrix[row][column] / matrix[column][column]
        for place in column..<count { matrix[row][place] -= factor * matrix[column][place] }
        vector[row] -= factor * vector[column]
      }
    }
    let solution = (0..<count).map { vector[$0] / matrix[$0][$0] }
    return solution.allSatisfy(\.isFinite) ? solution : nil
  }
}
