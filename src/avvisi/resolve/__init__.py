"""Facts of many documents to one record: copies, stories, people, offices, incidents, utterances."""
