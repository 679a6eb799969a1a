import Configs
import Documents
import Testing

/// How a script starts its program, held against what bash gives the program.
@Suite struct ShellScriptReaderTests {
  private func file(_ script: String, _ path: String = "train.sh") throws -> ConfigFile {
    try ConfigFileParser.file(Array(script.utf8), path: path)
  }

  private func words(_ script: String) throws -> [String] {
    try #require(file(script).launch).words.map { $0.plainText ?? "?" }
  }

  @Test func variablesListsAndContinuationsAreTheShells() throws {
    let script = """
      #!/bin/bash
      set -euo pipefail
      LR=${LR:-3e-4}   # a rate
      SEED=${1:--1}
      STEPS=$((4 * (1000 + 250) / 2))
      export NAME="a b" OTHER='c $LR'
      ARGS=(
        --lr $LR  # the rate
        # --lr 5
        --seed "$SEED"
      )
      ARGS+=( --name "$NAME" --other "$OTHER" )
      EXTRA="--steps $STEPS"
      EXTRA+=" --min-lr .001"
      cd src && torchrun --nproc_per_node=8 --nnodes 2 \\
        pretrain.py "${ARGS[@]}" $EXTRA \\
        --empty "" --tail=x${LR}y 2>&1 | tee log
      """
    let made = [
      "--lr", "3e-4", "--seed", "-1", "--name", "a b", "--other", "c $LR", "--steps", "2500", "--min-lr", ".001",
      "--empty",
      "", "--tail=x3e-4y",
    ]
    #expect(try words(script) == made)
    let file = try file(script)
    #expect(file.launch?.program == ["pretrain.py"])
    #expect(file.launch?.processes?.plainText == "16")
    #expect(try file.root.field("seed")?.integer() == -1)
    #expect(try file.root.field("min_lr")?.number() == 0.001)
    #expect(file.root.field("name")?.value.string == "a b")
  }

  @Test func aValueStandsWhereItsWordIs() throws {
    let script = "RATE=0.25\nOPTS=\"--warmup 7\n --end 9\"\npython train.py --lr=$RATE $OPTS --x=5"
    let root = try file(script).root
    func place(_ key: String) throws -> [Int] {
      let place = try #require(root.field(dotted: key)).value.span.excerpt
      return [place.line, place.column]
    }
    #expect(try place("lr") == [1, 6])
    #expect(try place("warmup") == [2, 16])
    #expect(try place("end") == [3, 8])
    #expect(try place("x") == [4, 38])
  }

  @Test func flagsTakeTheirValues() throws {
    let root = try file(
      "python -m trainer.main -- --lr 1 --lr 2 --decay 20 30 --bias -1e-3 --flag --a-b.c-d x -tr Some run.lr=5 +a.b=[1,2] ++c=null"
    ).root
    #expect(try root.field("lr")?.number() == 2)
    #expect(try root.field("decay")?.numbers() == [20, 30])
    #expect(try root.field("bias")?.number() == -0.001)
    #expect(try root.field("flag")?.boolean() == true)
    #expect(root.field("a_b", "c_d")?.value.string == "x")
    #expect(root.field("tr")?.value.string == "Some")
    #expect(try root.field("run", "lr")?.integer() == 5)
    #expect(try root.field("a", "b")?.numbers() == [1, 2])
    #expect(root["c"]?.isNull == true)
    let launch = try #require(try file("python -m a.b x y --z 1 k=v").launch)
    #expect(launch.program == ["-m", "a.b"])
    #expect(launch.operands.map(\.string) == ["x", "y", "k=v"])
  }

  @Test func variablesWithoutAValueStayReferences() throws {
    let root = try file("torchrun --nproc_per_node $GPUS train.py --lr $LR --steps ${STEPS} --seed 3 $EXTRA \"$@\"")
      .root
    #expect(root["lr"]?.value == .reference("$LR"))
    #expect(root["steps"]?.value == .reference("${STEPS}"))
    #expect(try root.field("seed")?.integer() == 3)
    let launch = try #require(try file("torchrun --nproc_per_node $GPUS train.py --lr 1").launch)
    #expect(launch.processes?.value == .reference("$GPUS"))
  }

  @Test func branchesThatTheScriptDecidesAreTaken() throws {
    let script = """
      SIZE=large
      if [ "$SIZE" = small ]; then
        LR=1
      elif [[ $SIZE == large && -n "$SIZE" ]]; then
        LR=2
      else
        LR=3
      fi
      [ -z "$GPUS" ] && GPUS=4
      case $SIZE in
        small|tiny) STEPS=10 ;;
        *) STEPS=20 ;;
      esac
      if [ -f resume.pt ]; then OPTS="--resume resume.pt"; fi
      if [ -d a ]; then SEED=1; else SEED=2; fi
      torchrun --nproc_per_node $GPUS train.py --lr $LR --steps $STEPS $OPTS --seed $SEED
      """
    let file = try file(script)
    #expect(try file.root.field("lr")?.integer() == 2)
    #expect(try file.root.field("steps")?.integer() == 20)
    #expect(file.root.field("resume")?.value.string == "resume.pt")
    #expect(file.launch?.processes?.plainText == "4")
    // Which one is taken only a run knows.
    #expect(file.root["seed"]?.value == .reference("$SEED"))
  }

  @Test func hereDocumentsAreTheirWords() throws {
    let script = """
      RATE=5e-6
      read -r -d '' commands <<EOF
      openrlhf.cli.train_sft \\
         --learning_rate $RATE \\
         --epochs 2
      EOF
      if [[ ${1} != "slurm" ]]; then
          deepspeed --num_gpus 4 --module $commands
      fi
      """
    let file = try file(script)
    #expect(file.launch?.program == ["-m", "openrlhf.cli.train_sft"])
    #expect(file.launch?.processes?.plainText == "4")
    #expect(try file.root.field("learning_rate")?.number() == 5e-6)
    #expect(try file.root.field("epochs")?.integer() == 2)
  }

  @Test(
    arguments: [
      ("python3 -u train.py --a 1", ["train.py"], "1"),
      (
        "CUDA_VISIBLE_DEVICES=0,1 python -m torch.distributed.launch --nproc_per_node=4 --use_env main.py --a 1",
        ["main.py"], "4"
      ),
      ("python -m torch.distributed.run --nproc-per-node 2 --nnodes=3 -m pkg.train --a 1", ["-m", "pkg.train"], "6"),
      ("accelerate launch --multi_gpu --num_processes 3 --mixed_precision bf16 a/b.py --a 1", ["a/b.py"], "3"),
      ("accelerate launch train.py --a 1", ["train.py"], nil),
      ("srun --ntasks=16 --gres gpu:8 python train.py --a 1", ["train.py"], "16"),
      ("srun -N 2 --ntasks-per-node 4 --label python train.py --a 1", ["train.py"], "8"),
      ("srun torchrun --nproc_per_node 8 --nnodes $SLURM_NNODES train.py --a 1", ["train.py"], nil),
      ("torchrun --standalone --nproc_per_node=8 $(which fairseq-train) data --a 1", ["fairseq-train"], "8"),
      ("nohup /opt/bin/fairseq-train data --a 1 > log &", ["fairseq-train"], nil),
      ("ray job submit --runtime-env-json='{\"a\": 1}' -- python3 -m x.y --a 1", ["-m", "x.y"], "1"),
      ("python prepare.py --one 1 \npython train.py --a 1 --b 2\npython eval.py --c 2", ["train.py"], "1"),
      ("CMD=\"torchrun --nproc_per_node 2 t.py --a 1\"\necho $CMD\neval $CMD", ["t.py"], "2"),
      ("deepspeed train.py --a 1", ["train.py"], nil),
      ("if [ -f x ]; then P=a; else P=b; fi\n$P -m pkg.train --a 1", ["-m", "pkg.train"], nil),
      ("$LAUNCHER src/train.py --a 1", ["src/train.py"], nil),
    ] as [(String, [String], String?)])
  func launchersAreToldFromPrograms(_ script: String, _ program: [String], _ processes: String?) throws {
    let launch = try #require(try file(script).launch)
    #expect(launch.program == program)
    #expect(launch.processes?.plainText == processes)
  }

  @Test(
    arguments: [
      "echo hello", "A='x", "python train.py \"x", "X=${A:-b", "A=(1 2", "python -c 'print(1)'", "",
    ])
  func whatIsNoScriptIsAFault(_ script: String) {
    #expect(throws: ConfigFault.self) { try file(script) }
  }

  @Test func variablesThatMultiplyEndAtABound() {
    var script = "A=0123456789012345678901234567890123456789\n"
    for _ in 0..<40 { script += "A=\"$A$A\"\n" }
    #expect(throws: ConfigFault.self) { try file(script + "python train.py --a $A") }
    let deep = String(repeating: "if true; then ", count: 5_000)
    #expect(throws: ConfigFault.self) { try file(deep + "python train.py --a 1") }
    let braces = "A=" + String(repeating: "${B:-", count: 5_000) + String(repeating: "}", count: 5_000)
    #expect(throws: ConfigFault.self) { try file(braces + "\npython train.py --a $A") }
    let arithmetic = "A=" + String(repeating: "$((1+", count: 5_000) + "1" + String(repeating: "))", count: 5_000)
    #expect(throws: ConfigFault.self) { try file(arithmetic) }
  }

  @Test func whatIsCutOffNeverTraps() throws {
    let script = """
      A=( 1 "2 $B" ) # c
      read -r X <<-'EOF'
      \tx
      EOF
      if [[ $A == b && ! -z ${C[1]} ]]; then case $A in a|b) D=$((1+2*(3))) ;; *) E+=" é\\"" ;; esac; else for i in 1 2; do :; done; fi
      while [ $# -gt 0 ]; do shift; done; f() { echo `date` $(ls "x)") ; }
      torchrun --nnodes=1:4 x.py ${D:+--d} ${#A[@]} --lr=${F:=.5} 2>/dev/null <<< "x" | cat
      """
    let bytes = Array(script.utf8)
    var read = 0
    for end in 0...bytes.count {
      if (try? ConfigFileParser.file(Array(bytes[..<end]), path: "a.sh")) != nil { read += 1 }
    }
    #expect(read > 0)
    #expect(try file(script).root.field("lr")?.number() == 0.5)
  }
}
