import Configs
import Foundation
import Testing

/// What the reader of scripts makes of a script, held against what bash hands to the program.
@Suite struct ShellAgainstBashTests {
  private static let bash = "/bin/bash"
  private static let launchers = [
    "torchrun", "python", "python3", "accelerate", "deepspeed", "fairseq-train", "nnUNetv2_train",
  ]

  /// The words that bash hands to the last launcher of a script; nothing else can be run.
  private func words(_ script: String, _ variables: [String: String]) throws -> [String] {
    let stubs =
      Self.launchers.map { "\($0)() { printf '%s\\0' \"\u{1}\" \"$@\"; }" } + ["cd() { :; }", "srun() { \"$@\"; }"]
    let process = Process()
    process.executableURL = URL(filePath: Self.bash)
    process.arguments =
      ["--norc", "--noprofile", "-c", (stubs + [script]).joined(separator: "\n"), "train.sh"]
      + (1...9).prefix { variables[String($0)] != nil }.map { "$\($0)" }
    process.environment = variables.merging(["PATH": "/nonexistent"]) { _, path in path }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let words = data.split(separator: 0, omittingEmptySubsequences: false).dropLast().map {
      String(decoding: $0, as: UTF8.self)
    }
    return Array(words[((words.lastIndex(of: "\u{1}") ?? -1) + 1)...])
  }

  private func check(_ script: String) throws {
    let launch = try #require(ConfigFileParser.file(Array(script.utf8), path: "a.sh").launch)
    // A variable without a value stays as it is written: bash gets it with that very text.
    var variables: [String: String] = [:]
    let made = launch.words.map { word in
      guard case .reference(let text) = word.value else { return word.plainText ?? "?" }
      for name in text.split(separator: "$").map({ $0.prefix { $0.isLetter || $0.isNumber || "_{}".contains($0) } }) {
        let bare = name.filter { !"{}".contains($0) }
        variables[bare] = "$" + bare
      }
      return text.filter { !"{}".contains($0) }
    }
    let expected = try words(script, variables)
    #expect(!expected.isEmpty)
    #expect(made == expected.suffix(made.count))
    // What is left out is the program and what stands before it.
    let program = launch.program.last ?? ""
    #expect(
      expected.count == made.count || expected.dropLast(made.count).contains { $0.hasSuffix(program) || $0 == "--" })
  }

  private static let scripts: [String] = [
    #"A="x  y" ; B=' q'; torchrun t.py $A "$A" $B "$B" '$A' \$A "\$A \\ \n" a\ b"#,
    #"L=(1 "2 3" $((4*5))); L+=(--z '6 7'); M="${L[*]}"; python t.py ${L[@]} "${L[@]}" "$M" ${#L[@]} ${L[1]} "${L[-1]}""#,
    #"A=; python t.py --x "${A:-d}" --y "${A-d}" --z ${B:-"e f"} ${A:+no} ${C:=8} $C ${C:+"yes no"} "" --end"#,
    "A=1 # c\nA+=2\nB=${A}x$A'y'\"z\"\npython t.py \\\n  --a $B \\\n  --b#c d # e \\\n",
    "A='multi\nline  text'\npython t.py $A \"$A\"\npython t.py --last $((1 + 2 * 3 - -4)) $((2**10 % 7)) $(((1+2)*3)) $((-7/2))",
    "read -r -d '' X <<EOF\nt.py --a $((1+1)) \\\n  --b 'q'\nEOF\npython $X --c",
    "read -r -d '' X <<'EOF'\nt.py $HOME\nEOF\npython $X",
    "N=3\nif [ $N -gt 2 ] && [ \"$N\" != 4 ]; then O=\"--big $N\"; elif true; then O=--mid; else O=--small; fi\npython t.py $O",
    "M=b\ncase \"$M\" in a|c) X=1;; b) X=2 ;; *) X=3;; esac\n[[ $M == b || $M == z ]] && Y=5\n[ -z \"$Q\" ] || Y=6\npython t.py $X $Y",
    "f() { local K=9; echo no; }\nfor I in only; do python t.py --i $I; done",
    "export A=1 B=\"2 3\"\nreadonly C='4'\nA=5 python t.py $A \"$B\" $C 2>&1 > /dev/stdout",
    "! false && A=1\nfalse || B=2\ntrue && C=3\nfalse && C=4\npython t.py $A $B $C",
    "P='{\"a\": [1, 2]}'\npython t.py --j \"$P\" --k='x=y' a.b=[1,2] +c=$'t u'",
    "while [ $# -gt 0 ]; do A=no; shift; done\nA=${A:-yes}\npython t.py $A ${1:-first} ${2:--1}",
    "ARGS=\" --a 1  --b 2 \"\neval \"python t.py $ARGS --c 'q r'\"",
    "CMD=\"python t.py --a 1 --n 'x y' --b \\\"z\\\" \"\neval $CMD --c",
  ]

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: bash)), arguments: scripts)
  func wordsAreThoseOfBash(_ script: String) throws { try check(script) }

  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: bash)),
    arguments: RecordedRun.all.filter { $0.mainName.hasSuffix(".sh") })
  func scriptsOfRunsAreThoseOfBash(_ run: RecordedRun) throws {
    try check(String(decoding: try Data(contentsOf: URL(filePath: run.path(of: run.mainName))), as: UTF8.self))
  }
}
