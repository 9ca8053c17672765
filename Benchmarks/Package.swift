// swift-tools-version: 6.2

import PackageDescription

// A package of its own, so that who uses Clientele never fetches or builds what measures it.
let package = Package(
  name: "clientele-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "clientele", path: "../"),
    // Without its traits: they replace malloc and the runtime's counting, which is not measured.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.0", traits: []),
  ],
  targets: [
    .executableTarget(
      name: "ClienteleBenchmarks",
      dependencies: [
        .product(name: "Benchmark", package: "benchmark"),
        .product(name: "Clientele", package: "clientele"),
      ],
      path: "Benchmarks/ClienteleBenchmarks",
      swiftSettings: [.treatAllWarnings(as: .error)],
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
    // Simulations behind the test for structure; needs nothing but the library.
    .executableTarget(
      name: "structure-trials",
      dependencies: [.product(name: "Clientele", package: "clientele")],
      path: "Benchmarks/StructureTrials",
      swiftSettings: [.treatAllWarnings(as: .error)]),
  ],
  swiftLanguageModes: [.v6]
)
