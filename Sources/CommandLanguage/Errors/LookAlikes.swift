/// Letters that look like those of a keyboard and are others: they come with text that is copied from papers and pages.
enum LookAlikes {
  /// Returns what is told of the first such letter of a text, as a sentence with a blank before it; empty without one.
  ///
  /// - Parameter text: What a person wrote.
  /// - Returns: The sentence; empty without such a letter.
  static func remark(on text: String) -> String {
    // What is too long to have been typed is not looked through to its end.
    for scalar in text.unicodeScalars.prefix(200) {
      if let blank = blanks[scalar] { return " There is \(blank) (\(code(scalar))) in it: type a blank." }
      if isPowerOfTen(scalar) { return " A power of ten is written 1e-3." }
      guard let (letter, name) = meant(by: scalar) else { continue }
      let key = letter == "'" ? "\"'\"" : "'\(letter)'"
      // What cannot be seen is not shown.
      if SafeText.escaped(scalar) != nil { return " There is \(name) (\(code(scalar))) in it: type \(key)." }
      return " The '\(scalar)' in it is \(name) (\(code(scalar))): type \(key)."
    }
    return ""
  }

  /// The letter of a keyboard that another looks like, and what the other is.
  private static func meant(by scalar: Unicode.Scalar) -> (letter: Character, name: String)? {
    if let known = others[scalar] { return known }
    // The fullwidth forms are ASCII further up.
    guard (0xFF01...0xFF5E).contains(scalar.value), let plain = Unicode.Scalar(scalar.value - 0xFEE0) else {
      return nil
    }
    return (Character(plain), "a fullwidth form")
  }

  private static func isPowerOfTen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // The multiplication sign, and superscript signs and digits.
    case 0xD7, 0xB2, 0xB3, 0xB9, 0x2070, 0x2074...0x207B: true
    default: false
    }
  }

  private static func code(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private static let blanks: [Unicode.Scalar: String] = [
    "\u{A0}": "a no-break space", "\u{2007}": "a figure space", "\u{2009}": "a thin space",
    "\u{200A}": "a hair space", "\u{202F}": "a narrow no-break space", "\u{3000}": "an ideographic space",
    "\u{200B}": "a zero-width space", "\u{2060}": "a word joiner", "\u{FEFF}": "a byte order mark",
  ]

  private static let others: [Unicode.Scalar: (letter: Character, name: String)] = {
    var others: [Unicode.Scalar: (Character, String)] = [
      "\u{2212}": ("-", "a minus sign"), "\u{2010}": ("-", "a hyphen"), "\u{2011}": ("-", "a no-break hyphen"),
      "\u{2012}": ("-", "a figure dash"), "\u{2013}": ("-", "an en dash"), "\u{2014}": ("-", "an em dash"),
      "\u{2015}": ("-", "a horizontal bar"), "\u{FE63}": ("-", "a small hyphen"), "\u{AD}": ("-", "a soft hyphen"),
      "\u{2018}": ("'", "a curly quote"), "\u{2019}": ("'", "a curly quote"), "\u{201A}": ("'", "a curly quote"),
      "\u{201C}": ("\"", "a curly quote"), "\u{201D}": ("\"", "a curly quote"), "\u{201E}": ("\"", "a curly quote"),
      "\u{2024}": (".", "a one dot leader"), "\u{B7}": (".", "a middle dot"), "\u{66B}": (".", "an Arabic separator"),
      "\u{2044}": ("/", "a fraction slash"), "\u{2215}": ("/", "a division slash"),
      "\u{2217}": ("*", "an asterisk operator"), "\u{2216}": ("\\", "a set minus"),
    ]
    let scripts = [
      (
        "Cyrillic", "аА вВ еЕ кК мМ нН оО рР сС тТ хХ уУ іІ ѕЅ јЈ һҺ ԁԀ ԛԚ ԝԜ",
        "aA bB eE kK mM hH oO pP cC tT xX yY iI sS jJ hH dD qQ wW"
      ),
      ("Greek", "Α Β Ε Ζ Η Ι Κ Μ Ν Ο Ρ Τ Υ Χ ο ν", "A B E Z H I K M N O P T Y X o v"),
    ]
    for (script, foreign, plain) in scripts {
      for (one, other) in zip(foreign.unicodeScalars, plain) where other != " " { others[one] = (other, script) }
    }
    return others
  }()
}
