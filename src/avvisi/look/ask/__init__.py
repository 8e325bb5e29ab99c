"""What each view asks of the record: plain values in, a Page of plain values out. The same values become HTML, JSON and CSV."""
