"""The search: what people type, and the code of the browser run by Node."""
