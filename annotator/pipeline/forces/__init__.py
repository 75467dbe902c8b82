"""Forces: armed, uniformed and crowd actors, their people and their equipment.

A document is read into a :class:`view.View`; :mod:`parse` finds the spans, :mod:`links`
and :mod:`codes` say who belongs to whom and which event codes follow.
"""
