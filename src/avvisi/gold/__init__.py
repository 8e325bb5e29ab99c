"""A user's own gold: sentences drawn for blind coding, and what they say of the record's figures."""
