import Catalogue
import Testing

@testable import CommandLanguage

/// What is told to those who use the words of frameworks, papers and scripts.
@Suite struct MeaningTests {
  /// The words that people were seen to type, and what they are told to write.
  @Test(
    arguments: [
      ("plot cosine --lr-max 0.1", "Did you mean '--lr'?"), ("plot cosine -i 100", "Did you mean '-n'?"),
      ("plot cosine --num-steps 4", "Did you mean '--length'?"),
      ("plot cosine --num_train_epochs 4", "Did you mean '--epochs'?"),
      ("plot cosine --warmup-ratio 0.1", "Did you mean '--warmup'?"),
      (
        "plot torch.CosineAnnealingLR --T_max 9 --warmup_ratio 0.1",
        "Behind the schedule, 'warmup --length 10%' leads up to it."
      ), ("plot wsd --num_warmup_steps 9", "Did you mean '--warmup'?"),
      ("plot wsd --warmup-stpes 9", "Did you mean '--warmup'?"),
      ("plot torch.CosineAnnealingLR --min_lr 0.1", "Did you mean '--eta_min'?"),
      ("plot torch.CosineAnnealingLR --total_steps 9", "Did you mean '--T_max'?"),
      ("plot torch.OneCycleLR --peak 9", "Did you mean '--max_lr'?"),
      (
        "plot constant --eta-min 0.1",
        "Behind the schedule, 'clamp --min 1e-5' keeps every rate from falling below a floor."
      ),
      ("plot sgdr --restart-mult 2", "Did you mean '--cycle-mult'?"),
      ("plot step --lr-decay 2", "Did you mean '--gamma'?"),
      ("plot cosine --momentum 0.9", "lrsched draws learning rates and nothing else of an optimizer."),
      ("plot cosine --gradient_accumulation_steps 4", "Did you mean '--accumulate'?"),
      ("plot cosine --per_device_train_batch_size 4", "Did you mean '--batch-size'?"),
      ("plot cosine --semilogy", "Did you mean '--log-y'?"), ("plot cosine --save a.png", "Did you mean '-o'?"),
      ("plot --lr 0.1 cosine", "The options of a schedule stand behind its name, as in 'cosine --lr ...'."),
      ("draw cosine", "Did you mean 'plot'?"), ("ls", "Did you mean 'list'?"), ("csv cosine", "Did you mean 'export'?"),
      (
        "plot cosine 5",
        "'5' belongs to nothing here: the values of a schedule stand behind their options, as in 'cosine --length 1000'."
      ),
    ])
  func whatIsMeantIsTold(_ line: String, _ advice: String) throws {
    let diagnostic = try told(line)
    #expect(diagnostic.sentence.hasSuffix(advice), "\(diagnostic.sentence)")
    #expect(diagnostic.exitCode == .usage)
  }

  @Test func everyWordMeansOneThing() {
    #expect(Set(Meaning.words).count == Meaning.words.count)
    #expect(Meaning.words.count > 60)
    for word in Meaning.words { #expect(Meaning.normalized(word) == word) }
  }

  /// What is suggested can be typed: options are those of some command, and words go behind a curve.
  @Test func everyRemedyExists() throws {
    var checked = 0
    for meaning in Meaning.all {
      for remedy in meaning.remedies {
        switch remedy {
        case .option(let name):
          #expect(OptionTable.options.contains { $0.isNamed(name) }, "\(name)")
        case .modifier(let words, _):
          let invocation = try parse("plot cosine \(words)", vocabulary: .catalogue)
          #expect(try invocation.schedules().count == 1)
        case .nothing(let sentence):
          #expect(sentence.hasSuffix("."))
        }
        checked += 1
      }
    }
    #expect(checked > 20)
  }

  @Test func adviceIsOfTheStageAtHand() throws {
    for definition in Catalogue.definitions where !definition.isModifier {
      for word in ["total-training-steps", "lr-peak", "floor", "num-restarts", "decay-rate"] {
        guard let meaning = Meaning.named(word) else {
          Issue.record("\(word) means nothing")
          continue
        }
        let advice = meaning.advice(for: word, in: definition, of: .plot) ?? ""
        guard let start = advice.firstRange(of: "Did you mean '--") else { continue }
        let name = String(advice[start.upperBound...].prefix { $0 != "'" })
        let isOwn = definition.parameters.named(name) != nil
        #expect(isOwn || OptionTable.option(named: name, of: .plot) != nil, "\(definition.name): \(advice)")
      }
    }
  }
}
