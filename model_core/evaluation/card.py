"""The weights' card for people: Markdown made of the JSON card, so that the two cannot differ."""

from __future__ import annotations

from ..kinds import Kind, kind_of_card
from .markdown import TITLES, number, table

UNKNOWN = "unknown"
"""What a stranger's card does not say of its training."""


def markdown(card: dict) -> str:
    """Data, recipe, cost, figures and limits of a set of weights.

    Args:
        card: as in ``weights.json``, with the figures of ``evaluate`` under metrics.
    """
    kind = kind_of_card(card["kind"])
    figures = card["metrics"]["evaluation"]
    training = {key: card["training"].get(key, UNKNOWN) for key in ("data", "command", "seconds", "date")}
    parts = [
        f"# {card.get('name', 'Weights')}",
        f"Licence {card['licence'].rstrip('.')}. Made from this card by `rodin evaluate --card`; do not edit.",
        "## Data and recipe",
        f"{training['data']}. Trained by `{training['command']}` in {training['seconds']} seconds on "
        f"{_machine(card['training'])}, {training['date']}. Latent {card['config']['latent']}, "
        f"{card['metrics'].get('active_units', UNKNOWN)} units active.",
        "## Reconstruction",
        f"{figures['count']} forged {kind.words.plural} of seed {figures['seed']}, never trained on: four clouds of "
        "2,500 surface points in, welded mesh out. The ratio is chamfer over the shape's own noise floor; 1.0 is the "
        "physical limit. Seam gaps are measured before welding, in the unit sphere.",
        _table(figures["reconstruction"]),
    ]
    if figures["real"]:
        parts += ["Other people's meshes, none of them used in training:", _table(figures["real"])]
    if told := figures.get("told"):
        parts += [told_sentence(kind, told)]
    parts += ["## Generation", *[_generation(row) for row in figures["generation"]], _rest(kind, figures)]
    parts += ["## Range of each dimension", _dimensions(kind, card["dimensions"]), "## Limits", kind.limits]
    return "\n\n".join(parts) + "\n"


def told_sentence(kind: Kind, told: dict) -> str:
    """What Automatic made of other people's meshes; ``told`` as of ``kinds_told``."""
    others = "".join(f", {count} for {name}" for name, count in told["others"].items())
    return (
        f"Of these {told['meshes']}, Automatic takes {told['right']} for {kind.words.plural}{others}, and says that "
        f"{told['none']} are none; the kinds it chooses from are {', '.join(told['kinds'])}."
    )


def _machine(training: dict) -> str:
    """Its threads, and what helped them, such as a graphics card; older cards do not say that."""
    threads, device = f"{training.get('threads', UNKNOWN)} threads", training.get("device", "CPU")
    return threads if device == "CPU" else f"{threads} and {device}"


def _table(rows: list[dict]) -> str:
    names = [name for name in TITLES if any(name in row for row in rows)]
    cells = [[row["name"], *(number(row.get(name)) for name in names)] for row in rows]
    return table(["", *(TITLES[name] for name in names)], cells)


def _generation(row: dict) -> str:
    return f"- {row['name']}: 1-NNA {row['one_nna']:.3f}, coverage {row['coverage']:.3f}"


def _rest(kind: Kind, figures: dict) -> str:
    handles = figures["handles"]
    joints = figures.get("joints")  # cards of 0.1.0 have none
    meeting = (
        ""
        if joints is None
        else (
            f" Of {joints['count']} drawn {kind.words.plural}, {joints['poking']} have a part that pokes out of its "
            f"neighbour where it is seen, {joints['backs']} show the back of a face, and {joints['floating']} have a "
            "part that floats."
        )
    )
    return (
        f"{figures['watertight']} of {figures['count']} drawn {kind.words.plural} are watertight; their median novelty "
        f"is {figures['novelty_median']:.2f}. Of {handles['requests']} requests for a dimension, {handles['refused']} "
        f"were refused; the others were met within {handles['error_worst']:.2%} at worst, "
        f"in {handles['seconds']:.2f} s each.{meeting}"
    )


def _dimensions(kind: Kind, ranges: dict[str, list[float]]) -> str:
    units = {dimension.name: dimension.unit for dimension in kind.dimensions}
    return "\n".join(
        f"- {name.replace('_', ' ')}: {low:.3g} to {high:.3g} {'degrees' if units[name] == 'deg' else 'm'}"
        for name, (low, high) in ranges.items()
    )
