// Links the system's lapack; the prototypes stand in CClienteleBLAS, under our own names.
