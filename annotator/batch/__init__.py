"""Running over many documents: what is read, how it is run, what becomes of errors."""
