"""The store over HTTP: SPARQL protocols, saved questions, pages."""
