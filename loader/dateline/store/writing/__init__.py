"""Writes of clients to graphs of their own: SPARQL updates and Graph Store writes.

What a request would do is worked out first, on a scratch copy; then what it did to the clients'
graphs, and only that, is done to the store in one transaction. So no way of writing an update,
however its text is read, can reach the graphs that dateline keeps.
"""
