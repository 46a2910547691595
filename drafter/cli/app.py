"""``drafter``: the commands and their help. Each command's work is in a module of its own, imported when it runs."""

from __future__ import annotations

import gc
import io
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    name="drafter",
    help="""Drafts model conventions on cyber security from a library of clauses.

    A profile (a short YAML file) says which clauses a draft takes and how they are set. Start with 'drafter build',
    which makes the shipped model convention; 'drafter list profiles' shows the others; 'drafter new my-treaty' begins
    a profile of your own.
    """,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Profiles = Annotated[list[str] | None, typer.Argument(metavar="[PROFILE]...", help="Shipped names or paths of files.")]
Packs = Annotated[
    list[Path] | None,
    typer.Option("--library", "--pack", metavar="DIR", help="A folder of clauses over the shipped ones. Repeatable."),
]
Settings = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="CLAUSE.NAME=VALUE", help="Sets a choice or a value, over the profile. Repeatable."),
]


def _version(wanted: bool) -> None:
    if wanted:
        from drafter import __version__

        typer.echo(f"drafter {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Shows the version and stops.")
    ] = False,
) -> None:
    """Answers the options that stand before a command."""


@app.command()
def build(
    profiles: Profiles = None,
    formats: Annotated[
        str, typer.Option("--format", "-f", metavar="LIST", help="Formats, with commas between: docx,pdf,html,md,akn.")
    ] = "docx,pdf",
    folder: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="Where the files go.")] = Path("output"),
    face: Annotated[
        str,
        typer.Option(
            metavar="FACE",
            help="clean: every choice made. options: open points bracketed. annotated: sourced. Else the profile's.",
        ),
    ] = "",
    settings: Settings = None,
    packs: Packs = None,
    watch: Annotated[
        bool, typer.Option("--watch", help="Builds again whenever a profile, clause, style or template is saved.")
    ] = False,
) -> None:
    """Builds drafts as Word, PDF, HTML, Markdown and Akoma Ntoso files.

    Without a profile it builds the shipped model convention. Nothing is written where a profile has errors.

    Examples:

      drafter build

      drafter build model-convention -f docx,pdf,html,md,akn -o drafts

      drafter build my-treaty.yaml --set final.entry-into-force.ratifications=60

      drafter build my-treaty.yaml -f html --watch
    """
    from drafter.cli.build import run_build

    lists = tuple(settings or ()), tuple(packs or ())
    raise typer.Exit(run_build(tuple(profiles or ()), formats, folder, face, *lists, watch=watch))


@app.command()
def check(
    profiles: Profiles = None,
    library: Annotated[bool, typer.Option("--library", help="Checks the clause library itself.")] = False,
    packs: Annotated[
        list[Path] | None,
        typer.Option("--pack", metavar="DIR", help="A folder of clauses over the shipped ones. Repeatable."),
    ] = None,
    settings: Settings = None,
    face: Annotated[
        str, typer.Option(metavar="FACE", help="clean, options or annotated; else the profile's own.")
    ] = "",
    output: Annotated[str, typer.Option("--format", help="text, json or sarif.")] = "text",
    strict: Annotated[bool, typer.Option("--strict", help="Warnings count as errors.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="Shows what is only for information too.")] = False,
    explain: Annotated[
        str, typer.Option(metavar="CODE", help="Explains a code and stops; 'rules' lists the rules of drafting.")
    ] = "",
    style: Annotated[
        str, typer.Option(metavar="STYLE", help="The house style of a text; else what it names, or un.")
    ] = "",
) -> None:
    """Checks profiles and clauses, or the text of a treaty, and prints everything that is wrong, all at once.

    Without a profile it checks the library and all shipped profiles. A file that ends in .txt or .md is read as the
    text of a treaty and checked against the rules of drafting of its house style.

    Examples:

      drafter check my-treaty.yaml

      drafter check treaty.txt --style coe

      drafter check my-treaty.yaml --format sarif > findings.sarif

      drafter check --explain N-7

      drafter check --library --strict

      drafter check --explain conflict
    """
    from drafter.cli.check import CheckRequest, run_check

    lists = tuple(profiles or ()), library, tuple(packs or ()), tuple(settings or ())
    raise typer.Exit(run_check(CheckRequest(*lists, face, output, strict, everything, explain, style)))


@app.command("list")
def list_(
    what: Annotated[str, typer.Argument(help="clauses, profiles, strategies, terms, authorities or styles.")],
    output: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
    status: Annotated[
        str, typer.Option(help="Authorities only: pinpoints that are checked, secondary or recalled.")
    ] = "",
    packs: Packs = None,
) -> None:
    """Lists what there is: clauses, profiles, strategies, terms, authorities, house styles.

    Examples:

      drafter list clauses

      drafter list authorities --status recalled
    """
    from drafter.cli.listing import run_list

    raise typer.Exit(run_list(what, output, status, tuple(packs or ())))


@app.command()
def show(
    name: Annotated[str, typer.Argument(help="The id of a clause, term or authority, or the name of a profile.")],
    output: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
    packs: Packs = None,
) -> None:
    """Shows one clause with its alternatives and sources, or one term, authority or profile.

    Example:

      drafter show due-diligence.knowledge
    """
    from drafter.cli.show import run_show

    raise typer.Exit(run_show(name, output, tuple(packs or ())))


@app.command()
def explain(
    profile: Annotated[str, typer.Argument(help="A shipped name or the path of a file.")],
    clause: Annotated[str, typer.Argument(help="One clause, to see how its choices were made.")] = "",
    output: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
    picture: Annotated[
        Path | None, typer.Option("--graph", metavar="FILE.svg", help="Draws the clauses and the rules between them.")
    ] = None,
    settings: Settings = None,
    packs: Packs = None,
) -> None:
    """Tells why each article is in a draft, what required it, and what was left out and why.

    Examples:

      drafter explain model-convention

      drafter explain model-convention due-diligence.knowledge
    """
    from drafter.cli.explain import run_explain

    raise typer.Exit(run_explain(profile, clause, output, picture, tuple(settings or ()), tuple(packs or ())))


@app.command()
def commentary(
    profile: Annotated[str, typer.Argument(help="A shipped name or the path of a file.")],
    formats: Annotated[
        str, typer.Option("--format", "-f", metavar="LIST", help="Formats, with commas between: docx,pdf,html,md,akn.")
    ] = "docx,pdf",
    folder: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="Where the files go.")] = Path("output"),
    settings: Settings = None,
    packs: Packs = None,
) -> None:
    """Writes the explanatory report: article by article the text, what it does, the options, the authorities.

    Example:

      drafter commentary model-convention -f docx,pdf
    """
    from drafter.cli.build import run_commentary

    raise typer.Exit(run_commentary(profile, formats, folder, tuple(settings or ()), tuple(packs or ())))


@app.command()
def compare(
    old: Annotated[str, typer.Argument(help="The profile to compare with: a shipped name or the path of a file.")],
    new: Annotated[str, typer.Argument(help="The profile whose text is shown, with its changes marked.")],
    formats: Annotated[
        str, typer.Option("--format", "-f", metavar="LIST", help="Formats, with commas between: docx,pdf,html,md,akn.")
    ] = "docx",
    folder: Annotated[Path, typer.Option("--output", "-o", metavar="DIR", help="Where the files go.")] = Path("output"),
    face: Annotated[
        str, typer.Option(metavar="FACE", help="clean, options or annotated, for both; else each profile's own.")
    ] = "",
    columns: Annotated[
        bool, typer.Option("--side-by-side", help="Sets the texts in two columns, on pages turned sideways.")
    ] = False,
    author: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who signs the changes; else the new profile's.")
    ] = None,
    date: Annotated[
        str, typer.Option(metavar="YYYY-MM-DD", help="The date of the changes; else the new profile's, if it has one.")
    ] = "",
    settings: Settings = None,
    packs: Packs = None,
) -> None:
    """Compares the texts of two profiles, word by word. In Word the differences are tracked changes.

    Accepting all changes gives the new text, rejecting them the old one. '--set' holds for both profiles.

    Examples:

      drafter compare framework-convention model-convention --author "Treaty Section" --date 2026-05-31

      drafter compare framework-convention model-convention --side-by-side -f pdf
    """
    from drafter.cli.compare import CompareRequest, run_compare

    lists = tuple(settings or ()), tuple(packs or ())
    raise typer.Exit(run_compare(CompareRequest(old, new, formats, folder, face, author, date, columns, *lists)))


@app.command()
def coverage(
    output: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
    packs: Packs = None,
) -> None:
    """Shows each row of the paper with the clauses that answer it and the profiles that reach them.

    Example:

      drafter coverage
    """
    from drafter.cli.explain import run_coverage

    raise typer.Exit(run_coverage(output, tuple(packs or ())))


@app.command()
def new(
    name: Annotated[str, typer.Argument(help="The name of the profile; the file is NAME.yaml in this folder.")],
    clause: Annotated[
        bool, typer.Option("--clause", help="Begins a clause instead; NAME is its id, such as cooperation.answers.")
    ] = False,
    folder: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="DIR", help="Where it goes, if not here or (a clause) into my-clauses."),
    ] = None,
    origin: Annotated[
        str, typer.Option("--from", metavar="PROFILE", help="The profile it begins from; else model-convention.")
    ] = "",
) -> None:
    """Begins a profile of your own, or a clause, with comments that say what each line does.

    Examples:

      drafter new my-treaty --from model-convention

      drafter new cooperation.answers --clause -o my-clauses
    """
    from drafter.cli.new import run_new, run_new_clause

    raise typer.Exit(run_new_clause(name, origin, folder) if clause else run_new(name, origin, folder))


@app.command()
def schema(
    what: Annotated[str, typer.Argument(metavar="profile|clause", help="Which kind of file.")],
    target: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Writes it there instead of printing it.")
    ] = None,
    packs: Packs = None,
) -> None:
    """Gives the JSON Schema of profiles or clause files, with which an editor completes and explains as you type.

    Examples:

      drafter schema profile -o profile.schema.json

      drafter schema profile --pack my-clauses -o profile.schema.json
    """
    from drafter.cli.schema import run_schema

    raise typer.Exit(run_schema(what, target, tuple(packs or ())))


@app.command()
def recipe(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A file of any format that Drafter built, edited since or not.")
    ],
    folder: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="DIR", help="Writes it there, as NAME.yaml, instead of printing it."),
    ] = None,
    formats: Annotated[
        str, typer.Option("--format", "-f", metavar="LIST", help="Builds the draft there again: docx,pdf,html,md,akn.")
    ] = "",
    packs: Packs = None,
) -> None:
    """Gives back the profile inside a built file, from which the same draft can be built again.

    Examples:

      drafter recipe model-convention.docx

      drafter recipe model-convention.pdf -o again -f docx,pdf,html,md,akn
    """
    from drafter.cli.recipe import run_recipe

    raise typer.Exit(run_recipe(file, folder, formats, tuple(packs or ())))


def run() -> None:
    """The entry point. Exit 0 clean, 1 the user's input is at fault, 2 wrong usage, 3 our bug, 130 interrupted."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal of few letters is no reason to fail
    gc.disable()  # a command is over before there is garbage worth collecting
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except Exception as fault:
        if os.environ.get("DRAFTER_DEBUG"):
            raise
        from drafter.cli.report import our_fault

        sys.stderr.write(our_fault(fault) + "\n")
        sys.exit(3)
