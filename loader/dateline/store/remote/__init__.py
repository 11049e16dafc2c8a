"""A store on any SPARQL 1.1 server: Protocol, Update and Graph Store Protocol."""
