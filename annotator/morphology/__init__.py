"""The camel-tools stage: database, analyser, choice of a reading, segmentation, tokens."""
