// Runs libFuzzer on a target: `LRSCHED_FUZZ_TARGET=arguments Fuzz [options of libFuzzer] CORPUS...`.
// `Fuzz --seeds FOLDER` writes what it begins with; `Fuzz --lines FIRST COUNT` tries random command lines; `Fuzz --cuts FOLDER` cuts
// the logs of a folder off at every byte. Built by `make fuzz` alone, with the sanitizers that it needs.
import CommandLanguage
import Foundation
import FuzzTargets

@_silgen_name("LLVMFuzzerRunDriver")
func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ callback: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

nonisolated(unsafe) private var target = FuzzTarget.arguments

private func feed(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  do {
    try target.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
  } catch {
    FileHandle.standardError.write(Data("FINDING: \(error)\n".utf8))
    abort()
  }
  return 0
}

private func writeSeeds(to folder: URL) throws {
  for target in FuzzTarget.allCases {
    let seeds = folder.appendingPathComponent(target.rawValue)
    try FileManager.default.createDirectory(at: seeds, withIntermediateDirectories: true)
    for (index, input) in FuzzSeeds.files(of: target).enumerated() {
      try Data(input).write(to: seeds.appendingPathComponent("seed-\(index)"))
    }
  }
  try Data(FuzzSeeds.dictionaryText.utf8).write(to: folder.appendingPathComponent("words.dict"))
}

/// Says a line at once: what is buffered is lost in a trap.
private func say(_ line: String) { FileHandle.standardOutput.write(Data("\(line)\n".utf8)) }

/// Builds and evaluates the schedules of random command lines, and what is told of them; tells what is not sound, and what takes long.
private func tryLines(_ seeds: Range<Int>) -> Int {
  var findings = 0
  for seed in seeds {
    var random = RandomCommandLines(seed: seed)
    let words = random.words([.plot, .compare, .explain, .at][seed % 4])
    let began = ContinuousClock.now
    // Where a trap ends everything, this tells of which line.
    try? Data("\(seed)\n\(words.joined(separator: " "))\n".utf8).write(to: URL(fileURLWithPath: "last-line.txt"))
    do {
      try ReportChecks.check(words: words)
    } catch {
      findings += 1
      say("\(seed): \(error)")
    }
    let seconds = (ContinuousClock.now - began) / .seconds(1)
    if seconds > 1 { say("\(seed): \(seconds) s: \(words.joined(separator: " "))") }
  }
  say("\(seeds.count) lines, \(findings) findings")
  return findings
}

/// Reads the logs of a folder cut off at every byte; tells what is not sound.
private func cutLogs(in folder: String) -> Int {
  var (files, findings) = (0, 0)
  for name in (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []).sorted() {
    let path = "\(folder)/\(name)"
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue,
      !name.hasSuffix("expected.json"), let data = FileManager.default.contents(atPath: path)
    else { continue }
    files += 1
    do {
      try CutLog.check(Array(data), path: path, stride: 1)
    } catch {
      findings += 1
      say("\(error)")
    }
  }
  say("\(files) logs cut off at every byte, \(findings) findings")
  return files == 0 ? 1 : findings
}

let words = CommandLine.arguments
if words.count == 4, words[1] == "--lines", let first = Int(words[2]), let count = Int(words[3]) {
  exit(tryLines(first..<first + count) == 0 ? 0 : 1)
} else if words.count == 3, words[1] == "--cuts" {
  exit(cutLogs(in: words[2]) == 0 ? 0 : 1)
} else if words.count == 3, words[1] == "--seeds" {
  try writeSeeds(to: URL(fileURLWithPath: words[2]))
} else if let chosen = FuzzTarget(rawValue: ProcessInfo.processInfo.environment["LRSCHED_FUZZ_TARGET"] ?? "") {
  target = chosen
  var count = CommandLine.argc
  var arguments = CommandLine.unsafeArgv
  exit(runDriver(&count, &arguments, feed))
} else {
  let names = FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")
  FileHandle.standardError.write(Data("LRSCHED_FUZZ_TARGET must be one of \(names)\n".utf8))
  exit(64)
}
