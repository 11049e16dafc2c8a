"""Queries of unknown cost in processes of their own, which can be limited and ended.

The engine cannot be told to stop: the time, memory and size of an answer are bounded from outside.
"""
