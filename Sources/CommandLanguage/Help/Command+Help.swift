extension Command {
  /// What is worth knowing beyond the options, in paragraphs.
  var notes: [String] {
    switch self {
    case .plot:
      [
        "The picture goes to each -o FILE, whose extension tells the format: png, svg or pdf. Without one, it is named "
          + "after the schedule."
      ]
    case .compare:
      [
        "Several values for a parameter that takes one, as in --max 0.1,0.3,1, make a curve for each. The table with the "
          + "figures of each curve goes to standard error."
      ]
    case .show:
      [
        "The chart is as large as the terminal, 80 x 24 where there is none. Where the terminal shows pictures, it is a "
          + "picture; else it is made of braille dots, or of plain letters where the locale is not UTF-8. NO_COLOR is "
          + "honoured."
      ]
    case .explore:
      [
        "Arrow keys choose and turn the knobs, Tab the curve; a adds a schedule, m a modifier, ? explains every key. q "
          + "ends and prints the command line of what is shown, so that nothing found is lost.",
        "A script holds the names of keys with blanks between them, such as Down Shift+Right Tab l, text to type in "
          + "double quotes, and comments behind #.",
      ]
    case .export:
      [
        "There is one row for each iteration and one column for each curve, after a header. Numbers are the shortest text "
          + "that reads back to the same value. The extension of -o FILE tells the format: csv, tsv, json or npy."
      ]
    case .explain, .list, .version, .generate: []
    case .at:
      [
        "ITERATIONS are numbers or lengths with commas between them, such as 0,100,50%, and stand before the first curve "
          + "or behind --at."
      ]
    case .recipe: ["Every PNG, SVG and PDF that lrsched draws carries the command line that draws it again."]
    case .help: ["A topic is also one of \(HelpPage.allCases.map(\.rawValue).joined(separator: ", "))."]
    case .completions: ["SHELL is bash, zsh or fish."]
    }
  }

  /// Command lines that show the command.
  var examples: [String] {
    switch self {
    case .plot: ["lrsched plot cosine --min 1 --max 2", "lrsched plot cosine warmup --length 10% -o lr.svg -o lr.pdf"]
    case .compare:
      [
        "lrsched compare cosine --max 0.1 vs linear --start-lr 0.1",
        "lrsched compare cosine --max 0.1,0.3,1 -o max.svg",
      ]
    case .show: ["lrsched show cosine --max 0.1 vs linear --start-lr 0.1", "lrsched show sgdr --graphics ascii | less"]
    case .explore: ["lrsched explore", "lrsched explore cosine --max 0.1 warmup --length 100 vs wsd --lr 0.1"]
    case .export: ["lrsched export cosine --max 0.1 -n 10k --first 0 -o lr.csv", "lrsched export cosine --every 100"]
    case .explain: ["lrsched explain cosine --max 0.1 warmup --length 100"]
    case .at: ["lrsched at 0,100,1k cosine --max 0.1", "lrsched at 50% cosine -n 600k"]
    case .recipe: ["lrsched recipe cosine.png"]
    case .list: ["lrsched list", "lrsched list --json"]
    case .help: ["lrsched help cosine", "lrsched help durations"]
    case .completions: ["lrsched completions bash > ~/.local/share/bash-completion/completions/lrsched"]
    case .version, .generate: []
    }
  }
}
