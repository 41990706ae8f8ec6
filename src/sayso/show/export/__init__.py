"""Tables as files: CSV, XLSX, Parquet and JSON, and the manifest that says what was written."""
