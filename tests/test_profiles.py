"""The nine shipped profiles: each is the treaty that its table row promises, and stands as one document."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations

import pytest

from drafter import pipeline
from drafter.assembly.assemble import assemble
from drafter.diagnostics import Severity
from drafter.model.clause import ClauseLibrary
from drafter.model.draft import FACES, Draft
from drafter.model.inline import Blank, Bracketed
from drafter.model.instrument import (
    Alternatives,
    Annex,
    Article,
    Chapter,
    Paragraph,
    Part,
    Recital,
    Subparagraph,
)
from drafter.model.instrument import Testimonium as ClosingFormula  # a name that pytest would take for a test
from drafter.model.walk import nodes, plain_words

PROFILES = (
    "attribution-protocol",
    "bilateral-agreement",
    "code-of-conduct",
    "due-diligence-protocol",
    "framework-convention",
    "liability-protocol",
    "model-convention",
    "moot-compromis",
    "regional-convention",
)
OWN_FACE = ""

Drafting = Callable[..., Draft]


@pytest.fixture(scope="module")
def draft_of(library: ClauseLibrary) -> Drafting:
    """Drafts a shipped profile, each in each face once."""
    made: dict[tuple[str, str], Draft] = {}

    def draft(name: str, face: str = OWN_FACE) -> Draft:
        if (name, face) not in made:
            outcome = pipeline.try_draft(library, name, face=face)
            assert outcome.draft is not None, [d.message for d in outcome.diagnostics if d.severity == "error"]
            made[name, face] = outcome.draft
        return made[name, face]

    return draft


each_profile = pytest.mark.parametrize("name", PROFILES)


def clauses_of(draft: Draft) -> dict[str, str]:
    """The words of each clause of a draft with its heading, without footnotes."""
    units = (n for n in nodes(draft.instrument) if isinstance(n, Article | Annex | Recital | ClosingFormula))
    return {unit.clause_id: " ".join(_words(unit)) for unit in units}


def _words(unit: object) -> Iterator[str]:
    match unit:
        case Article() | Annex():
            yield plain_words(unit.heading)
            for provision in unit.content:
                yield from _words(provision)
        case Recital():
            yield f"{plain_words(unit.opener)} {plain_words(unit.content)}"
        case ClosingFormula():
            for paragraph in unit.paragraphs:
                yield from _words(paragraph)
        case Alternatives():
            for text in unit.texts:
                for paragraph in text.paragraphs:
                    yield from _words(paragraph)
        case Paragraph() | Subparagraph():
            yield plain_words(unit.chapeau)
            for item in unit.subparagraphs:
                yield from _words(item)
            yield plain_words(unit.closing_words)


def whole(draft: Draft) -> str:
    """All words that are printed as the draft's own: title, headings, preamble, articles, annexes, closing formula."""
    instrument = draft.instrument
    preamble = instrument.preamble
    headings = [plain_words(n.heading) for n in nodes(instrument) if isinstance(n, Part | Chapter)]
    opening = [plain_words(preamble.opening), plain_words(preamble.enacting_words)] if preamble else []
    return "\n".join([plain_words(instrument.title), *opening, *headings, *clauses_of(draft).values()])


# --- each of them -------------------------------------------------------------------------------------------------


def test_there_are_nine() -> None:
    assert pipeline.shipped_profiles() == PROFILES


@each_profile
@pytest.mark.parametrize("face", [OWN_FACE, "options", "annotated"])
def test_it_is_drafted_without_an_error_or_a_warning(library: ClauseLibrary, name: str, face: str) -> None:
    outcome = pipeline.try_draft(library, name, face=face)
    assert [d.message for d in outcome.diagnostics if d.severity is not Severity.INFO] == []
    assert outcome.draft is not None


def test_the_moot_cannot_be_drafted_clean_while_points_are_open(library: ClauseLibrary) -> None:
    outcome = pipeline.try_draft(library, "moot-compromis", face="clean")
    assert {d.code for d in outcome.diagnostics if d.severity is Severity.ERROR} == {"open-choice"}


@each_profile
def test_it_selects_by_name_all_that_it_needs(draft_of: Drafting, name: str) -> None:
    """What is pulled in stands where it falls; a shipped profile says where everything stands."""
    reasons = draft_of(name).reasons
    assert [clause for clause, why in reasons.items() if all(reason.by for reason in why)] == []


@each_profile
def test_nothing_is_left_open_but_in_the_moot(draft_of: Drafting, name: str) -> None:
    draft = draft_of(name)
    if name == "moot-compromis":
        assert len(draft.open_points) >= 5
    else:
        assert not any(draft.open_points.values())
        assert not [n for n in nodes(draft.instrument) if isinstance(n, Bracketed | Alternatives)]


@each_profile
def test_the_clean_face_has_no_note_and_the_annotated_face_shows_its_sources(draft_of: Drafting, name: str) -> None:
    own, annotated = draft_of(name), draft_of(name, "annotated")
    notes = [type(n).__name__ for n in nodes(annotated.instrument)].count("Footnote")
    assert notes >= len(clauses_of(annotated)) // 2
    assert "Footnote" not in {type(n).__name__ for n in nodes(own.instrument)}


@each_profile
@pytest.mark.parametrize("format_", ["docx", "html", "md"])
def test_it_is_written(draft_of: Drafting, name: str, format_: str) -> None:
    instrument = draft_of(name).instrument
    written = pipeline.write(instrument, format_)
    if format_ == "docx":
        assert written.startswith(b"PK")
    else:
        assert written.decode().count(plain_words(instrument.title).split()[-1])
        assert len(written) > len(whole(draft_of(name)))


# --- the table, row by row ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Row:
    """Words of one clause in one draft; without words, the clause is not in it."""

    profile: str
    about: str
    clause: str
    words: str = ""


P1, P2, P3, P4, P5, P6, P7, P8, P9 = (
    "model-convention",
    "framework-convention",
    "due-diligence-protocol",
    "attribution-protocol",
    "moot-compromis",
    "regional-convention",
    "bilateral-agreement",
    "liability-protocol",
    "code-of-conduct",
)

TABLE = (
    # knowledge
    Row(P1, "knowledge: constructive", "due-diligence.knowledge", "knows, or in the circumstances should have known"),
    Row(P2, "knowledge: actual", "due-diligence.knowledge", "has actual knowledge"),
    Row(P3, "knowledge: constructive", "due-diligence.knowledge", "knows, or in the circumstances should have known"),
    Row(P4, "no article on knowledge", "due-diligence.knowledge"),
    Row(P5, "knowledge: both in brackets, actual", "due-diligence.knowledge", "has actual knowledge"),
    Row(P5, "knowledge: both in brackets, constructive", "due-diligence.knowledge", "should have known"),
    Row(P6, "knowledge: actual", "due-diligence.knowledge", "has actual knowledge"),
    Row(
        P7,
        "knowledge: deemed after 72 hours",
        "due-diligence.knowledge",
        "upon the expiry of 72 hours from the receipt",
    ),
    Row(P8, "no article on knowledge", "due-diligence.knowledge"),
    # standard of conduct
    Row(P1, "standard: appropriate", "due-diligence.standard", "all appropriate and reasonably available measures"),
    Row(P2, "standard: best efforts", "due-diligence.standard", "to use its best efforts"),
    Row(P3, "standard: feasible", "due-diligence.standard", "every measure that is feasible in the circumstances"),
    Row(P5, "standard: contested, appropriate", "due-diligence.standard", "all appropriate and reasonably available"),
    Row(P5, "standard: contested, feasible", "due-diligence.standard", "every measure that is feasible"),
    Row(P5, "standard: contested, best efforts", "due-diligence.standard", "to use its best efforts"),
    Row(
        P6,
        "standard: within capabilities",
        "due-diligence.standard",
        "The capabilities of the State Party concerned shall",
    ),
    Row(P6, "cooperation: within capabilities", "cooperation.duty", "within its capabilities"),
    Row(P7, "standard: feasible", "due-diligence.standard", "every measure that is feasible in the circumstances"),
    # threshold
    Row(P1, "threshold: serious", "due-diligence.threshold", "is likely to cause, serious harm"),
    Row(P2, "no article on the threshold", "due-diligence.threshold"),
    Row(P3, "threshold: significant", "due-diligence.threshold", "is highly likely to cause, significant harm"),
    Row(P5, "threshold: serious", "due-diligence.threshold", "is likely to cause, serious harm"),
    Row(P6, "threshold: serious", "due-diligence.threshold", "is likely to cause, serious harm"),
    Row(P7, "threshold: list", "due-diligence.threshold", "against any of the following in the other Party, whatever"),
    Row(P8, "threshold: significant", "liability.damage", "significant"),
    # non-State actors
    Row(
        P1,
        "control: the general rule",
        "attribution.non-state-actors",
        "on the instructions of, or under the direction",
    ),
    Row(P4, "control: overall for groups", "attribution.non-state-actors", "that has overall control of the group"),
    Row(
        P5,
        "control: contested, general",
        "attribution.non-state-actors",
        "on the instructions of, or under the direction",
    ),
    Row(P5, "control: contested, effective", "attribution.non-state-actors", "effective control"),
    Row(P5, "control: contested, overall", "attribution.non-state-actors", "overall control of the group"),
    Row(
        P6,
        "control: the general rule",
        "attribution.non-state-actors",
        "on the instructions of, or under the direction",
    ),
    # standard of proof
    Row(P1, "proof: clear and convincing", "attribution.standard-of-proof", "by clear and convincing evidence"),
    Row(P4, "proof: graded", "attribution.standard-of-proof", "the standard that corresponds to the consequence"),
    Row(P5, "proof: contested, clear", "attribution.standard-of-proof", "by clear and convincing evidence"),
    Row(P5, "proof: contested, balance", "attribution.standard-of-proof", "more probable than not"),
    Row(P8, "proof: balance", "attribution.standard-of-proof", "more probable than not"),
    # the body that examines
    Row(P1, "commission: standing", "attribution.commission", "is hereby established as a standing body"),
    Row(P2, "no commission", "attribution.commission"),
    Row(P3, "no commission", "attribution.commission"),
    Row(P4, "commission: standing", "attribution.commission", "is hereby established as a standing body"),
    Row(P5, "commission: fact-finding", "attribution.commission", "a fact-finding commission"),
    Row(P6, "no commission, but consultation", "attribution.commission"),
    Row(P6, "consultation before attribution", "attribution.consultation", "consult"),
    Row(P7, "commission: joint group", "attribution.commission", "A joint examination shall be conducted by a group"),
    Row(P8, "no commission", "attribution.commission"),
    # countermeasures
    Row(P1, "countermeasures: assistance", "attribution.countermeasures", "another State Party may assist it"),
    Row(
        P4,
        "countermeasures: truce",
        "attribution.countermeasures",
        "no State Party shall take a countermeasure in respect",
    ),
    Row(
        P5,
        "countermeasures: injured only",
        "attribution.countermeasures",
        "A State Party that is not injured by the act",
    ),
    Row(P6, "no countermeasures", "attribution.countermeasures"),
    Row(P7, "countermeasures: excluded", "attribution.countermeasures", "shall not, in their mutual relations, take"),
    # liability and the fund
    Row(P1, "liability: two tiers, the first", "liability.basis", "shall be absolutely liable to pay compensation"),
    Row(P1, "liability: two tiers, the second", "liability.basis", "only in so far as the damage is due to its fault"),
    Row(P1, "fund: assessed", "liability.fund", "in accordance with the group in which"),
    Row(P2, "no liability", "liability.basis"),
    Row(P3, "liability: fault", "liability.basis", "has failed to exercise the due diligence required"),
    Row(P3, "no fund", "liability.fund"),
    Row(P5, "liability: fault", "liability.basis", "has failed to exercise the due diligence required"),
    Row(P5, "no fund", "liability.fund"),
    Row(P8, "liability: two tiers, the first", "liability.basis", "shall be absolutely liable to pay compensation"),
    Row(P8, "liability: two tiers, the second", "liability.basis", "only in so far as the damage is due to its fault"),
    Row(P8, "fund: assessed", "liability.fund", "in accordance with the group in which"),
    # the concept of security
    *(
        Row(name, "concept: cyber security", "security-concept.concept", "the preservation of cyber security")
        for name in (P1, P2, P5, P7)
    ),
    Row(P6, "concept: information security", "security-concept.concept", "the preservation of information security"),
    # disputes
    Row(P1, "disputes: negotiation", "disputes.negotiation", "by negotiation or by other peaceful means"),
    Row(P1, "disputes: arbitration", "disputes.judicial-settlement", "be submitted to arbitration"),
    Row(P1, "disputes: the Court", "disputes.judicial-settlement", "may refer the dispute to the International Court"),
    Row(P1, "disputes: opt-out", "disputes.opt-out", "declare that it does not consider itself bound"),
    Row(P2, "disputes: negotiation", "disputes.negotiation", "by negotiation or by other peaceful means"),
    Row(P2, "disputes: no court", "disputes.judicial-settlement"),
    Row(P3, "disputes: as in the parent treaty", "final.parent", "the settlement of disputes"),
    Row(P3, "disputes: no article of its own", "disputes.negotiation"),
    Row(P4, "disputes: Commission first", "disputes.negotiation", "before the final report under article"),
    Row(
        P5,
        "disputes: special agreement",
        "disputes.judicial-settlement",
        "by special agreement, to the International Court",
    ),
    Row(P6, "disputes: consultations", "cooperation.consultations", "request consultations"),
    Row(P6, "disputes: no court", "disputes.judicial-settlement"),
    Row(P7, "disputes: consultations", "cooperation.consultations", "request consultations"),
    Row(P7, "disputes: no court", "disputes.judicial-settlement"),
    Row(P8, "disputes: Claims Commission", "liability.claims", "Claims Commission"),
    # final provisions
    Row(
        P1,
        "in force: fortieth",
        "final.entry-into-force",
        "on the ninetieth day after the date of deposit of the fortieth",
    ),
    Row(P1, "no reservations", "final.reservations", "No reservation or exception may be made"),
    Row(P1, "organizations", "final.regional-organizations", "A regional integration organization may"),
    Row(P2, "in force: thirtieth", "final.entry-into-force", "deposit of the thirtieth instrument"),
    Row(P2, "compatible reservations", "final.reservations", "compatible with the object and purpose"),
    *(
        row
        for name in (P3, P4, P8)
        for row in (
            Row(name, "in force: twentieth", "final.entry-into-force", "deposit of the twentieth instrument"),
            Row(name, "only for parties to the parent", "final.parent", "unless it is a party to the parent treaty"),
            Row(
                name,
                "signed by parties to the parent",
                "final.signature",
                "Model Framework Convention on Cyber Security",
            ),
        )
    ),
    Row(P5, "no entry into force", "final.entry-into-force"),
    Row(P5, "no signature", "final.signature"),
    Row(P6, "in force: four", "final.entry-into-force", "on which four States have expressed their consent"),
    Row(P6, "working languages", "final.authentic-texts", "in the working languages of the Regional Organization"),
    Row(P7, "in force: two notes", "final.exchange-of-notes", "receipt of the later of the two notifications"),
    Row(P7, "five years", "final.duration", "for five years from the date of its entry into force"),
    Row(P7, "no count of instruments", "final.entry-into-force"),
    # parts
    *(
        Row(P1, f"part: {c}", c, " ")
        for c in ("cooperation.duty", "division-of-labour.roles", "security-concept.tools")
    ),
    *(
        Row(P2, f"part: {c}", c, " ")
        for c in ("cooperation.duty", "division-of-labour.costs", "security-concept.review")
    ),
    *(Row(P3, f"part: {c}", c, " ") for c in ("cooperation.points-of-contact", "cooperation.information")),
    Row(P3, "part: assistance", "cooperation.assistance", " "),
    Row(P4, "part: institutions", "institutions.conference", " "),
    *(Row(P5, f"part: {c}", c, " ") for c in ("due-diligence.duty", "attribution.organs", "liability.reparation")),
    *(
        Row(P6, f"part: {c}", c, " ")
        for c in ("cooperation.duty", "security-concept.tools", "division-of-labour.costs")
    ),
    Row(P6, "due diligence is a norm", "due-diligence.duty", "affirm, as a norm of responsible State behaviour"),
    *(Row(P7, f"part: {c}", c, " ") for c in ("security-concept.infrastructure", "cooperation.points-of-contact")),
    *(Row(P7, f"part: {c}", c, " ") for c in ("cooperation.response-teams", "due-diligence.requests-to-mitigate")),
    *(Row(P8, f"part: {c}", c, " ") for c in ("liability.limits", "liability.reparation", "institutions.conference")),
    # the ninth
    Row(P9, "due diligence is a norm", "due-diligence.duty", "affirm, as a norm of responsible State behaviour"),
    Row(P9, "no treaty", "general.relation-to-treaties", "This Code is not a treaty"),
    Row(P9, "no final provisions", "final.entry-into-force"),
    Row(P9, "no settlement of disputes", "disputes.negotiation"),
)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row.profile}: {row.about}")
def test_the_setting_is_in_the_text(draft_of: Drafting, row: Row) -> None:
    words = clauses_of(draft_of(row.profile)).get(row.clause)
    if row.words:
        assert words is not None
        assert row.words in words
    else:
        assert words is None


@pytest.mark.parametrize(
    ("clause", "choice"),
    [
        ("due-diligence.standard", "measures"),
        ("due-diligence.knowledge", "standard"),
        ("attribution.non-state-actors", "control"),
        ("attribution.standard-of-proof", "standard"),
    ],
)
def test_the_moot_leaves_the_contested_points_open(draft_of: Drafting, clause: str, choice: str) -> None:
    article = next(n for n in nodes(draft_of(P5).instrument) if isinstance(n, Article) and n.clause_id == clause)
    open_here = [n for n in nodes(article) if isinstance(n, Alternatives | Bracketed)]
    assert open_here, f"{choice} is settled"
    assert draft_of(P5).open_points[clause] >= 1


# --- each is one document -----------------------------------------------------------------------------------------


SOFT_BARS = (
    r"\b[Ss]hall\b",
    r"\bPart(?:y|ies)\b",
    r"[Rr]atif",
    r"\benter(?:s|ed)? into force\b",
    r"\bentry into force\b",
)


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("bar", SOFT_BARS)
def test_the_code_of_conduct_binds_nobody(draft_of: Drafting, face: str, bar: str) -> None:
    words = whole(draft_of(P9, face))
    assert [words[max(0, m.start() - 40) : m.end() + 20] for m in re.finditer(bar, words)] == []
    assert "should" in words


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize(
    "bar",
    [
        r"(?i)\bdepositar(?:y|ies)\b",
        r"(?i)\bconference\b",
        r"(?i)\baccede|\baccession\b",
        r"(?i)\bratif",
        r"\bStates? Part(?:y|ies)\b",
        r"\bopen for signature\b",
        r"\bthe secretariat\b",
        r"\bother Parties\b",
        r"\beach of the Parties concerned\b",
    ],
)
def test_the_bilateral_agreement_is_between_two(draft_of: Drafting, face: str, bar: str) -> None:
    words = whole(draft_of(P7, face))
    assert [words[max(0, m.start() - 40) : m.end() + 20] for m in re.finditer(bar, words)] == []


BODIES = (
    (r"\bConference of the Parties\b", "institutions.conference"),
    (r"\bthe secretariat\b(?! of the parent)", "institutions.secretariat"),
    (r"\bclearing-house\b", "institutions.clearing-house"),
    (r"\bimplementation committee\b", "institutions.implementation-committee"),
    (r"\b[Tt]echnical body\b", "institutions.technical-body"),
    (r"\bAttribution Commission\b", "attribution.commission"),
    (r"\bClaims Commission\b", "liability.claims"),
    (r"\b(?:Compensation|the) Fund\b", "liability.fund"),
    (r"\bconciliation commission\b", "disputes.conciliation"),
    (r"\bthe depositary\b", "final.depositary"),
    (r"\bGroup [ABC]\b", "division-of-labour.groups"),
    (r"\bparent treaty\b", "final.parent"),
)


@each_profile
@pytest.mark.parametrize(("phrase", "clause"), BODIES, ids=[clause for _, clause in BODIES])
def test_it_speaks_of_no_body_that_it_does_not_create(draft_of: Drafting, name: str, phrase: str, clause: str) -> None:
    for face in (OWN_FACE, "options"):
        draft = draft_of(name, face)
        spoken = [found for found, words in clauses_of(draft).items() if re.search(phrase, words)]
        assert not spoken or clause in draft.reasons, f"{', '.join(spoken)} speak of it"


@pytest.mark.parametrize(("phrase", "clause"), BODIES, ids=[clause for _, clause in BODIES])
def test_each_body_is_spoken_of_where_it_is_created(draft_of: Drafting, phrase: str, clause: str) -> None:
    """Or the phrase looks for nothing."""
    drafts = [draft_of(name) for name in PROFILES]
    assert any(re.search(phrase, clauses_of(draft).get(clause, "")) for draft in drafts)


STATES = (
    "Afghanistan, Albania, Algeria, Argentina, Armenia, Australia, Austria, Azerbaijan, Bangladesh, Belarus, "
    "Belgium, Bolivia, Brazil, Canada, Chile, China, Colombia, Costa Rica, Cuba, Denmark, Ecuador, Egypt, Estonia, "
    "Ethiopia, Finland, France, Georgia, Germany, Ghana, Greece, Hungary, Iceland, India, Indonesia, Iran, Iraq, "
    "Ireland, Israel, Italy, Japan, Jordan, Kazakhstan, Kenya, Korea, Latvia, Lebanon, Libya, Lithuania, Malaysia, "
    "Mexico, Montenegro, Morocco, Netherlands, Nicaragua, Nigeria, Norway, Pakistan, Palestine, Panama, Peru, "
    "Philippines, Poland, Portugal, Qatar, Romania, Russia, Rwanda, Saudi Arabia, Serbia, Singapore, Slovakia, "
    "South Africa, Spain, Sudan, Sweden, Switzerland, Syria, Tajikistan, Thailand, Tunisia, Turkey, Ukraine, United "
    "Arab Emirates, United Kingdom, United States, Uruguay, Uzbekistan, Venezuela, Viet Nam, Yemen, Zimbabwe"
).split(", ")
INCIDENTS = (
    "Stuxnet", "NotPetya", "WannaCry", "SolarWinds", "Colonial Pipeline", "Shamoon", "Flame", "Trail Smelter", "Corfu",
)  # fmt: skip


@each_profile
@pytest.mark.parametrize("face", [OWN_FACE, "options"])
def test_it_names_no_state_and_no_incident(draft_of: Drafting, name: str, face: str) -> None:
    words = whole(draft_of(name, face))
    assert [named for named in (*STATES, *INCIDENTS) if re.search(rf"\b{named}\b", words)] == []


# --- open choices -------------------------------------------------------------------------------------------------


@each_profile
def test_no_two_alternatives_of_an_open_choice_read_the_same(library: ClauseLibrary, name: str) -> None:
    """Every choice of every clause of the profile is left open, and what stands in brackets is compared."""
    drafted = pipeline.draft(library, pipeline.load_profile(name))
    open_ = [f"{clause}.{choice}=open" for clause in drafted.reasons for choice in library.clauses[clause].choices]
    profile = pipeline.load_profile(name, open_)
    style, _ = pipeline.try_style(profile)
    assert style is not None
    compared = 0
    for node in nodes(assemble(library, profile, style, "options").instrument):
        match node:
            case Alternatives(question, texts):
                told = [" ".join(w for p in text.paragraphs for w in _words(p)) for text in texts]
                about = question
            case Bracketed(alternatives):
                told = [plain_words(alternative) for alternative in alternatives]
                about = " | ".join(told)
            case _:
                continue
        assert [one for one, other in combinations(told, 2) if one == other] == [], about
        compared += len(told) > 1
    assert compared >= 10


@each_profile
def test_only_facts_that_belong_to_the_signing_are_blank(draft_of: Drafting, name: str) -> None:
    units = (n for n in nodes(draft_of(name).instrument) if isinstance(n, Article | Annex | Recital | ClosingFormula))
    blanks = {unit.clause_id for unit in units for node in nodes(unit) if isinstance(node, Blank)}
    assert blanks <= {"final.testimonium", "final.authentic-texts"}
