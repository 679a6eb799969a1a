import Testing

/// Tables of metrics as people have them: their numbers decide the curve, or there is an error and no curve.
@Suite struct TableTests {
  private static let line = "explain torch.ReduceLROnPlateau --lr 0.1 --patience 0 --factor 0.5 -n 5 --metrics "

  /// Tables whose metric gets better, at the same numbers in each spelling: the rate is never cut.
  @Test(arguments: [
    ("epoch;loss\n1;0,9\n2;0,5\n3;0,4\n", "m.csv"),
    ("name,loss,x\n\"a, 7\",0.9,9\n\"c\",0.5,9\nd,0.4,9\n", "m.csv:loss"),
    ("# epoch,loss\n1,0.9\n2,0.5\n3,0.4\n", "m.csv"), ("# epoch loss\n1 0.9\n2 0.5\n3 0.4\n", "m.csv"),
    ("\"loss, train\",acc\n0.9,1\n0.5,2\n0.4,3\n", "m.csv:loss, train"),
    ("acc,loss#1\n1,0.9\n2,0.5\n3,0.4\n", "m.csv:loss#1"), ("1 0.9\n2 0.5\n3 0.4\n", "m.csv:#2"),
    ("epoch,loss\r\n1,0.9\r\n2,\r\n3,0.5\r\n4,0.4\r\n", "m.csv"),
  ])
  func theNumbersOfTheFileDecide(_ text: String, _ name: String) throws {
    let folder = try Folder()
    try folder.write(text, to: "m.csv")
    let words = Self.line.split(separator: " ").map(String.init) + [name]
    let result = try Binary.run(words, in: folder)
    #expect(result.status == 0, "\(result.words)")
    let plain = try Binary.run("\(Self.line)0.9,0.5,0.4")
    #expect(plain.status == 0 && result.lines.dropFirst() == plain.lines.dropFirst(), "\(result.text)")
  }

  @Test(arguments: [
    ("epoch,loss\n1,\"1,234.5\"\n2,\"1,100.0\"\n", "m.csv:2:4: The number must be a number, not '1,234.5'."),
    ("loss\n0.5x\n", "m.csv:2:1: The number must be a number, not '0.5x'."),
    ("0.5x\n0.4\n", "m.csv:1:1: The number must be a number, not '0.5x'."),
    ("epoch,loss\n1,0.5,7\n", "m.csv:2:7: The row has more fields than there are columns: 2."),
    ("epoch,loss\n1,0.5\n2\n", "m.csv:3:2: The row ends before the column 'loss'."),
    ("epoch,loss\n1,\"0.5\n", "m.csv:2:3: The quote \" is not closed."),
    ("epoch,loss\n", "The file 'm.csv' has a line of names and no row below it."),
    ("# epoch\n", "The file 'm.csv' has only comments and blank lines."),
    ("epoch,loss\n1,\n", "The column 'loss' of 'm.csv' has no values."), ("", "The file 'm.csv' is empty."),
  ])
  func aFaultyTableIsAnErrorOfTheData(_ text: String, _ words: String) throws {
    let folder = try Folder()
    try folder.write(text, to: "m.csv")
    let result = try Binary.run("\(Self.line)m.csv", in: folder)
    #expect(result.status == 65 && result.output.isEmpty)
    #expect(result.words.hasPrefix("lrsched: \(words)"), "\(result.words)")
  }

  @Test(arguments: [
    "compare @- vs @- -o a.svg", "compare @- vs torch.ReduceLROnPlateau --lr 1 --metrics - -o a.svg",
    "explain torch.ReduceLROnPlateau --lr 1 --metrics - times torch.ReduceLROnPlateau --lr 1 --metrics=-:#1",
  ])
  func standardInputIsReadOnce(_ line: String) throws {
    let folder = try Folder()
    let result = try Binary.shell("echo cosine | lrsched \(line)", in: folder)
    let numbers = try Binary.shell("echo 1 | lrsched \(line)", in: folder)
    let told = [result, numbers].filter { $0.words.hasPrefix("lrsched: Standard input has been read already") }
    #expect(told.map(\.status) == [64], "\(result.words) \(numbers.words)")
  }
}
