"""Articles with sentences, syntax, mentions, coreference and time expressions marked."""
