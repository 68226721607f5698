"""The only writer: inside the folder or the file it is given, and nowhere else."""

from generator.output.files import Content, Files, OutputError, files_in, merged
from generator.output.folder import LIST, write
from generator.output.single import rewrite, write_one

__all__ = ["LIST", "Content", "Files", "OutputError", "files_in", "merged", "rewrite", "write", "write_one"]
