"""Linked claims as RDF: quads, the facts' computed part, SHACL check, export."""
