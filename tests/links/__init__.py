"""What is linked and what is not."""
