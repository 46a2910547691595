"""The rules between clauses, X-01 to X-22: each has a small draft in which it speaks and one in which it is silent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest
from small_profiles import drafted, errors, found, profile

from drafter.diagnostics import Diagnostic
from drafter.library.names import texts_of
from drafter.markup.unparse import unparse_clause_text
from drafter.model.clause import ClauseLibrary
from drafter.model.instrument import Article, Paragraph, Subparagraph
from drafter.model.walk import nodes, plain_words


@dataclass(frozen=True)
class Case:
    """A profile in which a rule speaks, with the code and a piece of its message; and one in which it is silent."""

    rule: str
    about: str
    speaks: str
    code: str
    says: str
    silent: str


CASES = (
    # --- X-01: the commission and what it stands on ---------------------------------------------------------------
    Case(
        "X-01",
        "a standing commission brings its electors",
        profile("attribution.commission", settings={"attribution.commission": "form: standing"}),
        "clause-required",
        "'institutions.privileges' was pulled in: 'attribution.commission' needs it: Those who accuse States",
        profile("attribution.commission", settings={"attribution.commission": "form: panel"}),
    ),
    Case(
        "X-01",
        "a standing commission keeps its conference",
        profile(
            "attribution.commission",
            settings={"attribution.commission": "form: standing"},
            drop=["institutions.conference"],
        ),
        "dropped-required",
        "'institutions.conference' is dropped, but 'attribution.commission' needs it",
        profile(
            "attribution.commission",
            settings={"attribution.commission": "form: panel"},
            drop=["institutions.conference"],
        ),
    ),
    Case(
        "X-01",
        "a procedure without a body",
        profile("attribution.procedure", settings={"attribution.commission": "form: none"}),
        "conflict",
        "there is nobody to receive a referral",
        profile("attribution.procedure", settings={"attribution.commission": "form: panel"}),
    ),
    Case(
        "X-01",
        "findings without a body",
        profile("attribution.findings", settings={"attribution.commission": "form: none"}),
        "conflict",
        "Where no body is established there are no findings",
        profile("attribution.findings", settings={"attribution.commission": "form: panel"}),
    ),
    # --- X-02: the fund and the unit of account -------------------------------------------------------------------
    Case(
        "X-02",
        "a fund brings the way to claim",
        profile("liability.fund"),
        "clause-required",
        "'liability.claims' was pulled in: 'liability.fund' needs it: The Fund is the last resort",
        profile("liability.damage"),
    ),
    Case(
        "X-02",
        "contributions by groups that do not exist",
        profile("liability.fund", settings={"division-of-labour.groups": "basis: none"}),
        "conflict",
        "Contributions are fixed by group here, and that article makes no groups",
        profile("liability.fund", settings={"division-of-labour.groups": "basis: index"}),
    ),
    Case(
        "X-02",
        "a cap brings the unit in which it is counted",
        profile("liability.limits", settings={"liability.limits": "limit: cap"}, drop=["general.use-of-terms"]),
        "dropped-required",
        "'liability.limits' needs it: A cap is counted in units of account",
        profile("liability.limits", settings={"liability.limits": "limit: cap"}),
    ),
    # --- X-03: a presumption of attribution from an omission ------------------------------------------------------
    Case(
        "X-03",
        "a presumption brings the rule on proof",
        profile("due-diligence.consequence", settings={"due-diligence.consequence": "consequence: presumption"}),
        "clause-required",
        "'due-diligence.proof' was pulled in: 'due-diligence.consequence' needs it: A presumption of attribution",
        profile("due-diligence.consequence", settings={"due-diligence.consequence": "consequence: own-omission"}),
    ),
    Case(
        "X-03",
        "a presumption against effective control",
        profile(
            "due-diligence.consequence",
            settings={
                "due-diligence.consequence": "consequence: presumption",
                "attribution.non-state-actors": "control: effective-control, without-prejudice: out",
            },
        ),
        "conflict",
        "leaves a tribunal with two opposite rules",
        profile(
            "due-diligence.consequence",
            settings={
                "due-diligence.consequence": "consequence: presumption",
                "attribution.non-state-actors": "control: effective-control, without-prejudice: in",
            },
        ),
    ),
    # --- X-04: clocks need an address -----------------------------------------------------------------------------
    Case(
        "X-04",
        "requests bring the points of contact",
        profile("due-diligence.requests-to-mitigate", drop=["cooperation.points-of-contact"]),
        "dropped-required",
        "without one nobody can say when they began",
        profile("due-diligence.requests-to-mitigate"),
    ),
    Case(
        "X-04",
        "knowledge after notice brings the request",
        profile("due-diligence.knowledge", settings={"due-diligence.knowledge": "standard: notified"}),
        "clause-required",
        "'due-diligence.knowledge' needs it: The notice that starts the clock is a request to act",
        profile("due-diligence.knowledge", settings={"due-diligence.knowledge": "standard: actual, receipt: out"}),
    ),
    Case(
        "X-04",
        "a warning through the secretariat brings the directory",
        profile("due-diligence.notification", settings={"due-diligence.notification": "route: through-secretariat"}),
        "clause-required",
        "'institutions.clearing-house' was pulled in: 'due-diligence.notification' needs it",
        profile("due-diligence.notification", settings={"due-diligence.notification": "route: direct"}),
    ),
    # --- X-05: bodies of which the text speaks (see also the test of every clause below) --------------------------
    Case(
        "X-05",
        "seats in a conference bring the conference",
        profile("cooperation.stakeholders", settings={"cooperation.stakeholders": "participation: observers"}),
        "clause-required",
        "'institutions.conference' was pulled in: 'cooperation.stakeholders' needs it: Seats are reserved",
        profile("cooperation.stakeholders", settings={"cooperation.stakeholders": "participation: promote"}),
    ),
    Case(
        "X-05",
        "a register brings its keeper",
        profile(
            "security-concept.tools",
            settings={"security-concept.tools": "regime: register"},
            drop=["institutions.secretariat"],
        ),
        "dropped-required",
        "'security-concept.tools' needs it: Reports need an addressee",
        profile("security-concept.tools", drop=["institutions.secretariat"]),
    ),
    # --- X-06: organizations as parties, and majorities -----------------------------------------------------------
    Case(
        "X-06",
        "organizations become bound under the article on consent",
        profile("final.regional-organizations", drop=["final.consent"]),
        "dropped-required",
        "'final.regional-organizations' needs it: The organization becomes bound under that article",
        profile("final.regional-organizations"),
    ),
    Case(
        "X-06",
        "an amendment by a conference that is not there",
        profile("final.amendment", settings={"final.amendment": "adoption: conference"}, drop=["institutions"]),
        "dropped-required",
        "'final.amendment' needs it: The Conference of the Parties that adopts the amendment",
        profile(
            "final.amendment", settings={"final.amendment": "adoption: amendment-conference"}, drop=["institutions"]
        ),
    ),
    # --- X-07: annexes and defined terms --------------------------------------------------------------------------
    Case(
        "X-07",
        "groups bring their annex",
        profile("division-of-labour.groups", settings={"division-of-labour.groups": "basis: index"}),
        "clause-required",
        "'division-of-labour.groups' needs it: The groups and their criteria are described in the annex",
        profile("division-of-labour.groups", settings={"division-of-labour.groups": "basis: none"}),
    ),
    Case(
        "X-07",
        "a menu brings its annex",
        profile("cooperation.confidence-building", settings={"cooperation.confidence-building": "mode: menu"}),
        "clause-required",
        "'cooperation.confidence-building' needs it: The menu stands in that annex",
        profile("cooperation.confidence-building", settings={"cooperation.confidence-building": "mode: voluntary"}),
    ),
    Case(
        "X-07",
        "defined terms bring the article that defines them",
        profile("attribution.private-response"),
        "clause-required",
        "'general.use-of-terms' was pulled in: the draft uses defined terms",
        profile("general.non-parties"),
    ),
    Case(
        "X-07",
        "defined terms cannot do without that article",
        profile("attribution.private-response", drop=["general.use-of-terms"]),
        "dropped-required",
        "'general.use-of-terms' is dropped, but the draft uses defined terms",
        profile("general.non-parties", drop=["general.use-of-terms"]),
    ),
    # --- X-08: fault is responsibility, and not liability ---------------------------------------------------------
    Case(
        "X-08",
        "a cap upon responsibility",
        profile("liability.limits", settings={"liability.basis": "basis: fault", "liability.limits": "limit: cap"}),
        "conflict",
        "a cap on liability for lawful",
        profile("liability.limits", settings={"liability.basis": "basis: two-tiers", "liability.limits": "limit: cap"}),
    ),
    Case(
        "X-08",
        "an exclusive regime that rests on what it excludes",
        profile(
            "liability.regimes",
            "liability.basis",
            settings={"liability.regimes": "relation: exclusive", "liability.basis": "basis: fault"},
        ),
        "conflict",
        "A regime that excludes responsibility for the omission",
        profile(
            "liability.regimes",
            "liability.basis",
            settings={"liability.regimes": "relation: exclusive", "liability.basis": "basis: strict"},
        ),
    ),
    Case(
        "X-08",
        "periods of liability upon responsibility",
        profile("liability.basis", "liability.time-limits", settings={"liability.basis": "basis: fault"}),
        "conflict",
        "Those periods are part of a bargain about liability without breach",
        profile("liability.basis", "liability.time-limits", settings={"liability.basis": "basis: strict"}),
    ),
    # --- X-09: declarations beside a prohibition of reservations --------------------------------------------------
    Case(
        "X-09",
        "no reservations, and a declaration that looks like one",
        profile(
            "final.reservations",
            "disputes.opt-out",
            settings={"final.reservations": "rule: prohibited, declarations-not-reservations: out"},
        ),
        "conflict",
        "has to say that the declaration is not a reservation",
        profile("final.reservations", "disputes.opt-out", settings={"final.reservations": "rule: prohibited"}),
    ),
    # --- X-10: provisional application of compulsory settlement ---------------------------------------------------
    Case(
        "X-10",
        "silence on proceedings in the meantime",
        profile(
            "final.provisional-application",
            "disputes.judicial-settlement",
            settings={
                "final.provisional-application": "mode: by-notification, proceedings-excluded: out",
                "disputes.judicial-settlement": "forum: arbitration-icj",
            },
        ),
        "conflict",
        "whether compulsory settlement of disputes is itself applied provisionally",
        profile(
            "final.provisional-application",
            "disputes.judicial-settlement",
            settings={
                "final.provisional-application": "mode: by-notification, proceedings-excluded: in",
                "disputes.judicial-settlement": "forum: arbitration-icj",
            },
        ),
    ),
    # --- X-11: infrastructure off limits in war -------------------------------------------------------------------
    Case(
        "X-11",
        "off limits at all times, with humanitarian law untouched",
        profile(
            "security-concept.infrastructure",
            "security-concept.humanitarian-law",
            settings={"security-concept.infrastructure": "time: always, defence: excluded"},
        ),
        "conflict",
        "Humanitarian law permits attack on military objectives",
        profile(
            "security-concept.infrastructure",
            "security-concept.humanitarian-law",
            settings={"security-concept.infrastructure": "time: peacetime"},
        ),
    ),
    Case(
        "X-11",
        "the armed forces off limits at all times",
        profile(
            "security-concept.infrastructure",
            settings={
                "security-concept.infrastructure": "time: always, defence: included, ci-sectors: [energy, defence]"
            },
        ),
        "conflict",
        "Systems of the armed forces cannot be immune",
        profile(
            "security-concept.infrastructure",
            settings={
                "security-concept.infrastructure": "time: always, defence: excluded, ci-sectors: [energy, health]"
            },
        ),
    ),
    # --- X-12: who may take countermeasures -----------------------------------------------------------------------
    Case(
        "X-12",
        "third States in a text that insists on sovereignty",
        profile(
            "attribution.countermeasures",
            "security-concept.sovereignty",
            settings={
                "attribution.countermeasures": "takers: third-states",
                "security-concept.sovereignty": "sovereignty: rule",
            },
        ),
        "conflict",
        "a regional text that insists upon sovereignty will hardly want it",
        profile(
            "attribution.countermeasures",
            "security-concept.sovereignty",
            settings={
                "attribution.countermeasures": "takers: injured",
                "security-concept.sovereignty": "sovereignty: rule",
            },
        ),
    ),
    Case(
        "X-12",
        "the injured State alone, and third States too",
        profile(
            "attribution.countermeasures",
            settings={"attribution.countermeasures": "takers: [injured, third-states]"},
        ),
        "open-choice",
        "'attribution.countermeasures.takers' is open in a clean text",
        profile("attribution.countermeasures", settings={"attribution.countermeasures": "takers: third-states"}),
    ),
    # --- X-13: a truce while the commission examines --------------------------------------------------------------
    Case(
        "X-13",
        "the truce brings the procedure that ends it",
        profile(
            "attribution.countermeasures",
            settings={"attribution.countermeasures": "takers: excluded-while-seised"},
            drop=["attribution.procedure"],
        ),
        "dropped-required",
        "the time limits of the procedure are its end",
        profile(
            "attribution.countermeasures",
            settings={"attribution.countermeasures": "takers: injured"},
            drop=["attribution.procedure"],
        ),
    ),
    Case(
        "X-13",
        "a truce without an exception for urgency",
        profile(
            "attribution.countermeasures",
            settings={"attribution.countermeasures": "takers: excluded-while-seised, urgent: out"},
        ),
        "conflict",
        "a referral would protect the operation",
        profile(
            "attribution.countermeasures",
            settings={"attribution.countermeasures": "takers: excluded-while-seised, urgent: in"},
        ),
    ),
    # --- X-14: content as a threat, and freedom of expression -----------------------------------------------------
    Case(
        "X-14",
        "information security with the full clause on persons",
        profile(
            "security-concept.concept",
            "security-concept.persons",
            settings={"security-concept.concept": "concept: information", "security-concept.persons": "form: full"},
            more="terms: {cyber-security: information}",
        ),
        "conflict",
        "Information security treats content as a possible threat",
        profile(
            "security-concept.concept",
            "security-concept.persons",
            settings={"security-concept.concept": "concept: information", "security-concept.persons": "form: savings"},
            more="terms: {cyber-security: information}",
        ),
    ),
    # --- X-15: paying without a duty to prevent (see also the test of the words below) ----------------------------
    Case(
        "X-15",
        "absolute liability without a duty to prevent",
        profile(
            "due-diligence.prevention",
            "liability.basis",
            settings={"due-diligence.prevention": "prevention: stop-only", "liability.basis": "basis: strict"},
        ),
        "conflict",
        "A State would pay for damage that nothing in the draft obliges it to prevent",
        profile("due-diligence.prevention", "liability.basis", settings={"liability.basis": "basis: strict"}),
    ),
    # --- X-16: between two States ---------------------------------------------------------------------------------
    *(
        Case(
            "X-16",
            f"notes between two States, and {clause}",
            profile("final.exchange-of-notes", clause),
            "conflict",
            says,
            profile("final.exchange-of-notes", "final.duration"),
        )
        for clause, says in (
            ("institutions.conference", "Between two States there is no conference"),
            ("final.signature", "is signed by those two and is not opened for signature"),
            ("final.regional-organizations", "have no place in a text that nobody may join"),
            ("final.entry-into-force", "a draft that has both has two dates"),
            ("final.depositary", "there is nothing to deposit"),
        )
    ),
    Case(
        "X-16",
        "notes between two States want a term of years",
        profile("final.exchange-of-notes"),
        "recommendation",
        "'final.exchange-of-notes' is better with 'final.duration'",
        profile("final.exchange-of-notes", "final.duration"),
    ),
    # --- X-17: protocols ------------------------------------------------------------------------------------------
    Case(
        "X-17",
        "signature by parties to a parent brings the parent",
        profile("final.signature", settings={"final.signature": "participation: parties-to-parent"}),
        "clause-required",
        "'final.parent' was pulled in: 'final.signature' needs it: Where only States bound by a parent treaty may sign",
        profile("final.signature", settings={"final.signature": "participation: all-states"}),
    ),
    Case(
        "X-17",
        "parties to the parent only, and signature by all",
        profile("final.parent", settings={"final.signature": "participation: all-states"}),
        "unmet-requirement",
        "is opened for signature to those States and to no others",
        profile("final.parent", settings={"final.signature": "participation: parties-to-parent"}),
    ),
    Case(
        "X-17",
        "a protocol to nothing",
        profile(
            "final.parent",
            settings={"final.signature": "participation: parties-to-parent"},
            facts="{depositary: the Depositary, place: Geneva, date: 2026-01-01}",
        ),
        "missing-fact",
        "the draft speaks of its parent, and the profile does not say it",
        profile("final.parent", settings={"final.signature": "participation: parties-to-parent"}),
    ),
    # --- X-18: a text that is no treaty (see also the tests of the words below) -----------------------------------
    *(
        Case(
            "X-18",
            f"no treaty, and {clause}",
            profile(
                "general.relation-to-treaties", clause, settings={"general.relation-to-treaties": "relation: political"}
            ),
            "conflict",
            says,
            profile("general.relation-to-treaties", clause),
        )
        for clause, says in (
            ("final.depositary", "A text that is not a treaty has no signatures, instruments or reservations"),
            ("final.signature", "A text that is not a treaty has no signatures, instruments or reservations"),
            ("final.exchange-of-notes", "Notes that bring a text into force make a treaty of it"),
            ("disputes.negotiation", "Where nothing is owed there is no dispute about performance"),
            ("disputes.judicial-settlement", "Where nothing is owed there is no dispute about performance"),
        )
    ),
    # --- X-19: a number that can be reached -----------------------------------------------------------------------
    Case(
        "X-19",
        "more instruments than States",
        profile("final.entry-into-force", settings={"final.entry-into-force": "ratifications: 20"}, potential=10),
        "values-disagree",
        "'final.entry-into-force.ratifications' is 20, more than the number of States that could become parties, 10",
        profile("final.entry-into-force", settings={"final.entry-into-force": "ratifications: 10"}, potential=10),
    ),
    # --- X-20: something to grade, and commissions beside courts --------------------------------------------------
    Case(
        "X-20",
        "a graded standard brings what is graded",
        profile("attribution.standard-of-proof", settings={"attribution.standard-of-proof": "standard: graded"}),
        "clause-required",
        "'attribution.standard-of-proof' needs it: A graded standard needs consequences to be graded",
        profile("attribution.standard-of-proof", settings={"attribution.standard-of-proof": "standard: balance"}),
    ),
    Case(
        "X-20",
        "no court, and a Claims Commission",
        profile(
            "disputes.judicial-settlement",
            "liability.claims",
            settings={"disputes.judicial-settlement": "forum: none", "liability.claims": "forum: commission"},
        ),
        "conflict",
        "A Claims Commission is compatible with the exclusion of courts only because",
        profile(
            "disputes.judicial-settlement",
            "liability.claims",
            settings={
                "disputes.judicial-settlement": "forum: arbitration-icj",
                "liability.claims": "forum: commission",
            },
        ),
    ),
    # --- X-21: the Charter prevails -------------------------------------------------------------------------------
    Case(
        "X-21",
        "a protocol that prevails over its parent",
        profile(
            "final.parent",
            "general.relation-to-treaties",
            settings={
                "final.signature": "participation: parties-to-parent",
                "general.relation-to-treaties": "relation: prevails",
            },
        ),
        "conflict",
        "cannot declare that it prevails over all treaties on the matter",
        profile(
            "final.parent",
            "general.relation-to-treaties",
            settings={"final.signature": "participation: parties-to-parent"},
        ),
    ),
    *(
        Case(
            "X-21",
            f"{clause} brings the saving of the Charter",
            profile(clause),
            "clause-required",
            f"'general.charter' was pulled in: '{clause}' needs it",
            profile("security-concept.espionage"),
        )
        for clause in (
            "security-concept.peaceful-use",
            "security-concept.infrastructure",
            "attribution.countermeasures",
        )
    ),
    Case(
        "X-21",
        "an article on force cannot do without Article 103",
        profile("security-concept.peaceful-use", drop=["general.relation-to-treaties"]),
        "dropped-required",
        "The saving of Article 103 of the Charter stands there",
        profile("security-concept.espionage", drop=["general.relation-to-treaties"]),
    ),
    # --- X-22: clocks that run in order ---------------------------------------------------------------------------
    Case(
        "X-22",
        "a warning later than the answer to a request",
        profile(
            "due-diligence.notification",
            "due-diligence.requests-to-mitigate",
            settings={
                "due-diligence.notification": "hours: 96",
                "due-diligence.requests-to-mitigate": "response-hours: 72",
            },
        ),
        "values-disagree",
        "Who must warn of an emergency must warn before",
        profile(
            "due-diligence.notification",
            "due-diligence.requests-to-mitigate",
            settings={
                "due-diligence.notification": "hours: 72",
                "due-diligence.requests-to-mitigate": "response-hours: 72",
            },
        ),
    ),
    Case(
        "X-22",
        "an answer before the receipt is acknowledged",
        profile(
            "due-diligence.requests-to-mitigate",
            settings={"due-diligence.requests-to-mitigate": "acknowledge-hours: 48, response-hours: 24"},
        ),
        "values-disagree",
        "A request is acknowledged before it is answered",
        profile(
            "due-diligence.requests-to-mitigate",
            settings={"due-diligence.requests-to-mitigate": "acknowledge-hours: 24, response-hours: 24"},
        ),
    ),
    Case(
        "X-22",
        "an examination shorter than the exchange before it",
        profile(
            "due-diligence.requests-to-mitigate",
            "attribution.procedure",
            settings={
                "due-diligence.requests-to-mitigate": "response-hours: 480",
                "attribution.procedure": "preliminary: 15",
                "attribution.commission": "form: panel",
            },
        ),
        "values-disagree",
        "An examination begins where requests between the States have run their course",
        profile(
            "due-diligence.requests-to-mitigate",
            "attribution.procedure",
            settings={"attribution.commission": "form: panel"},
        ),
    ),
    Case(
        "X-22",
        "a preliminary report after the final one",
        profile(
            "attribution.procedure",
            settings={
                "attribution.procedure": "preliminary: 120, final: 90",
                "attribution.commission": "form: panel",
            },
        ),
        "values-disagree",
        "A preliminary report comes before the final one",
        profile(
            "attribution.procedure",
            settings={
                "attribution.procedure": "preliminary: 90, final: 120",
                "attribution.commission": "form: panel",
            },
        ),
    ),
    Case(
        "X-22",
        "a court before negotiation has ended",
        profile(
            "disputes.judicial-settlement",
            settings={"disputes.negotiation": "months: 12", "disputes.judicial-settlement": "months: 6"},
        ),
        "values-disagree",
        "Each step towards a settlement is at least as long as the one before",
        profile(
            "disputes.judicial-settlement",
            settings={"disputes.negotiation": "months: 6", "disputes.judicial-settlement": "months: 12"},
        ),
    ),
    Case(
        "X-22",
        "conciliation before negotiation has ended",
        profile(
            "disputes.conciliation",
            settings={"disputes.negotiation": "months: 9", "disputes.conciliation": "recourse: compulsory, months: 6"},
        ),
        "values-disagree",
        "conciliation would begin before negotiation had ended",
        profile(
            "disputes.conciliation",
            settings={"disputes.negotiation": "months: 9", "disputes.conciliation": "recourse: optional, months: 6"},
        ),
    ),
    Case(
        "X-22",
        "operators later than their State",
        profile(
            "division-of-labour.operators",
            "due-diligence.notification",
            settings={"division-of-labour.operators": "hours: 72", "due-diligence.notification": "hours: 24"},
        ),
        "values-disagree",
        "A State that must warn others within hours cannot wait longer than that",
        profile(
            "division-of-labour.operators",
            "due-diligence.notification",
            settings={"division-of-labour.operators": "hours: 24", "due-diligence.notification": "hours: 24"},
        ),
    ),
    Case(
        "X-22",
        "a delay that outlasts the first evaluation",
        profile(
            "division-of-labour.transition",
            settings={"division-of-labour.transition": "years: 6", "institutions.conference": "first-review-years: 5"},
        ),
        "values-disagree",
        "The first evaluation of the instrument is to find every State bound by the whole of it",
        profile(
            "division-of-labour.transition",
            settings={"division-of-labour.transition": "years: 4", "institutions.conference": "first-review-years: 5"},
        ),
    ),
    Case(
        "X-22",
        "a State that says it is unable when the time to act is over",
        profile(
            "due-diligence.inability",
            "due-diligence.requests-to-mitigate",
            settings={"due-diligence.inability": "hours: 96"},
        ),
        "values-disagree",
        "A State that cannot act says so before the time in which it would have had to act",
        profile(
            "due-diligence.inability",
            "due-diligence.requests-to-mitigate",
            settings={"due-diligence.inability": "hours: 72"},
        ),
    ),
    Case(
        "X-22",
        "knowledge deemed after the answer is due",
        profile(
            "due-diligence.knowledge",
            settings={
                "due-diligence.knowledge": "standard: notified, hours: 96",
                "due-diligence.requests-to-mitigate": "response-hours: 72",
            },
        ),
        "values-disagree",
        "is by then to know what it is asked about",
        profile(
            "due-diligence.knowledge",
            settings={
                "due-diligence.knowledge": "standard: notified, hours: 72",
                "due-diligence.requests-to-mitigate": "response-hours: 72",
            },
        ),
    ),
    Case(
        "X-22",
        "a presumption before the answer is due",
        profile(
            "due-diligence.proof",
            "due-diligence.requests-to-mitigate",
            settings={"due-diligence.proof": "burden: presumption-after-notice, hours: 48"},
        ),
        "values-disagree",
        "Nothing is presumed against a State while the time for its answer still runs",
        profile(
            "due-diligence.proof",
            "due-diligence.requests-to-mitigate",
            settings={"due-diligence.proof": "hours: 48"},
        ),
    ),
    Case(
        "X-22",
        "a contact slower than the authority behind it",
        profile(
            "due-diligence.requests-to-mitigate",
            settings={
                "cooperation.points-of-contact": "acknowledgement-hours: 24",
                "due-diligence.requests-to-mitigate": "acknowledge-hours: 12",
            },
        ),
        "values-disagree",
        "The point of contact confirms the arrival of a request before",
        profile(
            "due-diligence.requests-to-mitigate",
            settings={
                "cooperation.points-of-contact": "acknowledgement-hours: 12",
                "due-diligence.requests-to-mitigate": "acknowledge-hours: 12",
            },
        ),
    ),
    Case(
        "X-22",
        "a delay that outlasts the first review",
        profile(
            "division-of-labour.transition",
            "security-concept.review",
            settings={"division-of-labour.transition": "years: 6", "security-concept.review": "first-years: 5"},
        ),
        "values-disagree",
        "A delay that outlasts the first review escapes it",
        profile(
            "division-of-labour.transition",
            "security-concept.review",
            settings={"division-of-labour.transition": "years: 5", "security-concept.review": "first-years: 5"},
        ),
    ),
    Case(
        "X-22",
        "a long stop as short as the short limit",
        profile("liability.time-limits", settings={"liability.time-limits": "knowledge-months: 36, stop-years: 3"}),
        "wrong-value",
        "'liability.time-limits.stop-years': it must be at least 5",
        profile("liability.time-limits", settings={"liability.time-limits": "knowledge-months: 36, stop-years: 5"}),
    ),
)

each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {case.about}")

BEARING_THE_CODE = ("conflict", "unmet-requirement", "values-disagree")
"""The diagnostics whose message ends with the code of the rule."""


@each_case
def test_the_rule_speaks(case: Case, library: ClauseLibrary, tmp_path: Path) -> None:
    diagnostics = found(library, tmp_path, case.speaks)
    said = spoken(diagnostics, case)
    assert len(said) == 1, [f"{d.code}: {d.message}" for d in diagnostics]
    if case.code in BEARING_THE_CODE:
        assert said[0].endswith(f"({case.rule})")


@each_case
def test_the_rule_is_silent(case: Case, library: ClauseLibrary, tmp_path: Path) -> None:
    diagnostics = found(library, tmp_path, case.silent)
    assert errors(diagnostics) == []
    assert spoken(diagnostics, case) == []


def spoken(diagnostics: Iterable[Diagnostic], case: Case) -> list[str]:
    """What was found that is this rule's."""
    return [d.message for d in diagnostics if d.code == case.code and case.says in d.message]


def test_every_rule_has_a_case() -> None:
    assert {case.rule for case in CASES} == {f"X-{number:02}" for number in range(1, 23)}


# --- what holds by the wording, so that there is nothing to report ------------------------------------------------


def words_of(library: ClauseLibrary, folder: Path, text: str) -> dict[str, str]:
    """The words of each article of a sound draft, by clause."""
    outcome = drafted(library, folder, text)
    assert outcome.draft is not None, errors(outcome.diagnostics)
    return {
        node.clause_id: " ".join(
            plain_words(words)
            for block in nodes(node)
            if isinstance(block, Paragraph | Subparagraph)
            for words in (block.chapeau, block.closing_words)
        )
        for node in nodes(outcome.draft.instrument)
        if isinstance(node, Article)
    }


def test_a_cap_has_its_unit_defined(library: ClauseLibrary, tmp_path: Path) -> None:
    """X-02."""
    settings = {"liability.limits": "limit: cap"}
    assert (
        "“Unit of account”"
        in words_of(library, tmp_path, profile("liability.limits", settings=settings))["general.use-of-terms"]
    )


def test_organizations_are_states_parties_within_their_competence(library: ClauseLibrary, tmp_path: Path) -> None:
    """X-06."""
    words = words_of(library, tmp_path, profile("final.regional-organizations"))["final.regional-organizations"]
    assert "References in this Convention to a State Party or States Parties" in words
    assert "apply to such an organization within the limits of its competence" in words


def test_reservations_are_prohibited_unless_another_article_permits_them(
    library: ClauseLibrary, tmp_path: Path
) -> None:
    """X-09."""
    words = words_of(library, tmp_path, profile("final.reservations", "disputes.opt-out"))["final.reservations"]
    assert "unless another article of this Convention expressly permits it" in words
    assert "is not a reservation for the purposes of this article" in words


@pytest.mark.parametrize("clause", ["due-diligence.duty", "due-diligence.standard"])
def test_duty_and_standard_can_stand_without_prevention(clause: str, library: ClauseLibrary) -> None:
    """X-15: neither says "prevent" in any alternative, so that a duty to stop can stand beside either."""
    for text, _ in texts_of(library.clauses[clause]):
        assert "prevent" not in unparse_clause_text(text).casefold()


def test_the_soft_house_turns_a_duty_into_a_recommendation(library: ClauseLibrary, tmp_path: Path) -> None:
    """X-18."""
    settings = {"general.relation-to-treaties": "relation: political"}
    text = profile("cooperation.points-of-contact", "general.relation-to-treaties", settings=settings)
    binding = words_of(library, tmp_path, text)
    many = "parties: {one: State, several: States, potential: 193}"
    soft = words_of(library, tmp_path, text.replace("parties: {potential: 193}", many) + "style: soft\n")
    assert binding["cooperation.points-of-contact"].startswith("Each State Party shall,")
    assert soft["cooperation.points-of-contact"].startswith("Each State should,")
    assert not [clause for clause, words in soft.items() if "shall" in words.casefold()]


@pytest.mark.parametrize("relation", ["without-prejudice", "compatible", "prevails", "political"])
def test_no_treaty_overrides_the_charter(relation: str, library: ClauseLibrary, tmp_path: Path) -> None:
    """X-21."""
    settings = {"general.relation-to-treaties": f"relation: {relation}"}
    words = words_of(library, tmp_path, profile("general.relation-to-treaties", settings=settings))
    assert "Article 103 of the Charter of the United Nations" in words["general.relation-to-treaties"]


def test_a_short_limit_ends_before_the_long_stop_whatever_is_set(library: ClauseLibrary) -> None:
    """X-22: the bounds of the periods do not meet, so that no setting can turn them round."""
    parameters = library.clauses["liability.time-limits"].parameters
    for short, long in (
        ("knowledge-months", "stop-years"),
        ("damage-years", "incident-years"),
        ("discovery-years", "outer-years"),
    ):
        assert parameters[short].maximum.in_hours() <= parameters[long].minimum.in_hours()  # type: ignore[union-attr]
