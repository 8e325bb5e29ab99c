"""Re-reads every stored span against its document."""
