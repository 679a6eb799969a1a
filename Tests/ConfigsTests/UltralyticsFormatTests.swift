import Foundation
import Testing

@testable import Configs

/// Ultralytics' loop over batches, walked through here one by one.
@Suite struct UltralyticsFormatTests {
  private struct Config {
    var samples: Int
    var batch: Int
    var epochs: Int
    var nominal = 64
    var warmup = 3.0
    var isCosine = false
    var release = "8.4.190"

    var text: String {
      "lr0: 0.02\nlrf: 0.1\noptimizer: SGD\nbatch: \(batch)\nepochs: \(epochs)\nnbs: \(nominal)\nwarmup_epochs: \(warmup)\ncos_lr: \(isCosine)\nwarmup_bias_lr: 0.1\n"
    }

    /// The rates of all updates, of the weights or the biases.
    func rates(biases: Bool = false) -> [Double] {
      let isNew = release.hasPrefix("8.4")
      let batch = min(batch, samples)
      let nb = (samples + batch - 1) / batch
      func round(_ x: Double) -> Int { Int(x.rounded(.toNearestOrEven)) }
      var nw = -1
      if warmup > 0 {
        nw = isNew ? round(min(warmup, Double(max(epochs - 1, 0))) * Double(nb)) : max(round(warmup * Double(nb)), 100)
        if isNew, nw == 0 { nw = -1 }
      }
      let after =
        isNew
        ? max(1, min(round(Double(nominal) / Double(batch)), nb * epochs))
        : max(1, round(Double(nominal) / Double(batch)))
      let aim = isNew ? Double(after) : Double(nominal) / Double(batch)
      var (last, accumulate, rates) = (-1, after, [Double]())
      for epoch in 0..<epochs {
        let x = Double(epoch) / Double(epochs)
        let factor = isCosine ? (1 - cos(x * Double.pi)) / 2 * (0.1 - 1) + 1 : max(1 - x, 0) * (1 - 0.1) + 0.1
        for i in epoch * nb..<(epoch + 1) * nb {
          var rate = 0.02 * factor
          if i <= nw {
            let share = Double(i) / Double(nw)
            accumulate = max(1, round(1 + (aim - 1) * share))
            rate = biases ? 0.1 + (rate - 0.1) * share : rate * share
          }
          if i - last >= accumulate {
            rates.append(rate)
            last = i
          }
        }
      }
      return rates
    }
  }

  private static let configs = [
    Config(samples: 1203, batch: 8, epochs: 12, warmup: 1.5),
    Config(samples: 1203, batch: 7, epochs: 9, isCosine: true),
    Config(samples: 300, batch: 1, epochs: 3), Config(samples: 130, batch: 200, epochs: 5),
    Config(samples: 640, batch: 16, epochs: 4, warmup: 0), Config(samples: 77, batch: 5, epochs: 1),
    Config(samples: 1000, batch: 3, epochs: 2, nominal: 500),
    Config(samples: 128, batch: 16, epochs: 30, release: "8.3.200"),
    Config(samples: 50, batch: 16, epochs: 2, release: "8.3.200"),
    Config(samples: 900, batch: 9, epochs: 4, release: "8.3.1"),
    Config(samples: 500, batch: 100, epochs: 6, release: "8.3.200"),
    Config(samples: 10, batch: 4, epochs: 40, nominal: 1000),
  ]

  @Test(arguments: 0..<12) func everyUpdateIsTheLoops(_ index: Int) throws {
    let config = Self.configs[index]
    for biases in [false, true] {
      let expected = config.rates(biases: biases)
      let plan = try TestedPlan(
        config.text, "args.yaml",
        ["samples": "\(config.samples)", "release": config.release, "group": biases ? "bias" : "weight"])
      #expect(plan.updates == expected.count)
      #expect(plan.holds(expected))
    }
  }

  @Test func longRunsAreNotWalkedThrough() throws {
    let config = Config(samples: 2_000_000_000, batch: 2, epochs: 1000)
    let plan = try TestedPlan(config.text, "args.yaml", ["samples": "\(config.samples)"])
    // After the warmup of 3 * 10^9 batches an update has 32.
    #expect(plan.updates > (1_000_000_000_000 - 3_000_000_000) / 32)
    #expect(plan[plan.updates - 1] == 0.02 * ((1 - 999.0 / 1000) * (1 - 0.1) + 0.1))
  }

  @Test func theOptimizerChoosesTheRate() throws {
    let text = "lr0: 0.5\nlrf: 1.0\nwarmup_epochs: 0\nepochs: 10\nbatch: 64\n"
    #expect(try TestedPlan(text, "args.yaml", ["samples": "640", "classes": "80"])[0] == 0.000119)
    #expect(try TestedPlan(text, "args.yaml", ["samples": "70000"])[0] == 0.01)
    #expect(try TestedPlan.missing(text, "args.yaml", ["samples": "640"]) == ["--set classes=N"])
    #expect(try TestedPlan.missing(text + "time: 3\n", "args.yaml").contains("--set time=null"))
  }
}
