"""The tables of sources: their records, the notices on them, and what was looked up when."""

from references.models.importing import SourceImport, SourceImportFile, SourceImportRecord
from references.models.looking import LinkCheck, LinkState, LookUp
from references.models.notices import (
    RegisterEntry,
    RegisterImport,
    RegisterUpload,
    SourceNotice,
    SourceNoticeDecision,
)
from references.models.sources import Apart, MergedKey, RecordChange, Reference

__all__ = [
    "Apart",
    "LinkCheck",
    "LinkState",
    "LookUp",
    "MergedKey",
    "RecordChange",
    "Reference",
    "RegisterEntry",
    "RegisterImport",
    "RegisterUpload",
    "SourceImport",
    "SourceImportFile",
    "SourceImportRecord",
    "SourceNotice",
    "SourceNoticeDecision",
]
