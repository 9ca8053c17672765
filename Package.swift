// swift-tools-version: 6.2

import PackageDescription

// Every target of ours: Swift 6 mode, warnings are errors, imports say who may see them.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]
let strictC: [CSetting] = [
  .treatAllWarnings(as: .error),
  // Accelerate's LAPACK prototypes since macOS 13.3. The Apple side is written, not tested.
  .define("ACCELERATE_NEW_LAPACK", .when(platforms: [.macOS, .iOS])),
]
let math: [LinkerSetting] = [.linkedLibrary("m", .when(platforms: [.linux]))]

// Only who builds the documentation fetches what builds it (`make docs`).
let documentation: [Package.Dependency] =
  Context.environment["CLIENTELE_DOCUMENTATION"] == nil
  ? [] : [.package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.4.0")]

// Only who makes the worked analyses builds what runs them (`make notebooks`). It compiles the
// sources of SegmentReports a second time, through a link, for their charts: those are no API.
let notebooks: [Target] =
  Context.environment["CLIENTELE_NOTEBOOKS"] == nil
  ? []
  : [
    .executableTarget(
      name: "NotebookBuilder", dependencies: ["Clientele"], path: "notebooks-exported/Builder",
      exclude: ["SegmentReports/Documentation.docc"], swiftSettings: strict)
  ]

let package = Package(
  name: "clientele",
  platforms: [.macOS(.v15), .iOS(.v18)],
  products: [
    .library(name: "Clientele", targets: ["Clientele"]),
    .library(name: "Clustering", targets: ["Clustering"]),
    .executable(name: "clientele", targets: ["ClienteleCommand"]),
  ],
  dependencies: [
    // The command line: parsing, help, completions. Only the executable links it.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ] + documentation,
  targets: [
    // The system's BLAS and LAPACK by their generic names, so that what is linked can be swapped
    // at run time (reference, OpenBLAS, BLIS) without a rebuild.
    .systemLibrary(
      name: "CClienteleSystemBLAS", pkgConfig: "blas", providers: [.apt(["libblas-dev"])]),
    .systemLibrary(
      name: "CClienteleSystemLAPACK", pkgConfig: "lapack", providers: [.apt(["liblapack-dev"])]),
    .target(
      name: "CClienteleBLAS",
      dependencies: [
        .target(name: "CClienteleSystemBLAS", condition: .when(platforms: [.linux])),
        .target(name: "CClienteleSystemLAPACK", condition: .when(platforms: [.linux])),
      ],
      cSettings: strictC,
      linkerSettings: [.linkedFramework("Accelerate", .when(platforms: [.macOS, .iOS]))]),
    .target(name: "CClienteleKernels", cSettings: strictC),
    .target(name: "CClienteleByteMasks", cSettings: strictC),
    .target(name: "CClienteleFileMapping", cSettings: strictC),
    .target(name: "CClienteleDigest", cSettings: strictC),
    // What packed exports need: gzip and zip (and so .xlsx), Zstandard.
    .systemLibrary(
      name: "CClienteleSystemZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(
      name: "CClienteleSystemZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),

    .target(name: "ReproducibleComputing", swiftSettings: strict, linkerSettings: math),
    .target(
      name: "DenseLinearAlgebra",
      dependencies: ["CClienteleBLAS", "ReproducibleComputing"],
      swiftSettings: strict, linkerSettings: math),
    .target(
      name: "Clustering",
      dependencies: ["CClienteleKernels", "DenseLinearAlgebra", "ReproducibleComputing"],
      swiftSettings: strict, linkerSettings: math),
    .target(
      name: "TabularFiles",
      dependencies: [
        "CClienteleByteMasks", "CClienteleFileMapping", "CClienteleSystemZlib",
        "CClienteleSystemZstd", "DenseLinearAlgebra", "ReproducibleComputing",
      ],
      swiftSettings: strict, linkerSettings: math),
    .target(
      name: "SalesData",
      dependencies: [
        "CClienteleByteMasks", "CClienteleKernels", "ReproducibleComputing", "TabularFiles",
      ],
      swiftSettings: strict, linkerSettings: math),
    .target(
      name: "SalesSimulation",
      dependencies: ["ReproducibleComputing", "SalesData", "TabularFiles"], swiftSettings: strict),
    .target(
      name: "CustomerFeatures",
      dependencies: ["DenseLinearAlgebra", "ReproducibleComputing", "SalesData"],
      swiftSettings: strict, linkerSettings: math),
    .target(
      name: "SegmentDiscovery",
      dependencies: [
        "Clustering", "CustomerFeatures", "DenseLinearAlgebra", "ReproducibleComputing",
        "SalesData",
      ],
      swiftSettings: strict, linkerSettings: math),
    .target(
      name: "SegmentReports",
      dependencies: [
        "CClienteleDigest", "CustomerFeatures", "DenseLinearAlgebra", "ReproducibleComputing",
        "SalesData",
        "SegmentDiscovery", "TabularFiles",
      ],
      swiftSettings: strict, linkerSettings: math),
    .target(
      name: "Clientele",
      dependencies: [
        "Clustering", "CustomerFeatures", "DenseLinearAlgebra", "ReproducibleComputing",
        "SalesData", "SalesSimulation", "SegmentDiscovery", "SegmentReports", "TabularFiles",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "ClienteleCommand",
      dependencies: [
        "Clientele", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ReproducibleComputingTests", dependencies: ["ReproducibleComputing"],
      swiftSettings: strict),
    .testTarget(
      name: "DenseLinearAlgebraTests",
      dependencies: ["DenseLinearAlgebra", "ReproducibleComputing"],
      exclude: ["Golden"], swiftSettings: strict),
    .testTarget(
      name: "ClusteringTests",
      dependencies: ["Clustering", "DenseLinearAlgebra", "ReproducibleComputing"],
      exclude: [
        "Golden/make_golden.py", "Golden/make_mixture_golden.py", "Golden/make_tree_golden.py",
        "Golden/make_validity_golden.py",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "TabularFilesTests",
      dependencies: [
        "CClienteleSystemZlib", "CClienteleSystemZstd", "DenseLinearAlgebra",
        "ReproducibleComputing", "TabularFiles",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SalesDataTests",
      dependencies: ["CClienteleKernels", "ReproducibleComputing", "SalesData", "TabularFiles"],
      swiftSettings: strict),
    .testTarget(
      name: "SalesSimulationTests",
      dependencies: ["ReproducibleComputing", "SalesData", "SalesSimulation"],
      swiftSettings: strict),
    .testTarget(
      name: "CustomerFeaturesTests",
      dependencies: ["CustomerFeatures", "DenseLinearAlgebra", "SalesData"], swiftSettings: strict),
    .testTarget(
      name: "SegmentDiscoveryTests", dependencies: ["SegmentDiscovery", "Clientele"],
      swiftSettings: strict),
    .testTarget(
      name: "SegmentReportsTests", dependencies: ["SegmentReports", "Clientele"],
      swiftSettings: strict),
    .testTarget(name: "DocumentationTests", dependencies: ["Clientele"], swiftSettings: strict),
    .testTarget(
      name: "ClienteleCommandTests", dependencies: ["ClienteleCommand", "Clientele"],
      exclude: ["Snapshots"],
      swiftSettings: strict),
  ] + notebooks,
  swiftLanguageModes: [.v6]
)
