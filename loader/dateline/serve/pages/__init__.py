"""Pages in plain HTML: everything escaped, no script, usable with a keyboard alone."""
