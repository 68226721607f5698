"""The site of our own glossary in a browser: what the length and the sound of words may break."""
