"""A hand and an eye in Blender's window.

Everything that takes time is a generator: each ``yield`` lets Blender handle
what was done and draw. Places are pixels of the window, y from the bottom.
"""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import bpy

STEP = 8  # pixels; the lowest button has 18
DEEP = 120  # pixels that are searched below the header of a panel
_ALIKE = 3  # looks in a row that show the same: the end, and not just a long run of pictures
HEADER, FIRST_HEADER = 26, 32  # pixels from one panel's header to the next, and from a button above to the first
KEPT = Path("/rodin/build/window")  # what a run leaves


def window() -> bpy.types.Window:
    """The only one."""
    return bpy.context.window_manager.windows[0]


def region(kind: str = "UI") -> tuple[bpy.types.Area, bpy.types.Region]:
    """The 3D viewport and its sidebar, or another of its regions."""
    area = next(area for area in window().screen.areas if area.type == "VIEW_3D")
    return area, next(region for region in area.regions if region.type == kind)


def middle(kind: str = "UI") -> tuple[int, int]:
    """The middle of a region of the 3D viewport."""
    _, box = region(kind)
    return box.x + box.width // 2, box.y + box.height // 2


@dataclass(frozen=True)
class Box:
    """A part of the window."""

    x: int
    y: int
    width: int
    height: int


def picture(name: str, box: bpy.types.Area | bpy.types.Region | Box | None = None) -> None:
    """Keep what the screen shows, or a part of it, as a PNG."""
    words = ["import", "-window", "root"]
    if box:
        top = window().height - box.y - box.height
        words += ["-crop", f"{box.width}x{box.height}+{box.x}+{top}", "+repage"]
    subprocess.run([*words, str(KEPT / f"{name}.png")], check=True, timeout=60)


def running(operator: str) -> bool:
    """Whether a press of a button is still at work; by the operator's ``bl_idname``."""
    return any(modal.bl_idname == operator for modal in window().modal_operators)


def reports() -> str:
    """All that Blender has told in its status bar so far, from its Info editor."""
    area = next(area for area in window().screen.areas if area.type == "DOPESHEET_EDITOR")
    area.type = "INFO"
    with bpy.context.temp_override(window=window(), area=area):
        bpy.ops.info.select_all(action="SELECT")
        bpy.ops.info.report_copy()
        bpy.ops.info.select_all(action="DESELECT")
    area.type = "DOPESHEET_EDITOR"
    return bpy.context.window_manager.clipboard


def wait_for(done: Callable[[], bool], what: str, seconds: float = 60.0) -> Iterator[None]:
    """Until something is so; fails when it takes longer."""
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end, f"Waited {seconds:.0f} seconds for {what}."
        yield


def pause(seconds: float = 1.0) -> Iterator[None]:
    """Let animations end."""
    end = time.monotonic() + seconds
    yield from wait_for(lambda: time.monotonic() > end, "the clock")


def event(kind: str, value: str, place: tuple[int, int], **modifiers: bool) -> Iterator[None]:
    """One event of mouse or keyboard."""
    window().event_simulate(type=kind, value=value, x=place[0], y=place[1], **modifiers)
    yield


def move(place: tuple[int, int]) -> Iterator[None]:
    """Put the mouse somewhere."""
    yield from event("MOUSEMOVE", "NOTHING", place)


def press(kind: str, place: tuple[int, int], **modifiers: bool) -> Iterator[None]:
    """Press a key or button of the mouse, and let it go."""
    yield from move(place)
    yield from event(kind, "PRESS", place, **modifiers)
    yield from event(kind, "RELEASE", place, **modifiers)


def key(kind: str, **modifiers: bool) -> Iterator[None]:
    """Press a key with the mouse over the viewport."""
    yield from press(kind, middle("WINDOW"), **modifiers)
    yield from pause()


def click(name: str) -> Iterator[None]:
    """Click the button that :func:`find` finds."""
    yield from press("LEFTMOUSE", (yield from find(name)))


def choose(name: str, letter: str) -> Iterator[None]:
    """Open a list of choices, and take the one whose underlined letter it is."""
    yield from click(name)
    yield from pause(0.5)
    x, y = middle("WINDOW")
    yield from event(letter, "PRESS", (x, y))
    yield from event(letter, "RELEASE", (x, y))
    yield from pause(0.5)


def drag(name: str, pixels: int, halfway: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Drag a slider sideways as a person does; ``halfway`` is called with the button still held."""
    yield from _drag_from((yield from find(name)), pixels, halfway)


def widen(pixels: int) -> Iterator[None]:
    """Drag the sidebar's edge into the viewport."""
    _, box = region()
    yield from _drag_from((box.x - 1, middle()[1]), -pixels)


def _drag_from(place: tuple[int, int], pixels: int, halfway: Callable[[], None] = lambda: None) -> Iterator[None]:
    x, y = place
    yield from move(place)
    yield from event("LEFTMOUSE", "PRESS", (x, y))
    for step in range(1, 9):
        yield from move((x + pixels * step // 8, y))
        if step == 4:
            yield
            halfway()
    yield from event("LEFTMOUSE", "RELEASE", (x + pixels, y))
    yield from pause()


def redo_panel() -> Iterator[None]:
    """Open the panel at the viewport's bottom left, which stands there with only its header."""
    yield from press("LEFTMOUSE", middle("HUD"))
    yield from pause()


def redo_with(shown: str, number: str) -> Iterator[None]:
    """Put a number into the redo panel's field that shows another one; Blender has no path for what is there."""
    manager = bpy.context.window_manager
    for place in [_place(y, "HUD") for y in _heights("HUD")]:
        manager.clipboard = ""
        yield from press("C", place, ctrl=True)
        if manager.clipboard == shown:
            manager.clipboard = number
            yield from press("V", place, ctrl=True)
            yield from pause()
            return
    raise AssertionError(f"No field of the redo panel shows {shown}.")


def find(name: str) -> Iterator[None]:
    """Where the first button of that name is, as :func:`under` names it.

    What is not in sight is looked for in closed panels, then from the top of the sidebar to its end;
    other panels may be closed after that, but no button is touched.
    """
    place, _ = yield from _search(name)
    if not place:
        yield from _scroll("WHEELUPMOUSE", 60)
        before, alike = None, 0
        while not place and alike < _ALIKE:
            place, seen = yield from _search(name)
            before, alike = seen, alike + 1 if seen == before else 0
            yield from _scroll("WHEELDOWNMOUSE", 0 if place else 12)
    assert place, f"There is no {name} in the sidebar."
    yield from move(place)
    return place


def unfold(name: str, count: int) -> Iterator[None]:
    """Open the folded panels that follow a button, the lowest first so that none moves away, and go to the end."""
    yield from find(name)
    yield from _scroll("WHEELDOWNMOUSE", 60)
    x, y = yield from find(name)
    for index in reversed(range(count)):
        yield from _click_no_button((x, y - FIRST_HEADER - HEADER * index))
    yield from _scroll("WHEELDOWNMOUSE", 60)


def under(place: tuple[int, int]) -> Iterator[None]:
    """What stands under the mouse: a property's full Python path, an operator's Python call, or ""."""
    yield from move(place)  # leaves the button that it was over
    yield from move((place[0] + 1, place[1]))
    area, box = region()
    with bpy.context.temp_override(window=window(), area=area, region=box):
        for copy, words in (
            (bpy.ops.ui.copy_data_path_button, {"full_path": True}),
            (bpy.ops.ui.copy_python_command_button, {}),
        ):
            if copy.poll():
                copy(**words)
                return bpy.context.window_manager.clipboard
    return ""


def _heights(kind: str = "UI") -> range:
    """From the top of the sidebar, or of another region, to its bottom."""
    _, box = region(kind)
    return range(box.y + box.height - STEP, box.y, -STEP)


def _place(y: int, kind: str = "UI") -> tuple[int, int]:
    """In the right half, where values stand."""
    _, box = region(kind)
    return box.x + box.width * 5 // 8, y


def _look(name: str, heights: range) -> Iterator[None]:
    """The middle of the first button of that name or None, and {height: name} of all that was seen."""
    seen = {}
    hits = []
    for y in heights:
        seen[y] = yield from under(_place(y))
        if name in seen[y]:
            hits.append(y)
        elif hits:
            break
    return (_place(hits[len(hits) // 2]) if hits else None), seen


def _search(name: str) -> Iterator[None]:
    """As :func:`_look`, in all that is in sight, and in the closed panels there."""
    place, seen = yield from _look(name, _heights())
    if place:
        return place, seen
    headers = [y for y in seen if not (seen[y] or seen.get(y - STEP) or seen.get(y + STEP))]
    for y in headers[::2]:
        yield from _click_no_button(_place(y))
        place, _ = yield from _look(name, range(y - STEP, y - DEEP, -STEP))
        if place:
            return place, seen
        yield from _click_no_button(_place(y))  # it was another panel, or none
    return None, seen


def _click_no_button(place: tuple[int, int]) -> Iterator[None]:
    """Click the header of a panel, or nothing; never a button that has moved there meanwhile."""
    if not (yield from under(place)):
        yield from press("LEFTMOUSE", place)
        yield from pause(0.6)


def _scroll(wheel: str, turns: int) -> Iterator[None]:
    """Turn the wheel over the sidebar's first panel, below which the viewport may begin."""
    place = _place(_heights()[0])
    yield from move(place)
    for _ in range(turns):
        yield from event(wheel, "PRESS", place)
    yield from pause(0.5)
