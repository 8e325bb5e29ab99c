"""Who acts and who is acted on, as grammar has it. All of it reads the dependency parse and gives tokens; none of it knows a rule or a name."""
