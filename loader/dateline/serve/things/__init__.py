"""What the graph says of one thing: an entity, fact, claim, article, passage, mention or graph."""
