import Catalogue
import Testing

@testable import CommandLanguage

@Suite struct SweepExpansionTests {
  @Test func severalSweepsMakeEveryCombination() throws {
    let invocation = try parse("compare shape --max 1,2 --mode linear,none lift --by 3,4 --length 5 vs flat --lr 1")
    let expected = [
      (1, "linear", 3), (1, "linear", 4), (1, "none", 3), (1, "none", 4), (2, "linear", 3), (2, "linear", 4),
      (2, "none", 3), (2, "none", 4),
    ].map { "shape --max \($0) --mode \($1) lift --by \($2) --length 5" }
    #expect(invocation.curves.map(\.config.description) == expected + ["flat --lr 1"])
  }

  @Test func everyKindOfOneValueCanBeSwept() throws {
    let line = "compare shape --length 5,10%,2ep --heads 1,2 --staircase=true,false --share 0,1 --offset -1,1"
    #expect(try parse(line).curves.count == 3 * 2 * 2 * 2 * 2)
    // A parameter that takes a list takes one.
    #expect(try parse("compare shape --milestones 5,10 --values 1,2 --metrics 1,2").curves.count == 1)
  }

  @Test(
    arguments: [
      ("1e-4..1e-2x3", ["0.0001", "0.001", "0.01"]), ("8..1x4", ["8", "4", "2", "1"]),
      ("0.9..0.99+0.03", ["0.9", "0.93", "0.96", "0.99"]), ("0.1..0.45+0.1", ["0.1", "0.2", "0.3", "0.4"]),
      ("1..0+-0.5", ["1", "0.5", "0"]), ("1..1+1", ["1"]), ("1e-3..3e-3+1e-3", ["0.001", "0.002", "0.003"]),
      ("1..1e+2x3", ["1", "10", "100"]), ("0.5,1..4x3,9", ["0.5", "1", "2", "4", "9"]),
      ("0..0.3+0.1", ["0", "0.1", "0.2", "0.3"]),
    ])
  func rangesAreTheirValues(_ range: String, _ values: [String]) throws {
    let curves = try parse("plot shape --max \(range)").curves
    #expect(curves.map(\.config.description) == values.map { "shape --max \($0)" })
  }

  @Test(
    arguments: [
      ("--length 1k..10kx2", ["--length 1000", "--length 10000"]),
      ("--length 10..30%+10", ["--length 10%", "--length 20%", "--length 30%"]),
      ("--length 1..100x3", ["--length 1", "--length 10", "--length 100"]),
      ("--heads 2..8x3", ["--heads 2", "--heads 4", "--heads 8"]),
      // Whole numbers that round to the same are one.
      ("--heads 1..2x5", ["--heads 1", "--heads 2"]),
      ("--share 10%..30%+10%", ["--share 0.1", "--share 0.2", "--share 0.3"]),
    ])
  func rangesAreOfTheKindOfTheirParameter(_ words: String, _ curves: [String]) throws {
    #expect(try parse("compare shape \(words)").curves.map(\.config.description) == curves.map { "shape \($0)" })
  }

  @Test func equalFactorsAreThoseOfTheGeometricSeries() throws {
    let curves = try parse("plot shape --max 1e-4..1e-2x5").curves
    let rates = curves.compactMap { curve -> Double? in
      if case .number(let rate) = curve.config.first.values["max"] { rate } else { nil }
    }
    #expect(rates.count == 5 && rates.first == 1e-4 && rates.last == 1e-2)
    for (rate, next) in zip(rates, rates.dropFirst()) {
      #expect((next / rate - 3.1622776601683795).magnitude < 1e-13)
    }
    #expect(CurveLabels.labels(for: curves)[1] == "max 0.000316228")
    #expect(try parse("plot shape --max 1e-4..1e-2x5 --label a").curves[1].label == "a, max 0.000316228")
  }

  @Test func listsAreSweptOverWithSemicolons() throws {
    let curves = try parse("plot shape --milestones '30,60;40..80+20;5' --scales '1:2,3:4;5:6' --metrics '1,2;3'")
      .curves
    #expect(curves.count == 3 * 2 * 2)
    #expect(curves[0].config.description == "shape --milestones 30,60 --scales 1:2,3:4 --metrics 1,2")
    #expect(curves[4].config.description == "shape --milestones 40,60,80 --scales 1:2,3:4 --metrics 1,2")
    // A file may be called anything.
    #expect(try parse("plot shape --metrics 'a;b'").curves.map(\.config.first.values) == [["metrics": .file("a;b")]])
    #expect(
      try parse("plot shape --milestones 10..50+20").curves.map(\.config.description) == ["shape --milestones 10,30,50"]
    )
  }

  @Test(
    arguments: [
      ("0..1x3", .factorsOfZero), ("-1..1x3", .factorsOfZero), ("1..2x1", .tooFew), ("1..2x20000", .tooMany),
      ("0..1+1e-9", .tooMany), ("1..0+0.1", .stepAway), ("0..1+0", .stepAway), ("0..1+-0.1", .stepAway),
    ] as [(String, RangeFault)])
  func rangesThatLeadNowhereAreRefused(_ range: String, _ fault: RangeFault) {
    #expect(
      parseError("plot shape --offset=\(range)") == .notARange(.parameter("offset", of: "shape"), value: range, fault))
  }

  @Test func otherTextIsNoRange() {
    let max = OptionReference.parameter("max", of: "shape")
    for text in ["1..2", "..2x3", "1..x3", "1..2x", "1..2+", "a..bx3"] {
      let error = parseError("plot shape --max \(text)")
      guard case .notANumber(max, _) = error else {
        Issue.record("\(text): \(String(describing: error))")
        continue
      }
    }
    #expect(
      parseError("plot shape --length 1ep..10%x3")
        == .notARange(.parameter("length", of: "shape"), value: "1ep..10%x3", .unitsDiffer))
    #expect(parseError("plot shape --max 1..9x3,") == .emptyElement(max, value: "1..9x3,"))
    #expect(
      parseError("plot shape --mode a..bx3")
        == .notAChoice(.parameter("mode", of: "shape"), value: "a..bx3", accepted: ["linear", "exp-range", "none"]))
    #expect(Diagnostic(.notANumber(max, value: "1..2")).sentence.contains("1e-4..1e-2x5"))
  }

  @Test func everyCommandOfSeveralCurvesSweeps() throws {
    for command in ["plot", "compare", "show", "explore", "export", "at 5"] {
      #expect(try parse("\(command) shape --max 1,2").curves.count == 2, "\(command)")
    }
    #expect(parseError("explain shape --max 1,2") == .sweepOutsideCompare(.parameter("max", of: "shape"), value: "1,2"))
  }

  @Test func labelsTellTheCurvesOfASweepApart() throws {
    let invocation = try parse("compare shape --max 1,2 --min 0 --label x vs flat --lr 1 --label y")
    #expect(invocation.curves.map(\.label) == ["x, max 1", "x, max 2", "y"])
  }

  @Test func aSweepOfTooManyCurvesIsRefusedBeforeItIsMade() {
    let values = (1...200).map(String.init).joined(separator: ",")
    #expect(parseError("compare shape --max \(values) --heads \(values)") == .tooManyCurves(limit: 10_000))
    let hundred = (1...100).map(String.init).joined(separator: ",")
    #expect(parseError("compare shape --max \(hundred) --heads \(hundred)") == nil)
    #expect(parseError("compare shape --max \(hundred) --heads \(hundred) vs shape") == .tooManyCurves(limit: 10_000))
    let many =
      "shape --max \(values) --min \(values) --share 0,1 --offset \(values) --T_max \(values) --t_max \(values)"
    #expect(parseError("compare \(many) --length \(values) --heads \(values)") == .tooManyCurves(limit: 10_000))
  }
}
