// Links the system's blas; the prototypes stand in CClienteleBLAS, under our own names.
