"""What the glossary promises, and that it keeps it."""
