"""Reading, checking and self-testing the rule files and lexicons of a pipeline."""
