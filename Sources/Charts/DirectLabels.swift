/// Places the names of curves at their ends, moved apart where the ends lie together.
enum DirectLabels {
  /// The places nearest to the wanted ones that keep a distance and stay within bounds.
  ///
  /// Names that touch form a group, which stands at the mean of the places that its members want; groups that touch
  /// become one, until none do.
  ///
  /// - Parameters:
  ///   - wanted: The wanted places, in rising order.
  ///   - distance: The least distance of two places, above 0.
  ///   - bounds: Where places may be; as many as given fit into it.
  /// - Returns: The places.
  static func spread(_ wanted: [Double], distance: Double, bounds: ClosedRange<Double>) -> [Double] {
    struct Group {
      var first: Double
      var sum: Double
      var count: Int
    }
    var groups: [Group] = []
    func place(_ group: Group) -> Double {
      let extent = Double(group.count - 1) * distance
      let first = group.sum / Double(group.count) - extent / 2
      return max(min(first, bounds.upperBound - extent), bounds.lowerBound)
    }
    for place0 in wanted {
      var group = Group(first: place0, sum: place0, count: 1)
      group.first = place(group)
      while let last = groups.last, last.first + Double(last.count) * distance > group.first {
        groups.removeLast()
        group = Group(first: 0, sum: last.sum + group.sum, count: last.count + group.count)
        group.first = place(group)
      }
      groups.append(group)
    }
    return groups.flatMap { group in (0..<group.count).map { group.first + Double($0) * distance } }
  }
}
