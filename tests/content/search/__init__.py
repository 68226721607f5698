"""What people type, and what of our own glossary should be found."""
