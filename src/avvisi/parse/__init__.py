"""Document to Parsed: tokens, tags, dependencies and entities, paragraph by paragraph."""
