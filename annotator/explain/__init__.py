"""Why a word is what it is in the output: what each component saw, chose and dropped.

Nothing is decided anew here: the components run as always, and tell what they did.
"""

from annotator.explain.explain import explain, word_at
from annotator.explain.report import render

__all__ = ["explain", "render", "word_at"]
