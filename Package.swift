// swift-tools-version: 6.2
import PackageDescription

// `make lint` and CI set LRSCHED_STRICT: a warning is then an error, but only in this package's own code.
let settings: [SwiftSetting] =
  [.enableUpcomingFeature("InternalImportsByDefault"), .enableUpcomingFeature("ExistentialAny")]
  + (Context.environment["LRSCHED_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)])

// What reads, explains and writes is the most of the program and takes a millisecond of a command: there, small code starts
// sooner than fast code runs. What evaluates, draws and reads rows is built for speed.
let compact: [SwiftSetting] = settings + [.unsafeFlags(["-Osize"], .when(configuration: .release))]

// What computes and reads for every update or row is optimised in the debug builds of `make test` too: the tests, many of which hold
// it against brute force, then take half of the time. Whoever steps through it builds without LRSCHED_QUICK_TESTS.
let hot: [SwiftSetting] =
  settings
  + (Context.environment["LRSCHED_QUICK_TESTS"] == nil ? [] : [.unsafeFlags(["-O"], .when(configuration: .debug))])

let heapModule = Target.Dependency.product(name: "HeapModule", package: "swift-collections")
let realModule = Target.Dependency.product(name: "RealModule", package: "swift-numerics")
let systemPackage = Target.Dependency.product(name: "SystemPackage", package: "swift-system")

// libFuzzer needs a build of its own, with every module instrumented: `make fuzz` asks for it.
let fuzzing: [Target] =
  Context.environment["LRSCHED_FUZZ"] == nil
  ? [] : [.executableTarget(name: "Fuzz", dependencies: ["FuzzTargets"], path: "Tests/Fuzz", swiftSettings: settings)]

let package = Package(
  name: "lrsched",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "lrsched", targets: ["lrsched"]),
    .library(name: "Schedules", targets: ["Schedules"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
  ],
  targets: [
    .systemLibrary(
      name: "CCairo", pkgConfig: "cairo", providers: [.apt(["libcairo2-dev"]), .brew(["cairo"])]),
    .systemLibrary(
      name: "CFreeType", pkgConfig: "freetype2", providers: [.apt(["libfreetype-dev"]), .brew(["freetype"])]),
    .systemLibrary(
      name: "CFontconfig", pkgConfig: "fontconfig",
      providers: [.apt(["libfontconfig-dev"]), .brew(["fontconfig"])]),
    .systemLibrary(
      name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),
    .systemLibrary(
      name: "CYaml", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .target(name: "Numbers", dependencies: [realModule], swiftSettings: hot),
    .target(name: "Paths", swiftSettings: settings),
    .target(name: "TerminalText", swiftSettings: settings),
    .target(name: "Documents", dependencies: ["Numbers", "Paths", "CYaml"], swiftSettings: hot),
    .target(name: "Runs", dependencies: ["Numbers"], swiftSettings: hot),
    .target(name: "Schedules", dependencies: ["Numbers", "Runs", heapModule, realModule], swiftSettings: hot),
    .target(
      name: "Catalogue", dependencies: ["Numbers", "Paths", "Runs", "Schedules", realModule], swiftSettings: compact),
    .target(
      name: "Scripts", dependencies: ["Documents", "Catalogue", "Numbers", "Runs", "Schedules"], swiftSettings: compact
    ),
    .target(
      name: "CodeGeneration", dependencies: ["Catalogue", "Numbers", "Runs", "Schedules"], swiftSettings: compact),
    .target(
      name: "Configs", dependencies: ["Documents", "Catalogue", "Numbers", "Runs", "Schedules", "Scripts", realModule],
      swiftSettings: compact),
    .target(
      name: "Logs", dependencies: ["Documents", "Catalogue", "Numbers", "Runs", "Schedules", realModule],
      swiftSettings: hot),
    .target(name: "RangeTests", dependencies: ["Documents", "Logs", "Numbers", realModule], swiftSettings: compact),
    .target(
      name: "RunComparison", dependencies: ["Catalogue", "Logs", "Numbers", "Runs", "Schedules", realModule],
      swiftSettings: hot),
    .target(
      name: "Checks", dependencies: ["Configs", "Documents", "Catalogue", "Numbers", "Runs", "Schedules"],
      swiftSettings: compact),
    .target(name: "ChartChoices", swiftSettings: settings),
    .target(name: "Charts", dependencies: ["ChartChoices", "Numbers", realModule], swiftSettings: hot),
    .target(
      name: "CairoCanvas", dependencies: ["ChartChoices", "Charts", "CCairo", "CFontconfig", "CFreeType", "CPNG"],
      swiftSettings: settings),
    .target(
      name: "TerminalCharts", dependencies: ["ChartChoices", "Charts", "TerminalText", realModule],
      swiftSettings: settings),
    .target(name: "CTerminal"),
    .target(name: "TerminalDriver", dependencies: ["CTerminal", systemPackage], swiftSettings: settings),
    .target(
      name: "CommandLanguage",
      dependencies: [
        "CodeGeneration", "Configs", "Logs", "Documents", "Catalogue", "ChartChoices", "Numbers", "RangeTests", "Runs",
        "Schedules",
        "Scripts", "Paths",
        "TerminalText",
      ],
      swiftSettings: compact),
    .target(
      name: "Explorer",
      dependencies: [
        "CodeGeneration", "CommandLanguage", "Catalogue", "Numbers", "Runs", "ScheduleCharts", "Schedules",
        "ChartChoices", "Charts", "TerminalCharts", "TerminalText",
        realModule,
      ],
      swiftSettings: compact),
    .target(
      name: "ScheduleCharts",
      dependencies: [
        "CommandLanguage", "Catalogue", "ChartChoices", "Charts", "Numbers", "RangeTests", "Schedules",
        "TerminalCharts", realModule,
      ],
      swiftSettings: settings),
    .target(
      name: "Reports",
      dependencies: [
        "Checks", "CodeGeneration", "CommandLanguage", "Catalogue", "Configs", "Logs", "RunComparison", "Runs",
        "Documents",
        "Numbers", "RangeTests", "Schedules",
        "TerminalText",
      ],
      swiftSettings: compact),
    .target(name: "CPlatform"),
    .executableTarget(
      name: "lrsched",
      dependencies: [
        "Checks", "CodeGeneration", "CommandLanguage", "Configs", "Logs", "Documents", "Catalogue", "Numbers",
        "RangeTests", "Reports", "RunComparison", "Runs",
        "ScheduleCharts",
        "Schedules", "ChartChoices", "Charts", "CairoCanvas", "Paths",
        "CPlatform", "TerminalCharts", "TerminalDriver", "TerminalText", "Explorer", realModule, systemPackage,
      ],
      swiftSettings: compact),
    .testTarget(
      name: "SchedulesTests",
      dependencies: [
        "CodeGeneration", "Documents", "Catalogue", "Numbers", "FuzzTargets", "Runs", "Schedules", "Scripts",
        realModule,
        "SeededRandom",
      ],
      resources: [.copy("Fixtures")], swiftSettings: settings),
    .testTarget(
      name: "ScriptsTests", dependencies: ["Scripts", "Documents", "Catalogue", "Runs", "Schedules"],
      resources: [.copy("Fixtures")], swiftSettings: settings),
    // What the library offers is enough for its example: nothing of the package's own is seen here.
    .testTarget(name: "LibraryTests", dependencies: ["Schedules"], packageAccess: false, swiftSettings: settings),
    .testTarget(
      name: "DocumentsTests", dependencies: ["Documents", "Paths", "SeededRandom"], resources: [.copy("Fixtures")],
      swiftSettings: settings),
    .testTarget(
      name: "ConfigsTests",
      dependencies: ["Configs", "Documents", "Catalogue", "Runs", "Schedules", "FuzzTargets"],
      resources: [.copy("Fixtures")], swiftSettings: settings),
    .testTarget(
      name: "LogsTests", dependencies: ["Logs", "Documents", "Runs", "Schedules"], resources: [.copy("Fixtures")],
      swiftSettings: settings),
    .testTarget(
      name: "RangeTestsTests", dependencies: ["RangeTests", "Documents", realModule, "SeededRandom"],
      resources: [.copy("Fixtures")],
      swiftSettings: settings),
    .testTarget(
      name: "RunComparisonTests",
      dependencies: [
        "RunComparison", "Catalogue", "CommandLanguage", "Documents", "Logs", "Runs", "Schedules", "SeededRandom",
      ],
      resources: [.copy("Fixtures")], swiftSettings: settings),
    .testTarget(
      name: "ChecksTests",
      dependencies: ["Checks", "CommandLanguage", "Configs", "Documents", "Catalogue", "Runs", "Schedules"],
      resources: [.copy("Fixtures")], swiftSettings: settings),
    .testTarget(name: "RunsTests", dependencies: ["Runs"], swiftSettings: settings),
    .testTarget(name: "NumbersTests", dependencies: ["Numbers", "SeededRandom"], swiftSettings: settings),
    .target(name: "SeededRandom", path: "Tests/SeededRandom", swiftSettings: settings),
    .target(name: "TestSupport", dependencies: ["Charts"], path: "Tests/TestSupport", swiftSettings: settings),
    .testTarget(
      name: "ChartsTests", dependencies: ["ChartChoices", "Charts", "Numbers", "TestSupport", "SeededRandom"],
      swiftSettings: settings),
    .testTarget(
      name: "ScheduleChartsTests",
      dependencies: [
        "ScheduleCharts", "ChartChoices", "Charts", "CommandLanguage", "RangeTests", "Schedules", realModule,
        "TestSupport",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "ReportsTests",
      dependencies: [
        "Reports", "Catalogue", "Checks", "CommandLanguage", "Documents", "Logs", "Schedules", "TerminalText",
      ],
      swiftSettings: settings),
    .testTarget(name: "TerminalTextTests", dependencies: ["TerminalText"], swiftSettings: settings),
    .testTarget(
      name: "TerminalChartsTests",
      dependencies: ["TerminalCharts", "ChartChoices", "Charts", "TerminalText", "SeededRandom"],
      swiftSettings: settings),
    .testTarget(
      name: "ExplorerTests",
      dependencies: ["Explorer", "TerminalCharts", "CommandLanguage", "Catalogue", "Runs", "Schedules"],
      swiftSettings: settings),
    .testTarget(
      name: "CairoCanvasTests",
      dependencies: [
        "CairoCanvas", "ChartChoices", "Charts", "CommandLanguage", "Documents", "Catalogue", "ScheduleCharts",
        "Schedules", "TestSupport", "SeededRandom",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "CommandLanguageTests",
      dependencies: [
        "CommandLanguage", "Configs", "Logs", "Documents", "Catalogue", "ChartChoices", "Runs", "Schedules", "Scripts",
        "Paths", "TestSupport", "SeededRandom",
      ],
      swiftSettings: settings),
    .target(
      name: "FuzzTargets",
      dependencies: [
        "CommandLanguage", "Configs", "Documents", "Catalogue", "Runs", "Schedules", "CairoCanvas", "Charts",
        "Explorer", "Logs", "RunComparison",
        "Paths", "Reports", "Scripts", "TerminalCharts", "SeededRandom",
      ],
      path: "Tests/FuzzTargets", swiftSettings: settings),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "lrsched", "CommandLanguage", "Catalogue", "Reports", "Runs", "Schedules", "ChartChoices", "Charts",
        "CairoCanvas", "Explorer", "FuzzTargets", "Paths", "TerminalDriver", "TestSupport",
      ],
      resources: [.copy("Corpus")], swiftSettings: settings),
  ] + fuzzing,
  swiftLanguageModes: [.v6]
)

// Tests under a sanitizer take long to build: `.ci/run` names those that it does without there.
if let left = Context.environment["LRSCHED_WITHOUT_TESTS"]?.split(separator: " ").map(String.init) {
  package.targets.removeAll { $0.type == .test && left.contains($0.name) }
}
