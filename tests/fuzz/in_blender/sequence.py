"""Which steps there are, and how often each is drawn."""

from __future__ import annotations

import random
from collections.abc import Callable

import handwork
import pressing
import rubbish
from world import World

Step = Callable[[World], None]
_STEPS: dict[Step, int] = {
    pressing.press_any: 24,
    pressing.press_generate: 6,
    pressing.press_interpolate: 5,
    pressing.press_explore: 5,
    pressing.press_preset: 2,
    pressing.set_settings: 4,
    pressing.set_sliders: 8,
    pressing.set_handle: 8,
    pressing.set_locks: 4,
    pressing.change_models: 2,
    handwork.delete: 4,
    handwork.delete_data: 2,
    handwork.rename: 2,
    handwork.duplicate: 4,
    handwork.join: 2,
    handwork.parent: 3,
    handwork.transform: 4,
    handwork.apply: 4,
    handwork.hide: 3,
    handwork.unlink: 3,
    handwork.edit_mesh: 6,
    handwork.add_other: 3,
    handwork.change_mode: 2,
    handwork.leave_mode: 4,
    handwork.undo: 6,
    handwork.redo: 3,
    handwork.save_and_open: 3,
    handwork.link: 3,
    handwork.change_scene: 3,
    handwork.animate: 4,
    handwork.off_and_on: 2,
    rubbish.spoil_recipe: 4,
    rubbish.spoil_chart: 2,
    rubbish.spoil_compared: 1,
    rubbish.spoil_asset: 4,
    rubbish.spoil_scene: 4,
}
_LENGTH = (5, 15)


def steps_of(chance: random.Random) -> list[Step]:
    """Of one sequence; there is nearly always an asset to begin with."""
    first = [pressing.press_generate] if chance.random() < 0.95 else []
    steps, often = list(_STEPS), list(_STEPS.values())
    return first + chance.choices(steps, often, k=chance.randint(*_LENGTH) - len(first))
