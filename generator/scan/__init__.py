"""Where words stand in a page of Markdown or HTML, without a byte of it changed. Nothing here knows a term."""
