"""The command line: thin shells over functions of the package."""
