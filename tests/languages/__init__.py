"""A small German project, a small Spanish one, and what holds for every language of the product."""
