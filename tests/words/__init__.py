"""The words of a glossary, looked for by Python and by JavaScript: the same cases for both."""
