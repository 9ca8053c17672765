// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

/// A binary heap of the numbers 0 ..< n by a key each, the lowest number first among equal keys.
struct LinkageHeap {
  /// The keys by number; to be changed through `setKey` once the heap is in order.
  var keys: [Double]
  private var heap: [Int32]
  private var places: [Int32]

  init(keys: [Double]) {
    self.keys = keys
    heap = [Int32](0..<Int32(keys.count))
    places = heap
  }

  /// The number with the lowest key.
  var first: Int { Int(heap[0]) }

  /// Puts all numbers in order of their keys.
  mutating func heapify() {
    for place in stride(from: heap.count / 2 - 1, through: 0, by: -1) { sink(place) }
  }

  /// Changes a key.
  mutating func setKey(_ key: Double, of number: Int) {
    let falls = key < keys[number]
    keys[number] = key
    if falls { rise(Int(places[number])) } else { sink(Int(places[number])) }
  }

  /// Takes a number out.
  mutating func remove(_ number: Int) {
    let place = Int(places[number])
    let last = heap.removeLast()
    guard Int(last) != number else { return }
    heap[place] = last
    places[Int(last)] = Int32(place)
    rise(place)
    sink(Int(places[Int(last)]))
  }

  private func precedes(_ a: Int32, _ b: Int32) -> Bool {
    let (x, y) = (keys[Int(a)], keys[Int(b)])
    return x < y || (x == y && a < b)
  }

  private mutating func rise(_ start: Int) {
    var place = start
    let number = heap[place]
    while place > 0, precedes(number, heap[(place - 1) / 2]) {
      set(place, heap[(place - 1) / 2])
      place = (place - 1) / 2
    }
    set(place, number)
  }

  private mutating func sink(_ start: Int) {
    var place = start
    let number = heap[place]
    while true {
      var child = 2 * place + 1
      guard child < heap.count else { break }
      if child + 1 < heap.count, precedes(heap[child + 1], heap[child]) { child += 1 }
      guard precedes(heap[child], number) else { break }
      set(place, heap[child])
      place = child
    }
    set(place, number)
  }

  private mutating func set(_ place: Int, _ number: Int32) {
    heap[place] = number
    places[Int(number)] = Int32(place)
  }
}
