"""The built site in a real browser, from disk and over HTTP."""
