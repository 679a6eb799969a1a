// swift-tools-version: 6.2
import PackageDescription

// `make lint` and CI set LRSCHED_STRICT: a warning is then an error, but only in this package's own code.
let settings: [SwiftSetting] =
  [.enableUpcomingFeature("InternalImportsByDefault"), .enableUpcomingFeature("ExistentialAny")]
  + (Context.environment["LRSCHED_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)])

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
      name: "CPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"]), .brew(["libpng"])]),
    .target(name: "Decimals", swiftSettings: settings),
    .target(name: "Schedules", dependencies: [heapModule, realModule], swiftSettings: settings),
    .target(name: "Charts", dependencies: [realModule], swiftSettings: settings),
    .target(name: "CairoCanvas", dependencies: ["Charts", "CCairo", "CFreeType", "CPNG"], swiftSettings: settings),
    .target(name: "TerminalCharts", dependencies: ["Charts", realModule], swiftSettings: settings),
    .target(name: "CTerminal"),
    .target(name: "TerminalDriver", dependencies: ["CTerminal", systemPackage], swiftSettings: settings),
    .target(name: "CommandLanguage", dependencies: ["Schedules"], swiftSettings: settings),
    .target(
      name: "Explorer",
      dependencies: ["CommandLanguage", "Schedules", "Charts", "TerminalCharts", realModule], swiftSettings: settings),
    .executableTarget(
      name: "lrsched",
      dependencies: [
        "CommandLanguage", "Schedules", "Charts", "CairoCanvas", "Decimals", "TerminalCharts", "TerminalDriver",
        "Explorer", realModule, systemPackage,
      ],
      swiftSettings: settings),
    .testTarget(
      name: "SchedulesTests", dependencies: ["Schedules", realModule], resources: [.copy("Fixtures")],
      swiftSettings: settings),
    .testTarget(name: "DecimalsTests", dependencies: ["Decimals", "Schedules"], swiftSettings: settings),
    .testTarget(name: "ChartsTests", dependencies: ["Charts"], swiftSettings: settings),
    .testTarget(name: "TerminalChartsTests", dependencies: ["TerminalCharts", "Charts"], swiftSettings: settings),
    .testTarget(
      name: "ExplorerTests", dependencies: ["Explorer", "TerminalCharts", "CommandLanguage", "Schedules"],
      swiftSettings: settings),
    .testTarget(
      name: "CairoCanvasTests", dependencies: ["CairoCanvas", "Charts", "CommandLanguage", "Schedules"],
      swiftSettings: settings),
    .testTarget(name: "CommandLanguageTests", dependencies: ["CommandLanguage", "Schedules"], swiftSettings: settings),
    .target(
      name: "FuzzTargets",
      dependencies: ["CommandLanguage", "Schedules", "CairoCanvas", "Charts", "Explorer", "TerminalCharts"],
      path: "Tests/FuzzTargets", swiftSettings: settings),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "lrsched", "CommandLanguage", "Schedules", "Charts", "CairoCanvas", "FuzzTargets", "TerminalDriver",
      ],
      resources: [.copy("Corpus")], swiftSettings: settings),
  ] + fuzzing,
  swiftLanguageModes: [.v6]
)
