// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The C function under a name that the enum's case does not hide.
private func logarithm(ofOnePlus value: Double) -> Double { log1p(value) }

extension FeaturePreparation.Column {
  /// The prepared value of a value in real units: transformed, then centred and scaled.
  ///
  /// - Parameter value: In the unit of the feature.
  /// - Returns: A number without a unit, on which distances are measured.
  public func prepared(_ value: Double) -> Double {
    (transform.apply(value, unit: logUnit) - center) / scale
  }

  /// The value in real units of a prepared value: what ``prepared(_:)`` did, undone.
  ///
  /// - Parameter prepared: On the scale on which distances are measured.
  /// - Returns: In the unit of the feature; exact but for rounding.
  public func realUnits(_ prepared: Double) -> Double {
    transform.invert(prepared * scale + center, unit: logUnit)
  }
}

extension FeaturePreparation.Transform {
  /// Changes the shape of a value.
  func apply(_ value: Double, unit: Double) -> Double {
    switch self {
    case .none: value
    case .log1p: logarithm(ofOnePlus: value / unit)
    case .signedLog1p:
      value < 0 ? -logarithm(ofOnePlus: -value / unit) : logarithm(ofOnePlus: value / unit)
    }
  }

  /// The value that was transformed.
  func invert(_ value: Double, unit: Double) -> Double {
    switch self {
    case .none: value
    case .log1p: expm1(value) * unit
    case .signedLog1p: value < 0 ? -expm1(-value) * unit : expm1(value) * unit
    }
  }
}
