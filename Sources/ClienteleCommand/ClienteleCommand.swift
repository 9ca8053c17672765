// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Clientele

@main
struct ClienteleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "clientele")
}
