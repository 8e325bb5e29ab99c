"""Time expressions: the grammar's patterns, what they mean, and what that is read against."""
