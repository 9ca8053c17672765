// Clientele. Apache-2.0, see LICENSE.
// SPDX-License-Identifier: Apache-2.0

@_exported public import Clustering
@_exported public import CustomerFeatures
@_exported public import DenseLinearAlgebra
@_exported public import ReproducibleComputing
@_exported public import SalesData
@_exported public import SalesSimulation
@_exported public import SegmentDiscovery
@_exported public import SegmentReports
@_exported public import TabularFiles
