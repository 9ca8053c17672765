// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// Where what a run costs is written: apart from its results, which are the same bytes every time.
struct TimingsOptions: ParsableArguments {
  @Option(
    name: .customLong("timings"),
    help: ArgumentHelp(
      "Write what each stage took, for machines: seconds, processors' seconds, peak memory.",
      valueName: "file"))
  var path: String?
}
