"""Places: the table, how it is built from public packages, and how it is looked up.

Nothing here knows of rules or of the pipeline: callers pass bytes, paths or rows in.
"""
