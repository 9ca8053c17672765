// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// The plain twins of the C kernels: the same operations in the same order, eight rows at a time.
extension KMeansPoints {
  private typealias Lanes = SIMD8<Scalar>

  @inline(__always)
  private func load(_ column: Int, _ row: Int) -> SIMD8<Scalar> {
    UnsafeRawPointer(base + (column &* rowCount &+ row)).loadUnaligned(as: SIMD8<Scalar>.self)
  }

  @inline(__always)
  private func squaredDistances(
    _ row: Int, _ point: UnsafePointer<Scalar>
  ) -> SIMD8<Scalar> {
    var sum = SIMD8<Scalar>.zero
    for column in 0..<columnCount {
      let t = load(column, row) - SIMD8(repeating: point[column])
      sum += t * t
    }
    return sum
  }

  @inline(__always)
  private func squaredDistance(_ row: Int, _ point: UnsafePointer<Scalar>) -> Scalar {
    var sum: Scalar = 0
    for column in 0..<columnCount {
      let t = base[column &* rowCount &+ row] - point[column]
      sum += t * t
    }
    return sum
  }

  func plainAssign(
    rows: Range<Int>, count: Int, centers: UnsafePointer<Scalar>,
    labels: UnsafeMutablePointer<Int32>, into sums: KMeansChunkSums
  ) -> Int {
    var changed = 0
    var row = rows.lowerBound
    while row &+ 8 <= rows.upperBound {
      var best = SIMD8<Scalar>(repeating: .infinity)
      var index = SIMD8<Int32>.zero
      for center in 0..<count {
        let sum = squaredDistances(row, centers + center &* columnCount)
        let nearer = sum .< best
        best.replace(with: sum, where: nearer)
        for lane in 0..<8 where nearer[lane] { index[lane] = Int32(truncatingIfNeeded: center) }
      }
      let was = UnsafeRawPointer(labels + row).loadUnaligned(as: SIMD8<Int32>.self)
      if was != index {
        for lane in 0..<8 where was[lane] != index[lane] {
          labels[row &+ lane] = index[lane]
          move(row &+ lane, from: Int(was[lane]), to: Int(index[lane]), in: sums)
          changed &+= 1
        }
      }
      row &+= 8
    }
    while row < rows.upperBound {
      var best = Scalar.infinity
      var index = 0
      for center in 0..<count {
        let sum = squaredDistance(row, centers + center &* columnCount)
        if sum < best {
          best = sum
          index = center
        }
      }
      let was = Int(labels[row])
      if was != index {
        labels[row] = Int32(truncatingIfNeeded: index)
        move(row, from: was, to: index, in: sums)
        changed &+= 1
      }
      row &+= 1
    }
    return changed
  }

  /// Takes a row out of one cluster's sums, unless that is negative, and adds it to another's.
  @inline(__always)
  private func move(_ row: Int, from was: Int, to now: Int, in sums: KMeansChunkSums) {
    func add(_ term: Double, to sum: UnsafeMutablePointer<Double>, errorAt offset: Int) {
      var pair = CompensatedSum(high: sum[0], low: sum[offset])
      pair.add(term)
      sum[0] = pair.high
      sum[offset] = pair.low
    }
    let weight = weight(row)
    guard weight != 0 else { return }
    sums.counts[now] &+= 1
    if was >= 0 { sums.counts[was] &-= 1 }
    if weights != nil {
      add(weight, to: sums.weightSums + 2 &* now, errorAt: 1)
      if was >= 0 { add(-weight, to: sums.weightSums + 2 &* was, errorAt: 1) }
    }
    let padded = KMeansChunkSums.padded(columnCount)
    for column in 0..<columnCount {
      let term = weight * Double(base[column &* rowCount &+ row])
      add(term, to: sums.sums + (2 &* padded &* now &+ column), errorAt: padded)
      if was >= 0 {
        add(-term, to: sums.sums + (2 &* padded &* was &+ column), errorAt: padded)
      }
    }
  }

  func plainPotentials(
    rows: Range<Int>, count: Int, candidates: UnsafePointer<Scalar>,
    closest: UnsafePointer<Scalar>, into potentials: UnsafeMutablePointer<Double>
  ) {
    for candidate in 0..<count {
      let point = candidates + candidate &* columnCount
      var sum = SIMD8<Double>.zero
      var row = rows.lowerBound
      while row &+ 8 <= rows.upperBound {
        var total = squaredDistances(row, point)
        let nearest = UnsafeRawPointer(closest + row).loadUnaligned(as: SIMD8<Scalar>.self)
        total.replace(with: nearest, where: .!(total .< nearest))
        sum += weightLanes(row) * SIMD8<Double>(total)
        row &+= 8
      }
      var lane = 0
      while row < rows.upperBound {
        let distance = squaredDistance(row, point)
        sum[lane] += weight(row) * Double(distance < closest[row] ? distance : closest[row])
        lane &+= 1
        row &+= 1
      }
      potentials[candidate] = laneSum(sum)
    }
  }

  func plainLower(
    rows: Range<Int>, point: UnsafePointer<Scalar>, closest: UnsafeMutablePointer<Scalar>
  ) -> Double {
    var sum = SIMD8<Double>.zero
    var row = rows.lowerBound
    while row &+ 8 <= rows.upperBound {
      var total = squaredDistances(row, point)
      let nearest = UnsafeRawPointer(closest + row).loadUnaligned(as: SIMD8<Scalar>.self)
      total.replace(with: nearest, where: .!(total .< nearest))
      for lane in 0..<8 { closest[row &+ lane] = total[lane] }
      sum += weightLanes(row) * SIMD8<Double>(total)
      row &+= 8
    }
    var lane = 0
    while row < rows.upperBound {
      let distance = squaredDistance(row, point)
      if distance < closest[row] { closest[row] = distance }
      sum[lane] += weight(row) * Double(closest[row])
      lane &+= 1
      row &+= 1
    }
    return laneSum(sum)
  }

  func plainInertia(
    rows: Range<Int>, centers: UnsafePointer<Double>, labels: UnsafePointer<Int32>
  ) -> Double {
    var sum = SIMD8<Double>.zero
    for row in rows {
      let center = centers + Int(labels[row]) &* columnCount
      var total = 0.0
      for column in 0..<columnCount {
        let t = Double(base[column &* rowCount &+ row]) - center[column]
        total += t * t
      }
      if let weights { total *= weights[row] }
      sum[(row &- rows.lowerBound) & 7] += total
    }
    return laneSum(sum)
  }

  @inline(__always)
  private func weightLanes(_ row: Int) -> SIMD8<Double> {
    guard let weights else { return SIMD8(repeating: 1) }
    return UnsafeRawPointer(weights + row).loadUnaligned(as: SIMD8<Double>.self)
  }

  @inline(__always)
  private func laneSum(_ a: SIMD8<Double>) -> Double {
    ((a[0] + a[1]) + (a[2] + a[3])) + ((a[4] + a[5]) + (a[6] + a[7]))
  }
}
