"""The queries behind a thing's page and its RDF; each has `VALUES` lines for what it is about.

The innermost SELECT with a LIMIT keeps Oxigraph from joining optional parts first.
"""

from typing import Final

from dateline.query.namespaces import DEFAULT_BASE, ONTOLOGY, VOCABULARY

_PROLOGUE: Final = f"""BASE <{DEFAULT_BASE}>
PREFIX dl: <{ONTOLOGY}>
PREFIX dlv: <{VOCABULARY}>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
"""
_ROLES: Final = (
    "dl:actor|dl:recipient|dl:party|dl:theme|dl:place|dl:origin|dl:destination|dl:organization"
)

STATEMENTS: Final = f"""{_PROLOGUE}SELECT DISTINCT ?property ?value WHERE {{
  VALUES ?thing {{ dl:Entity }}
  GRAPH ?graph {{ ?thing ?property ?value }}
}}
ORDER BY ?property ?value
LIMIT 2000
"""
LABELS: Final = f"""{_PROLOGUE}SELECT ?thing ?label WHERE {{
  VALUES ?thing {{ dl:Entity }}
  GRAPH <graph/entities> {{ ?thing rdfs:label ?label }}
}}
"""
HEADLINES: Final = f"""{_PROLOGUE}SELECT ?thing ?label WHERE {{
  VALUES ?thing {{ dl:Entity }}
  GRAPH ?graph {{ ?thing dl:source ?source }}
  OPTIONAL {{ GRAPH ?graph {{ ?thing schema:headline ?headline }} }}
  BIND (COALESCE(?headline, ?source) AS ?label)
}}
"""

FACTS_OF_ENTITY: Final = f"""{_PROLOGUE}SELECT DISTINCT ?fact ?latest ?kind WHERE {{
  {{ SELECT DISTINCT ?fact ?kind WHERE {{
      VALUES ?thing {{ dl:Entity }}
      GRAPH <graph/facts> {{ ?fact {_ROLES} ?thing ; a ?kind }}
    }}
    LIMIT 999999 }}
  OPTIONAL {{ GRAPH <graph/facts> {{ ?fact dl:latest ?latest }} }}
}}
ORDER BY DESC(?latest) ?kind ?fact
"""
FACT_PARTS: Final = f"""{_PROLOGUE}SELECT ?fact ?property ?value ?label WHERE {{
  VALUES ?thing {{ dl:Entity }}
  GRAPH <graph/facts> {{ ?thing ?property ?value }}
  OPTIONAL {{ GRAPH <graph/entities> {{ ?value rdfs:label ?label }} }}
  BIND (?thing AS ?fact)
}}
ORDER BY ?fact ?property ?label ?value
"""

CLAIM_COLUMNS: Final = (
    *("claim", "fact", "article", "voice", "voiceLabel", "mode", "polarity", "modality"),
    *("certainty", "confidence", "time", "earliest", "latest", "evidence", "quote"),
    *("before", "after", "start", "end", "headline", "url", "day"),
)
_CLAIM_PARTS: Final = """
      GRAPH ?graph {
        ?claim dl:claims ?fact ; dl:inArticle ?article ; dl:attributedTo ?voice ;
          dl:attributionMode ?mode ; dl:polarity ?polarity ; dl:modality ?modality ;
          dl:certainty ?certainty ; dl:confidence ?confidence ; dl:evidence ?evidence .
        ?evidence oa:hasSelector ?words , ?position .
        ?words oa:exact ?quote .
        ?position oa:start ?start ; oa:end ?end .
      }
    }
    LIMIT 999999 }
  OPTIONAL { GRAPH ?graph { ?words oa:prefix ?before ; oa:suffix ?after } }
  OPTIONAL { GRAPH ?graph { ?claim dl:timeExpression ?time } }
  OPTIONAL { GRAPH ?graph { ?claim dl:earliest ?earliest } }
  OPTIONAL { GRAPH ?graph { ?claim dl:latest ?latest } }
  OPTIONAL { GRAPH ?graph { ?article schema:headline ?title } }
  OPTIONAL { GRAPH ?graph { ?article dl:source ?source } }
  OPTIONAL { GRAPH ?graph { ?article schema:url ?url } }
  OPTIONAL { GRAPH ?graph { ?article dl:referenceDate ?day } }
  OPTIONAL { GRAPH <graph/entities> { ?voice rdfs:label ?voiceLabel } }
  BIND (COALESCE(?title, ?source) AS ?headline)
"""


def _claims(condition: str, order: str) -> str:
    columns = " ".join(f"?{name}" for name in CLAIM_COLUMNS)
    return (
        f"{_PROLOGUE}SELECT {columns} WHERE {{\n  {{ SELECT * WHERE {{\n"
        f"      VALUES ?thing {{ dl:Entity }}\n      {condition}{_CLAIM_PARTS}}}\n"
        f"ORDER BY {order}\n"
    )


CLAIMS_OF_FACT: Final = _claims(
    "GRAPH ?graph { ?claim dl:claims ?thing }", "?voiceLabel ?voice ?day ?article ?start ?claim"
)
CLAIMS_OF_ARTICLE: Final = _claims(
    "GRAPH ?graph { ?claim dl:inArticle ?thing }", "?start ?end ?claim"
)
CLAIMS_OF_EVIDENCE: Final = _claims("GRAPH ?graph { ?claim dl:evidence ?thing }", "?claim")
CLAIM: Final = _claims("GRAPH ?graph { ?thing a dl:Claim } BIND (?thing AS ?claim)", "?claim")

# Unions, not paths of zero steps: those would be tried in each of the articles' graphs.
BUNDLE: Final = f"""{_PROLOGUE}CONSTRUCT {{ ?node ?property ?value }} WHERE {{
  VALUES ?thing {{ dl:Entity }}
  {{ GRAPH ?graph {{ ?thing ?property ?value }} BIND (?thing AS ?node) }}
  UNION {{ GRAPH ?graph {{ ?thing dl:evidence ?node . ?node ?property ?value }} }}
  UNION {{ GRAPH ?graph {{ ?thing oa:hasSelector ?node . ?node ?property ?value }} }}
  UNION {{
    GRAPH ?graph {{ ?thing dl:evidence/oa:hasSelector ?node . ?node ?property ?value }}
  }}
}}
"""
GRAPH: Final = f"""{_PROLOGUE}CONSTRUCT {{ ?node ?property ?value }} WHERE {{
  VALUES ?thing {{ dl:Entity }}
  GRAPH ?thing {{ ?node ?property ?value }}
}}
"""
HOLDING_GRAPH: Final = f"""{_PROLOGUE}SELECT ?holding WHERE {{
  VALUES ?thing {{ dl:Entity }}
  GRAPH ?holding {{ ?thing ?property ?value }}
}}
LIMIT 1
"""
GRAPH_SIZE: Final = f"""{_PROLOGUE}SELECT (COUNT(*) AS ?size) WHERE {{
  {{ SELECT * WHERE {{
      VALUES ?thing {{ dl:Entity }}
      GRAPH ?thing {{ ?node ?property ?value }}
    }}
    LIMIT 100000 }}
}}
"""
