"""The words of the glossary itself: what they say agrees with what was settled once."""
