import Testing

/// The commands answer alike for one run, whoever tells how long its epoch is.
struct SharedRunTests {
  private static let curves = [
    "cosine --cycle-length 5ep vs torch.OneCycleLR --max_lr 0.1 --epochs 5 --steps_per_epoch 100",
    "torch.OneCycleLR --max_lr 0.1 --epochs 5 --steps_per_epoch 100 vs cosine --cycle-length 5ep",
  ]

  @Test(arguments: curves) func everyCommandTakesThem(_ curves: String) throws {
    let folder = try Folder()
    try folder.write("", to: "no.keys")
    for command in ["plot -o a.svg", "compare -o b.svg", "export", "at 2ep,499", "show", "explore --script no.keys"] {
      let result = try Binary.run("\(command) \(curves) --first 0 -n 5ep", in: folder)
      let isTaken = command.hasPrefix("at") ? result.words.contains("--first is no option") : result.status == 0
      #expect(isTaken, "\(command): \(result.words)")
    }
    let rates = try Binary.run("at 2ep,499 \(curves)", in: folder)
    #expect(rates.status == 0, "\(rates.words)")
    let table = try Binary.run("export \(curves) -n 5ep", in: folder).lines
    let cells = rates.lines.dropFirst().map { $0.split(separator: " ").map(String.init) }
    #expect(cells.map { $0[0] } == ["200", "499"])
    for row in cells { #expect(table[(Int(row[0]) ?? 0) + 1] == row.joined(separator: ",")) }
  }

  @Test func thePlaceOfTheEpochDoesNotMatter() throws {
    let folder = try Folder()
    for line in [
      "torch.ReduceLROnPlateau --lr 0.1 --metrics 3,2,1 --steps-per-epoch 100 -n 60ep --x epoch",
      "-n 60ep --x epoch --steps-per-epoch 100 torch.ReduceLROnPlateau --lr 0.1 --metrics 3,2,1",
    ] {
      let result = try Binary.run("plot \(line) -o a.svg", in: folder)
      #expect(result.status == 0, "\(result.words)")
    }
  }

  @Test func runsThatDifferAreRefused() throws {
    let one = "torch.OneCycleLR --max_lr 0.1 --epochs 5 --steps_per_epoch"
    for command in ["plot", "at 5", "export", "explore"] {
      let result = try Binary.run("\(command) \(one) 100 vs \(one) 200")
      #expect(result.status == 64)
      #expect(result.words.contains("--steps_per_epoch 100") && result.words.contains("--steps_per_epoch 200"))
    }
    let folder = try Folder()
    try folder.write("a: \(one) 100\nb: \(one) 200\n", to: "runs.lrs")
    let inFile = try Binary.run("compare @runs.lrs", in: folder)
    #expect(inFile.status == 65)
    #expect(inFile.words.hasPrefix("lrsched: runs.lrs:2:4: "), "\(inFile.words)")
  }
}
