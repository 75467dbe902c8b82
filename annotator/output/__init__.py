"""From records to files: JSONL, CSV, Parquet, summaries, and back to pandas."""
