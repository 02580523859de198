"""Many assets, one after the other: files, manifest and contact sheets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import bpy

from ...model_core.errors import RodinError
from ...model_core.export.choices import Choices
from ...model_core.export.manifest import export_settings, licence_of, new_manifest, note, write_manifest
from ...model_core.export.names import unique_names
from ...model_core.export.replacing import Earlier, written_before
from ...model_core.files import alone_in, room_kept
from ...model_core.steps import ProgressGenerator
from .. import models
from ..errors import SceneError
from ..extension import version
from .contact_sheet import ContactSheet
from .one import export_one
from .source import Source
from .writers import check_exporter

_NAMED = 10  # missing assets that a sentence names; the manifest names all
_NOTE = 24 * 1024  # bytes: an asset in the last manifest, and in those that a command line makes of it
_NOTED = 5  # assets between two writings of the manifest: as many may be whole and still called missing after a kill


@dataclass
class Reasons:
    """What a manifest tells in English, for a host to say in the language of its user: (name, why) of assets.

    Attributes:
        refused: those that were not written; one may have several reasons.
        one_level: those that were written as they stand.
    """

    refused: list[tuple[str, RodinError]] = field(default_factory=list)
    one_level: list[tuple[str, RodinError]] = field(default_factory=list)


def export_all(
    context: bpy.types.Context,
    named: Sequence[tuple[str, Callable[[], Source]]],
    folder: Path,
    choices: Choices,
    sheet: str = "contact_sheet",
    bases: Sequence[str] | None = None,
    reasons: Reasons | None = None,
) -> ProgressGenerator[dict]:
    """Write each asset; those that fail a guarantee, or can no longer be read, are refused, and the rest goes on.

    However it ends, the manifest in the folder tells what is written, refused and missing.

    Args:
        named: name, and a function that gives the asset when its turn comes.
        folder: an existing one. sheet: stem of the contact sheets' files.
        bases: of ``names.unique_names``, where they were made together with those of other exports.
        reasons: are added to, asset by asset.
    Yields:
        Share done.
    Returns:
        The manifest of this export alone.
    Raises:
        SceneError: the exporter is switched off, another export is at work in the folder, or a file cannot be written.
        ExportError: the folder has a manifest that cannot be read.
    """
    check_exporter(choices.format)
    reasons = Reasons() if reasons is None else reasons
    bases = bases or unique_names((name for name, _ in named), choices.names)
    planned = [{"name": name, "base": base} for (name, _), base in zip(named, bases, strict=True)]
    pictures = ContactSheet(folder, sheet)
    with _had(alone_in(folder, seconds=0), folder):
        earlier = Earlier(written_before(folder))
        write = partial(export_one, context, folder=folder, choices=choices, earlier=earlier)
        begun = [plan for plan in planned if earlier.is_free(folder / f"{plan['base']}{choices.suffix}", plan["base"])]
        record = new_manifest(
            _making(choices), begun
        )  # a stranger's file is not called missing, nor replaced next time
        _write(folder, record)
        try:
            with _had(room_kept(folder, _NOTE * (len(planned) + 1)), folder):
                yield from _export_each([source for _, source in named], planned, write, record, pictures, reasons)
        except SceneError as error:
            raise SceneError(
                "{error} Written: {written} of {planned}; missing: {missing}.",
                error=error,
                written=len(record["assets"]),
                planned=len(planned),
                missing=_missing(record, pictures.errors),
            ) from error
        finally:
            _try_to_write(folder, record)
    return record


def _export_each(
    sources: Sequence[Callable[[], Source]],
    planned: Sequence[dict],
    write: Callable[[Source, str], dict],
    record: dict,
    pictures: ContactSheet,
    reasons: Reasons,
) -> Iterator[float]:
    """Write all assets and the contact sheets, and note them in the record."""
    licence = record["makings"][0]["weights"]["licence"]
    for index, (source, plan) in enumerate(zip(sources, planned, strict=True)):
        entry, found = _export(source, plan, write, licence, reasons)
        note(record, entry)
        if found:
            pictures.add(plan["base"], found)
        if (index + 1) % _NOTED == 0:
            _write(pictures.folder, record)
        yield (index + 1) / len(planned)
    record["contact_sheets"] = pictures.finish()
    for error in pictures.errors.values():
        raise error


def _export(
    source: Callable[[], Source],
    plan: dict,
    write: Callable[[Source, str], dict],
    licence: str | None,
    reasons: Reasons,
) -> tuple[dict, Source | None]:
    """The entry of an asset, and the asset if it is written and not refused; ``licence`` is the weights'."""
    try:
        found = source()
    except RodinError as error:
        return _refused(plan, [error], reasons), None
    try:
        entry = write(found, plan["base"])
    except SceneError:
        raise  # the next asset could not be written either
    except RodinError as error:
        return _refused(plan, [error, *filter(None, [found.why_baked])], reasons), None
    if found.why_baked:
        reasons.one_level.append((plan["name"], found.why_baked))
    licence = licence_of(found.recipe and found.recipe.origin, licence)
    return {**plan, "making": 0, "licence": licence, **entry}, found


@contextmanager
def _had(block: AbstractContextManager[None], folder: Path) -> Iterator[None]:
    """The block, but what goes wrong at its start is said in a sentence."""
    with ExitStack() as stack:
        try:
            stack.enter_context(block)
        except TimeoutError as error:
            raise SceneError('Another export is writing to "{folder}"; wait for it to end.', folder=folder) from error
        except OSError as error:
            raise _unwritable(folder, error) from error
        yield


def _refused(plan: dict, why: list[RodinError], reasons: Reasons) -> dict:
    reasons.refused += [(plan["name"], error.bare()) for error in why]
    return {**plan, "reasons": [line for error in why for line in str(error).splitlines()]}


def _making(choices: Choices) -> dict:
    try:
        entry = models.chosen(bpy.context.scene.rodin.model)
        weights = {"sha256": entry.sha256, "licence": entry.licence}
    except RodinError:  # what stands in the scene can be exported all the same
        weights = {"sha256": None, "licence": None}
    return export_settings(choices, weights, {"rodin": version(), "blender": bpy.app.version_string})


def _missing(record: dict, pages: Iterable[str]) -> str:
    names = [*(item["name"] for item in record["missing"]), *pages]
    return ", ".join(names[:_NAMED] + ["..."] * (len(names) > _NAMED)) or "-"


def _write(folder: Path, record: dict) -> None:
    try:
        write_manifest(folder, record)
    except OSError as error:
        raise _unwritable(folder, error) from error


def _unwritable(folder: Path, error: OSError) -> SceneError:
    return SceneError('Cannot write to the folder "{folder}": {reason}.', folder=folder, reason=error.strerror)


def _try_to_write(folder: Path, record: dict) -> None:
    """The last writing: where even this fails, the one from before stands, and names all that was not yet noted."""
    try:
        write_manifest(folder, record)
    except OSError as error:
        print(f'The manifest in "{folder}" could not be brought up to date: {error.strerror}.')
