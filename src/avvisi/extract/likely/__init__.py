"""How likely an event read from the text is right: signs of the deed and of each side, weighed as this project's own annotated reports showed."""
