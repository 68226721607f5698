"""The only reader of data: YAML with places and limits, and the records it holds."""
