"""The only writer: inside the folder or the file it is given, and nowhere else."""

from generator.output.files import Content, Files, OutputError, files_in, merged
from generator.output.folder import Renewal, renewing, write
from generator.output.places import refuse_amidst
from generator.output.prepare import prepare
from generator.output.single import rewrite, write_one

__all__ = [
    "Content",
    "Files",
    "OutputError",
    "Renewal",
    "files_in",
    "merged",
    "prepare",
    "refuse_amidst",
    "renewing",
    "rewrite",
    "write",
    "write_one",
]
