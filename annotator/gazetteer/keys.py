"""Keys under which names are compared: exact, and loose for frequent misspellings."""

import re

_LOOSE = str.maketrans("ةؤئى", "هويي")
_CONJUNCTION = re.compile(r"(?<= )و(?=\w{3})")

LOOSE_LENGTH = 5
"""Names with fewer letters are found in their exact spelling only."""


def loose(form: str) -> str:
    """Key that unites spellings which writers mix up: ة and ه, ؤ and و, ئ and ي.

    >>> loose("غزة"), loose("قلقيلية")
    ('غزه', 'قلقيليه')
    """
    return form.translate(_LOOSE).replace("ء", "")


def tokenized(form: str) -> list[str]:
    """A form as token sequences may show it: an inner و may be a word of its own.

    >>> tokenized("البوسنة والهرسك")  # Bosnia and Herzegovina
    ['البوسنة والهرسك', 'البوسنة و الهرسك']
    """
    split = _CONJUNCTION.sub("و ", form)
    return [form] if split == form else [form, split]
