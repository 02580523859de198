"""``rodin evaluate``: how good the weights are, on assets of fresh seeds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from model_core.kinds import OLDEST
from rodin_cli.console import print_wide, progress_bar, say, stage_reporter
from rodin_cli.options import Device, DeviceOption, Engine, EngineOption, WeightsFolder

if TYPE_CHECKING:
    from model_core.kinds import Kind
    from model_core.library import Library
    from model_core.model import Model

NAME = "evaluate"
_COLUMNS = {
    "name": "",
    "ratio_mean": "mean ratio",
    "ratio_median": "median",
    "ratio_worst": "worst",
    "share_good": "below 1.5",
    "seen_median": "seen",
    "seen_good": "seen below 1.5",
    "fscore_001": "F@.01",
    "thickness_error": "thickness",
    "normal_error_deg": "normals, deg",
    "flipped_share": "flipped",
    "flipped_area_share": "by area",
    "seam_gap": "seam gap",
    "seconds": "s",
}
_WIDTH = 120  # fewer columns would break every name over lines
_FORMS = {"share_good": ".1%", "seen_good": ".1%", "thickness_error": ".1%", "ratio_mean": ".3f"}


def run(
    json: Annotated[Path | None, typer.Option("--json", help="JSON file to write all figures to.")] = None,
    count: Annotated[int, typer.Option("--count", min=1, max=100_000, help="Number of assets.")] = 300,
    real: Annotated[
        Path | None, typer.Option("--real", help="Folder of other people's meshes to reconstruct as well.")
    ] = None,
    transfer: Annotated[
        Path | None,
        typer.Option(
            "--transfer",
            help="Set that rodin prepare made, each of whose folders is measured by what is learnt from the others; "
            "nothing else is.",
        ),
    ] = None,
    card: Annotated[bool, typer.Option("--card", help="Also write the figures into the weights' card.")] = False,
    seed: Annotated[
        int | None, typer.Option("--seed", min=0, max=2**31 - 1, help="Random seed that training never used.")
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind",
            help="Kind of asset, such as sword, or the folder of your own kind, whose forge makes the assets. "
            "Default: the first model's.",
        ),
    ] = None,
    weights: WeightsFolder = None,
    engine: EngineOption = Engine.auto,
    device: DeviceOption = Device.auto,
) -> None:
    """Measure reconstruction, generation and handles against an oracle and baselines (ratio 1.0 is the limit)."""
    from contextlib import nullcontext

    from rodin_cli.needs import require

    require("scipy", "embreex")
    from model_core.evaluation import evaluate
    from model_core.evaluation.card import markdown
    from model_core.files import write_whole
    from model_core.training.config import FRESH_SEED
    from model_core.weights import add_metrics
    from rodin_cli.assets import open_library
    from rodin_cli.files import named_file, write_json
    from rodin_cli.meshes.reading import read_mesh
    from rodin_cli.sources import gather

    if transfer:
        _transfer(transfer, weights, kind or OLDEST, json)
        return
    library = open_library(weights, engine, device)
    model = _with_forge(library, weights, kind)
    meshes = [read_mesh(path) for path in gather([str(real)]).meshes] if real else []
    with named_file(json) if json else nullcontext() as unfinished:
        with progress_bar() as bar:
            report, models = stage_reporter(bar), _compared(library, model) if meshes else ()
            figures = evaluate(model, count, FRESH_SEED if seed is None else seed, meshes, report, models)
        if unfinished:
            write_json(unfinished, figures)
    if card:
        home = library.entry(model.weights_hash).folder
        write_whole(home / "README.md", [markdown(add_metrics(home, {"evaluation": _for_card(figures)}))])
    _show(model.kind, figures)
    if json:
        say(f"Wrote all figures to {json}.")


def _transfer(folder: Path, weights: Path | None, kind: str, out: Path | None) -> None:
    from rodin_cli.files import named_file, write_json
    from rodin_cli.learning.transferring import transfer_figures

    figures = transfer_figures(folder, weights, kind)
    sources = ", ".join(f"{name} {count}" for name, count in figures["sources"].items())
    _table(f"Meshes of sources left out: {sources}", figures["reconstruction"])
    for name, row in (figures["generation"] or {}).items():
        say(f"drawn {name}, against each source: 1-NNA {row['one_nna']:.3f}, coverage {row['coverage']:.3f}")
    if out:
        with named_file(out) as unfinished:
            write_json(unfinished, figures)
        say(f"Wrote all figures to {out}.")


def _with_forge(library: Library, weights: Path | None, kind: str | None) -> Model:
    """The model that is meant, able to make fresh assets of its kind.

    Raises:
        RodinError: there is none, or nothing was named that has its kind's forge.
    """
    from model_core.kinds import KIND_FILE, read_kind
    from rodin_cli.assets import meant_model
    from rodin_cli.errors import CommandError

    own = read_kind(Path(kind)) if kind and (Path(kind) / KIND_FILE).is_file() else None
    named = kind if own is None else None if weights else own.name  # a folder's model tells what does not fit
    model = meant_model(library, weights, named)
    if own:
        return model.with_forge(own)
    if model.kind.folder is None:
        raise CommandError(
            "The model does not bring its forge, which makes assets to compare with; give the folder of the kind "
            "{kind} with --kind.",
            kind=model.kind.name,
        )
    return model


def _compared(library: Library, model: Model) -> list[Model]:
    """What Automatic chooses from, with the model that is measured for its own kind."""
    from rodin_cli.assets import compared_models
    from rodin_cli.options import AUTOMATIC

    return [model, *(one for one in compared_models(library, None, AUTOMATIC) if one.kind.name != model.kind.name)]


def _for_card(figures: dict) -> dict:
    """What a card keeps: all but which weights and machine, which it is about or which pass."""
    return {name: value for name, value in figures.items() if name not in ("weights", "engine")}


def _show(kind: Kind, figures: dict) -> None:
    from model_core.evaluation.card import told_sentence

    _table(f"{figures['count']} assets, seed {figures['seed']}, {figures['engine']}", figures["reconstruction"])
    if figures["real"]:
        _table("Other meshes", figures["real"])
    if figures["told"]:
        say(told_sentence(kind, figures["told"]))
    for row in figures["generation"]:
        say(f"{row['name']}: 1-NNA {row['one_nna']:.3f}, coverage {row['coverage']:.3f}")
    handles = figures["handles"]
    say(
        f"Handles: {handles['requests']} requests, {handles['refused']} refused; mean error "
        f"{handles['error_mean']:.2%}, worst {handles['error_worst']:.2%}; other dimensions moved by "
        f"{handles['others_worst']:.2%} at most; {handles['seconds']:.2f} s per request."
    )
    say(f"{figures['watertight']} of {figures['count']} generated assets are watertight.")
    joints = figures["joints"]
    say(
        f"Of {joints['count']} generated assets, {joints['poking']} have a part that pokes out of its neighbour, "
        f"{joints['backs']} show the back of a face, {joints['floating']} have a part that floats."
    )
    say(f"Novelty of generated assets: median {figures['novelty_median']:.2f}.")


def _table(title: str, rows: list[dict]) -> None:
    from rich.table import Table

    names = [name for name in _COLUMNS if any(name in row for row in rows)]
    table = Table(title=title, box=None, padding=(0, 1))
    for name in names:
        table.add_column(_COLUMNS[name], justify="left" if name == "name" else "right")
    for row in rows:
        table.add_row(*(_cell(name, row.get(name)) for name in names))
    print_wide(table, _WIDTH)


def _cell(name: str, value: float | str | None) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    return format(value, _FORMS.get(name, ".3g"))
