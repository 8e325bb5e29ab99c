"""Running the flow over many documents: worker processes, limits, resumption, a cluster."""
