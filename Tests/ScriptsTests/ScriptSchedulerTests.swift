import Catalogue
import Documents
import Testing

@testable import Scripts

/// Training scripts, and the schedulers that they make, by their lines.
@Suite struct ScriptSchedulerTests {
  private func read(_ script: String, line: Int? = nil, _ settings: String...) throws(CallError) -> CallReading {
    try CallReader.read(
      script: SourceText(script, name: "train.py"), line: line, settings: settings.map { CallSetting($0) },
      lookup: Codes.lookup.finding)
  }

  private static let script = """
    import argparse, torch
    from torch.optim.lr_scheduler import StepLR
    from torch.optim import lr_scheduler as sched

    EPOCHS = 5

    def parse():
        parser = argparse.ArgumentParser()
        parser.add_argument("--lr", type=float, default=0.25)
        parser.add_argument("--warmup-steps", "-w", type=int, default=100)
        parser.add_argument("--gamma", type=float)
        return parser.parse_args()

    class Net(torch.nn.Module):
        def __init__(self, lr=0.5, steps=None):
            self.lr = lr
            self.steps = steps

        def configure_optimizers(self):
            opt = torch.optim.AdamW(self.parameters(), lr=self.lr)
            return [opt], [sched.CosineAnnealingLR(opt, T_max=self.steps)]

    def main():
        args = parse()
        optimizer = torch.optim.SGD(Net().parameters(), lr=args.lr)
        for epoch in range(EPOCHS):
            train(epoch)
        total = EPOCHS * 1000
        if args.warmup_steps > 10:
            first = sched.LinearLR(optimizer, 0.5, total_iters=args.warmup_steps)
        else:
            first = None
        last = StepLR(optimizer, step_size=total // 10, gamma=args.gamma)

    if __name__ == "__main__":
        main()
    """

  @Test func theLastSchedulerCountsAndTheOthersAreToldByTheirLines() throws {
    let reading = try read(Self.script, "args.gamma=0.5")
    #expect(reading.definition.name == "torch.StepLR")
    #expect(reading.line == 33)
    #expect(reading.values["step_size"] == .duration(.updates(500)))
    #expect(reading.values["gamma"] == 0.5)
    // The rate is the default of the script's own option.
    #expect(reading.values["lr"] == 0.25)
    #expect(reading.others == ["CosineAnnealingLR", "LinearLR"])
    #expect(reading.otherLines == [21, 30])
  }

  @Test func aSchedulerIsChosenByItsLine() throws {
    let linear = try read(Self.script, line: 30)
    #expect(linear.definition.name == "torch.LinearLR")
    #expect(linear.values["total_iters"] == .duration(.updates(100)))
    let cosine = try read(Self.script, line: 21, "steps=300")
    #expect(cosine.values["T_max"] == .duration(.updates(300)))
    #expect(cosine.values["lr"] == 0.5)
    #expect(throws: CallError.self) { try read(Self.script, line: 1) }
  }

  @Test func whatAScriptLeavesOpenIsAskedForWithTheOtherSchedulers() {
    do throws(CallError) {
      _ = try read(Self.script)
      Issue.record("gamma has no default")
    } catch {
      guard case .unknown(["args.gamma"], let fault) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(fault.span.excerpt.line == 33)
      #expect(fault.reason.contains("CosineAnnealingLR at line 21"))
    }
  }

  /// A setting counts before what the script assigns, and before its options' defaults.
  @Test func settingsComeFirst() throws {
    let reading = try read(Self.script, "args.gamma=0.5", "EPOCHS=20", "args.lr=2")
    #expect(reading.values["step_size"] == .duration(.updates(2000)))
    #expect(reading.values["lr"] == 2.0)
  }

  @Test(arguments: [
    // What cannot be followed is passed over.
    "while True:\n  x = yield\nwith open('x') as f:\n  s = torch.optim.lr_scheduler.StepLR(opt, 7)\n",
    "try:\n  import apex\nexcept ImportError:\n  pass\ns = StepLR(torch.optim.SGD(m, lr=0.1), 7)",
    "async def f():\n  pass\nlambda: 0\n@decorated(1)\ndef g(opt):\n  return StepLR(opt, step_size=7)\n",
  ]) func schedulersAreFoundAnywhere(_ script: String) throws {
    #expect(try read(script).values["step_size"] == .duration(.updates(7)))
  }

  @Test func aScriptWithoutSchedulersMakesNone() {
    let lookup = Codes.lookup.finding
    #expect(!CallReader.makesSchedulers(SourceText("import torch\nx = torch.nn.Linear(3, 4)\n"), lookup: lookup))
    #expect(CallReader.makesSchedulers(SourceText(Self.script), lookup: lookup))
  }

  /// On a way that nothing decides, both schedulers are there, and a name with two values is not known.
  @Test func waysThatNothingDecidesAreBothGone() throws {
    let script = """
      if args.kind == "a":
          n = 3
          s = StepLR(opt, step_size=n)
      else:
          n = 4
          s = CosineAnnealingLR(opt, n)
      t = StepLR(opt, step_size=n)
      """
    #expect(try read(script, line: 3).values["step_size"] == .duration(.updates(3)))
    #expect(try read(script, line: 6).values["T_max"] == .duration(.updates(4)))
    #expect(try read(script, line: 7, "n=9").values["step_size"] == .duration(.updates(9)))
    #expect(throws: CallError.self) { try read(script, line: 7) }
  }
}
