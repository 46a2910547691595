"""The files beside the clauses: groups, defined terms, the register of authorities."""

from __future__ import annotations

from drafter.diagnostics import Findings
from drafter.library.clause_records import read_citations
from drafter.library.fields import NAME, Fields, wrong_shape
from drafter.library.yaml_source import Mapping, Node, Scalar, Sequence
from drafter.model.clause import STATUSES, WEIGHTS, Authority, Group, PaperRow, Term, TermVariant, TextBlock

AUTHORITY_TYPES = (
    "legal_case",
    "treaty",
    "report",
    "book",
    "article-journal",
    "chapter",
    "legislation",
    "document",
    "webpage",
    "article",
    "dataset",
)
BIBLIOGRAPHIC_FIELDS = (
    "parties",
    "court",
    "phase",
    "place",
    "date",
    "report",
    "series",
    "volume",
    "issue",
    "page",
    "number",
    "container",
    "publisher",
    "editor",
    "edition",
    "doi",
    "url",
    "in-force",
    "parallel",
    "note",
)

_ID_HINT = "ids are lower-case words joined by hyphens"


def read_groups(root: Node, findings: Findings) -> dict[str, Group]:
    """The groups of clauses in the order of a treaty."""
    if not isinstance(root, Sequence):
        wrong_shape(root, "the file of groups", "list", findings)
        return {}
    groups = {}
    for item in root.items:
        if not isinstance(item, Mapping):
            wrong_shape(item, "every group", "mapping", findings)
            continue
        fields = Fields(item, findings, "a group")
        group = Group(
            id=fields.text("id", required=True),
            heading=fields.text("heading", required=True),
            kind=fields.one_of("kind", ("frame", "strategy"), "frame"),
            strategy=fields.text("strategy"),
            summary=fields.text("summary"),
            span=fields.span,
        )
        fields.done()
        if group.id and not NAME.fullmatch(group.id):
            findings.error("wrong-value", f"'{group.id}' is no id", fields.entries["id"][1].span, _ID_HINT)
        elif group.id in groups:
            message = f"the group '{group.id}' stands here a second time"
            findings.error("duplicate-name", message, fields.entries["id"][1].span, "keep one of the two")
        else:
            groups[group.id] = group
    return groups


def read_paper(root: Node, findings: Findings) -> dict[str, PaperRow]:
    """The rows of the paper, in its order: what it says, and when the library meets it or why it does not."""
    if not isinstance(root, Sequence):
        findings.error("wrong-shape", "the file of the paper's rows must be a list", root.span)
        return {}
    rows = {}
    for item in root.items:
        if not isinstance(item, Mapping):
            findings.error("wrong-shape", "every row must be a mapping", item.span)
            continue
        fields = Fields(item, findings, "a row of the paper")
        row = PaperRow(
            id=fields.text("row", required=True),
            says=fields.text("says", required=True),
            met=fields.text("met"),
            left_out=fields.text("left_out"),
            slip=fields.text("slip"),
        )
        fields.done()
        rows[row.id] = row
    return rows


def read_terms(root: Node, findings: Findings) -> dict[str, Term]:
    """The defined terms, by id."""
    return {name.text: _term(name, fields) for name, fields in _entries(root, findings, "the term")}


def _term(name: Scalar, fields: Fields) -> Term:
    variants = {}
    for variant_name, variant in fields.named("variants", "the variant"):
        variants[variant_name.text] = _variant(variant_name.text, variant)
        variant.done()
    if variants:
        default = fields.one_of("default", variants, next(iter(variants)), required=True)
    else:
        default = ""
        variants[""] = _variant("", fields)
    term = Term(
        id=name.text,
        default=default,
        variants=variants,
        authorities=read_citations(fields, "authorities"),
        commentary=fields.paragraphs("commentary"),
        span=name.span,
    )
    fields.done()
    return term


def _variant(name: str, fields: Fields) -> TermVariant:
    text = fields.clause_text("definition", required=True)
    blocks = tuple(block for block in text if isinstance(block, TextBlock))
    if text and (len(blocks) != len(text) or len(blocks) > 1):
        place = fields.entries["definition"][1].span
        message = f"the definition of {fields.what} must be one sentence"
        fields.findings.error("notation", message, place, "write it without '#.', with a list under it if it needs one")
    return TermVariant(
        name, fields.text("singular", required=True), fields.text("plural"), blocks[:1] or (TextBlock(()),)
    )


def read_authorities(root: Node, findings: Findings) -> dict[str, Authority]:
    """The register of authorities, by id."""
    return {name.text: _authority(name, fields) for name, fields in _entries(root, findings, "the authority")}


def _authority(name: Scalar, fields: Fields) -> Authority:
    status = fields.one_of("status", STATUSES, "recalled", required=True)
    seen = fields.text("seen")
    if status != "recalled" and not seen:
        fields.findings.error(
            "unsourced-status",
            f"{fields.what} is marked {status} but does not say where it was seen",
            name.span,
            "add 'seen: …', or mark it recalled",
        )
    title = fields.text("title", required=True)
    authority = Authority(
        id=name.text,
        type=fields.one_of("type", AUTHORITY_TYPES, "document", required=True),
        weight=fields.one_of("weight", WEIGHTS, "doctrine", required=True),
        title=title,
        short=fields.text("short", title),
        status=status,
        seen=seen,
        fields={key: fields.text(key) for key in BIBLIOGRAPHIC_FIELDS if fields.has(key)},
        author=fields.texts("author"),
        printed=fields.one_of("printed", ("yes", "no"), "yes") == "yes",
        span=name.span,
    )
    fields.taken.update(BIBLIOGRAPHIC_FIELDS)
    fields.done()
    return authority


def _entries(root: Node, findings: Findings, what: str) -> list[tuple[Scalar, Fields]]:
    if not isinstance(root, Mapping):
        wrong_shape(root, "this file", "mapping", findings)
        return []
    found = []
    for key, value in root.entries:
        if not NAME.fullmatch(key.text):
            findings.error("wrong-value", f"'{key.text}' is no id", key.span, _ID_HINT)
        elif isinstance(value, Mapping):
            found.append((key, Fields(value, findings, f"{what} '{key.text}'")))
        else:
            wrong_shape(value, f"{what} '{key.text}'", "mapping", findings)
    return found
