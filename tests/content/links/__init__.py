"""How words of our own terms are found in text: every form, and paragraphs with labels."""
