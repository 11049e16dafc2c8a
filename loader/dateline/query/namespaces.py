"""Where the terms that questions speak of live."""

from typing import Final

DEFAULT_BASE: Final = "https://w3id.org/dateline/id/"
ONTOLOGY: Final = "https://w3id.org/dateline/ontology#"
VOCABULARY: Final = "https://w3id.org/dateline/vocab/"
WIKIDATA: Final = "http://www.wikidata.org/entity/"
