// swift-tools-version: 6.2

import PackageDescription

// Somebody else's package that embeds the library. CI builds and runs it, to see that what is
// public is enough, and that nothing of ours gets in a user's way.
let package = Package(
  name: "consumer",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "clientele", path: "../..")],
  targets: [
    .executableTarget(
      name: "Consumer", dependencies: [.product(name: "Clientele", package: "clientele")])
  ]
)
