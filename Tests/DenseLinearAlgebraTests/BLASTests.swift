// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

import ReproducibleComputing
import Testing

@testable import DenseLinearAlgebra

// One test of threads at a time: the limit is of the whole process.
@Suite(.serialized) struct BLASTests {
  @Test func theLoadedLibraryIsIdentified() {
    let identification = BLAS.identification
    #expect(
      ["netlib", "OpenBLAS", "BLIS", "ATLAS", "MKL", "Accelerate"].contains(identification.name))
    #expect(identification.detail.hasPrefix(identification.name))
    #expect(identification.description == identification.detail)
    if identification.name == "OpenBLAS" {
      #expect(identification.configuration.hasPrefix("OpenBLAS"))
      #expect(identification.detail.hasSuffix("kernels)"))
    }
  }

  @Test func aLimitHoldsWhileAnyoneAsksForIt() throws {
    try BLAS.withThreads(2) {
      let inner = BLAS.withThreads(1) {
        #expect(BLAS.threadCount == 1)
        // A larger request inside does not lift the limit.
        return BLAS.withThreads(64) { BLAS.threadCount }
      }
      #expect(inner == 1)
      _ = try randomMatrix(4, 4, seed: 50).crossProduct()
    }
    #expect(BLAS.threadCount >= 1)
  }

  @Test func productsAreTheSameAfterTheWaitingThreadsHaveEnded() throws {
    let matrix = randomMatrix(300, 40, seed: 51)
    let before = try matrix.crossProduct()
    let roots = try SymmetricEigendecomposition(of: before).values
    BLAS.useOneThread()
    #expect(BLAS.threadCount == 1)
    #expect(try matrix.crossProduct() == before)
    #expect(try SymmetricEigendecomposition(of: before).values == roots)
  }

  @Test func errorsPassThroughAndLiftTheLimit() {
    struct Failure: Error {}
    #expect(throws: Failure.self) {
      try BLAS.withThreads(1) { () throws(Failure) in throw Failure() }
    }
    #expect(BLAS.threadCount >= 1)
  }

  @Test func theSmallestRequestHoldsAndTheLastOneRestores() {
    var limits = ThreadLimits()
    #expect(limits.begin(4) { [8, -1] } == [4, 1])
    #expect(limits.begin(6) { [] } == nil)
    #expect(limits.begin(1) { [] } == [1, 1])
    #expect(limits.begin(1) { [] } == nil)
    #expect(limits.end(4) == nil)
    #expect(limits.end(1) == nil)
    #expect(limits.end(1) == [6, 1])
    #expect(limits.end(6) == [8, 1])
    #expect(limits.begin(2) { [3] } == [2])
    #expect(limits.end(2) == [3])
  }

  @Test func limitsMayOverlapOnThreads() {
    let counts = BLAS.withThreads(1) {
      Execution(threadCount: 8).mapChunks(of: 200, size: 1) { chunk, _ in
        BLAS.withThreads(1 + chunk % 3) { BLAS.threadCount }
      }
    }
    #expect(counts.allSatisfy { $0 == 1 })
  }
}
