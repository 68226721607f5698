"""Structured term data to a searchable glossary site in several languages."""
