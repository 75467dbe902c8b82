"""Exchange formats: annotated documents to other tools, and corrected ones back as gold.

Writers and readers of the tools' formats share one model, the :class:`~.sheet.Sheet` of a
document: labelled spans with values, and links between them.
"""
