"""What the pipeline costs on made-up glossaries of many sizes: `python -m benchmarks.run`."""
