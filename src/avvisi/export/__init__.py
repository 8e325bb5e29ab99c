"""A record in the shapes other tools want."""
