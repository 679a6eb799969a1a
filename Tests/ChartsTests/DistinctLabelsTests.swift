import Testing

@testable import Charts

/// Labels that are too long are still told apart.
@Suite struct DistinctLabelsTests {
  private static func shortened(_ labels: [String], to width: Int) -> [String] {
    DistinctLabels.shortened(labels) { label in
      if label.count <= width { return label }
      let head = width / 2
      return String(label.prefix(head)) + "…" + String(label.suffix(width - head - 1))
    } fits: {
      $0.count <= width
    }
  }

  @Test func whatDiffersInTheMiddleStays() {
    let labels = [100, 2000].map {
      "hf.cosine --lr 0.0001 --num_warmup_steps \($0) --num_training_steps 10000 --num_cycles 0.5"
    }
    let texts = Self.shortened(labels, to: 40)
    #expect(Set(texts).count == 2)
    #expect(texts.allSatisfy { $0.count <= 40 })
    #expect(texts[0].contains("--num_warmup_steps 100") && texts[1].contains("--num_warmup_steps 2000"), "\(texts)")
  }

  @Test func whatIsToldApartIsShortenedAsBefore() {
    let labels = ["a" + String(repeating: "x", count: 60), "b" + String(repeating: "x", count: 60), "short"]
    #expect(Self.shortened(labels, to: 11) == ["axxxx…xxxxx", "bxxxx…xxxxx", "short"])
    // The same label stays the same.
    let twice = [labels[0], labels[0]]
    #expect(Self.shortened(twice, to: 11) == ["axxxx…xxxxx", "axxxx…xxxxx"])
  }

  @Test func manyLabelsThatDifferAtSeveralPlacesAreAllToldApart() {
    var labels: [String] = []
    for lr in ["0.1", "0.2"] {
      for steps in ["100", "150", "300"] {
        labels.append("schedule --warmup_learning_rate \(lr) --number_of_steps \(steps) --and_what_follows them all")
      }
    }
    let texts = Self.shortened(labels, to: 30)
    #expect(Set(texts).count >= 2)
    #expect(texts.allSatisfy { $0.count <= 30 })
    let wide = Self.shortened(labels, to: 64)
    #expect(Set(wide).count == labels.count, "\(wide)")
  }

  @Test(arguments: [0, 1, 2, 5]) func aNarrowPlaceIsHarmless(_ width: Int) {
    let labels = ["one long label a", "one long label b"]
    let texts = DistinctLabels.shortened(labels) {
      String($0.prefix(width))
    } fits: {
      $0.count <= width
    }
    #expect(texts.allSatisfy { $0.count <= width })
  }
}
