"""Annotated documents as HTML: one page that needs no network, and a notebook's cell."""
