"""Pages that belong to others: what they mention, and links put in or taken away with nothing else changed."""
