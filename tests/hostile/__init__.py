"""What is broken on purpose, an area a file."""
