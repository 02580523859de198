"""What the steps share: the scene, a source of chance, and how an operator is pressed."""

from __future__ import annotations

import importlib
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import bpy

EXTENSION = "bl_ext.user_default.rodin"


@dataclass
class World:
    """One sequence.

    Attributes:
        chance: all that is drawn in it comes from here.
        folder: of its own, for what it saves.
        told: (class of defect, what it was), found beside the tracebacks.
    """

    chance: random.Random
    folder: Path
    told: list[tuple[str, str]] = field(default_factory=list)

    def press(self, operator: Callable, **words: object) -> bool:
        """Call an operator; whether it went through. What Blender itself refuses is no matter."""
        try:
            return operator(**words) == {"FINISHED"}
        except RuntimeError as error:
            self._judge(operator, str(error))
        except (TypeError, AttributeError, ValueError) as error:
            if "rodin_addon" in str(error):
                self.told.append(("traceback", str(error)))
        return False

    def some(self, items: Sequence, most: int = 3) -> list:
        """A few of them."""
        items = list(items)
        return self.chance.sample(items, min(len(items), self.chance.randint(1, most)))

    def one(self, items: Sequence) -> object | None:
        """Any of them; None of none."""
        items = list(items)
        return self.chance.choice(items) if items else None

    def object(self) -> bpy.types.Object | None:
        """Any object of the scene."""
        return self.one(bpy.context.scene.objects)

    def root(self) -> bpy.types.Object | None:
        """Any asset's root."""
        return self.one([item for item in bpy.context.scene.objects if item.rodin.recipe])

    def mesh(self) -> bpy.types.Object | None:
        """Any mesh that can be changed."""
        return self.one([item for item in bpy.context.scene.objects if item.type == "MESH" and not item.data.library])

    def select(self, items: Sequence[bpy.types.Object]) -> None:
        """These alone, as far as they can be selected; the last is active."""
        layer = bpy.context.view_layer
        for item in layer.objects:
            item.select_set(item in items)
        there = [item for item in items if item and item.name in layer.objects]
        layer.objects.active = there[-1] if there else None

    def _judge(self, operator: Callable, message: str) -> None:
        """Our operators refuse in sentences; a tool-tip that says why one cannot be pressed has no full stop."""
        if not operator.idname_py().startswith("rodin.") or ".poll() " in message:
            return
        name = operator.idname_py()
        if "Traceback" in message:
            return  # Blender prints it, too
        if "Internal error" in message:
            self.told.append(("internal error", f"{name}: {message}"))
        elif not all(_is_clear(line) for line in message.strip().removeprefix("Error: ").splitlines()):
            self.told.append(("unclear", f"{name}: {message}"))


def _is_clear(line: str) -> bool:
    """A sentence, or an asset's name and what is wrong with it."""
    return line.endswith(".") or line.startswith('"')


def our(module: str):
    """A module of the installed extension."""
    return importlib.import_module(f"{EXTENSION}.{module}")
