"""RawPage to Document: regions labelled, date, outlet and language read, nothing deleted."""
