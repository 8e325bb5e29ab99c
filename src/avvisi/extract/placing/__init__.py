"""Of which land a party is that no rule places: all that speaks for each land of the report is weighed, and for none of them."""
