"""The rules of the house, read from the source: who may import what, and which way data flows."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from model_core.kinds import builtin_kinds

ROOT = Path(__file__).resolve().parent.parent
OURS = ("model_core", "rodin_addon", "rodin_cli")
BLENDER = {"bpy", "bmesh", "bpy_extras", "mathutils", "gpu", "addon_utils", "bl_ui", "bl_operators"}
NEVER_IN_BLENDER = {"embreex", "scipy", "sklearn", "trimesh", "rich", "typer", "tensorboard"}
TORCH_ROOMS = ("model_core.network", "model_core.training", "model_core.engine.torch_engine")

# A room of the core may import itself and the rooms named here, nothing else of the core.
FLOW = {
    "errors": (),
    "steps": (),
    "locks": (),
    "files": ("locks",),
    "json_text": ("errors",),
    "rows": (),
    "workers": (),
    "charts": ("errors",),
    "forge": ("errors", "files", "charts"),
    "surface": ("errors", "charts"),
    "kinds": ("errors", "files", "json_text", "charts", "forge"),
    "network": ("errors", "charts", "surface"),
    "handles": ("errors", "charts", "kinds"),
    "picture": ("kinds",),
    "recipe": ("errors", "json_text", "kinds"),
    "export": ("errors", "files", "json_text", "charts", "kinds", "surface"),
    "weights": ("errors", "files", "json_text", "rows", "kinds", "network", "recipe"),
    "engine": ("errors", "charts", "network", "weights"),
    "latent": ("errors", "steps", "charts", "surface", "engine"),
    "codec": ("errors", "charts", "kinds", "surface", "weights", "engine", "recipe", "latent"),
    "editing": ("errors", "charts", "handles", "recipe", "latent", "codec"),
    "model": (
        "errors",
        "steps",
        "kinds",
        "surface",
        "handles",
        "weights",
        "engine",
        "recipe",
        "latent",
        "codec",
        "editing",
    ),
    "palette": ("kinds",),
    "sets": ("errors", "recipe", "model"),
    "automatic": ("steps", "surface", "model"),
    "library": ("errors", "kinds", "weights", "recipe", "model"),
    "preparation": ("surface",),
    "training": (
        "errors",
        "files",
        "rows",
        "charts",
        "kinds",
        "surface",
        "network",
        "handles",
        "weights",
        "engine",
        "latent",
        "workers",
    ),
    "judging": ("charts", "surface", "latent"),
    "learning": (
        *("errors", "files", "charts", "forge", "kinds", "surface", "network", "handles", "weights", "engine"),
        *("recipe", "latent", "codec", "model", "judging"),
    ),
    "evaluation": (
        *("errors", "steps", "charts", "kinds", "surface", "handles", "weights", "engine", "recipe", "latent"),
        *("model", "automatic", "training", "judging", "learning"),
    ),
}


@dataclass(frozen=True)
class Import:
    """One imported module, by its full name.

    Attributes:
        at_import: true where importing the file imports it too (not in a function, not for type checkers).
        relative: written with leading dots.
    """

    module: str
    at_import: bool
    relative: bool


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


SOURCES = {module_name(path): path for top in OURS for path in sorted((ROOT / top).rglob("*.py"))}


def read_imports(module: str) -> list[Import]:
    found: list[Import] = []
    path = SOURCES[module]

    def visit(node: ast.AST, at_import: bool) -> None:
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            for child in node.body:
                visit(child, False)
            for child in node.orelse:
                visit(child, at_import)
            return
        if isinstance(node, ast.Import):
            found.extend(Import(alias.name, at_import, False) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = absolute(node, module, path)
            found.extend(Import(name, at_import, node.level > 0) for name in targets(base, node))
        inside = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for child in ast.iter_child_nodes(node):
            visit(child, at_import and not inside)

    visit(ast.parse(path.read_text(encoding="utf-8")), True)
    return found


def absolute(node: ast.ImportFrom, module: str, path: Path) -> str:
    if not node.level:
        return node.module or ""
    package = module.split(".") if path.name == "__init__.py" else module.split(".")[:-1]
    package = package[: len(package) - node.level + 1]
    return ".".join([*package, *([node.module] if node.module else [])])


def targets(base: str, node: ast.ImportFrom) -> list[str]:
    """``from a import b`` names the module a.b where there is one, and a otherwise."""
    names = [f"{base}.{alias.name}" if base else alias.name for alias in node.names]
    return [name if name in SOURCES else base for name in names]


IMPORTS = {module: read_imports(module) for module in SOURCES}


def top(name: str) -> str:
    return name.split(".")[0]


def reach(starts: list[str], at_import_only: bool) -> dict[str, str]:
    """Every module reached from ``starts`` (packages bring their __init__ along): name -> who imported it."""
    came_from = dict.fromkeys(starts, "the start")
    queue = list(starts)
    while queue:
        module = queue.pop()
        for item in IMPORTS.get(module, ()):
            if at_import_only and not item.at_import:
                continue
            parts = item.module.split(".")
            for name in (".".join(parts[:n]) for n in range(1, len(parts) + 1)):
                if name not in came_from:
                    came_from[name] = module
                    queue.append(name)
    return came_from


ADDON = [module for module in SOURCES if top(module) == "rodin_addon"]
INSTALLED_ADDON = [module for module in ADDON if not module.startswith("rodin_addon.headless")]


def test_the_reader_sees_imports_of_every_kind():
    assert len(SOURCES) > 40
    seen = {(item.module, item.at_import) for item in IMPORTS["model_core.engine.torch_engine"]}
    assert ("torch", False) in seen
    assert ("model_core.errors", True) in seen


@pytest.mark.parametrize("module", SOURCES)
def test_bpy_is_only_in_the_addon(module):
    blender = {top(item.module) for item in IMPORTS[module]} & BLENDER
    assert not blender or top(module) == "rodin_addon"


@pytest.mark.parametrize("module", SOURCES)
def test_torch_is_only_in_its_rooms(module):
    if any(top(item.module) == "torch" for item in IMPORTS[module]):
        assert module.startswith(TORCH_ROOMS)


def test_enabling_the_addon_imports_no_torch():
    reached = reach(INSTALLED_ADDON, at_import_only=True)
    assert "torch" not in reached, f"{reached.get('torch')} imports torch"


def test_the_root_is_lazy():
    tree = ast.parse((ROOT / "__init__.py").read_text(encoding="utf-8"))
    assert [type(node) for node in tree.body] == [ast.Expr, ast.FunctionDef, ast.FunctionDef]


def test_the_addon_needs_only_numpy_and_torch_beside_blender():
    reached = reach(ADDON, at_import_only=False)
    foreign = {top(name) for name in reached} - set(sys.stdlib_module_names) - set(OURS) - BLENDER
    assert not foreign & NEVER_IN_BLENDER
    assert foreign <= {"numpy", "torch"}, {name: reached[name] for name in foreign if name in reached}
    assert not any(name.startswith(("rodin_cli", "model_core.training")) for name in reached)


@pytest.mark.parametrize("module", [module for module in SOURCES if top(module) in ("model_core", "rodin_addon")])
def test_core_and_addon_name_each_other_relatively(module):
    """Inside Blender their full names are private."""
    by_name = [item.module for item in IMPORTS[module] if not item.relative and top(item.module) in OURS]
    assert not by_name


def room(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


@pytest.mark.parametrize("module", [module for module in SOURCES if top(module) == "model_core" and room(module)])
def test_data_flows_one_way_through_the_core(module):
    here = room(module)
    assert here in FLOW, f"{here} is a new room: give it a place in FLOW"
    others = {room(item.module) for item in IMPORTS[module] if top(item.module) == "model_core"} - {here, ""}
    assert others <= set(FLOW[here])


@pytest.mark.parametrize("module", [module for module in SOURCES if top(module) == "model_core"])
def test_the_core_knows_no_host(module):
    assert not {top(item.module) for item in IMPORTS[module]} & {"rodin_addon", "rodin_cli"}


# A room of the add-on imports only rooms below it.
ADDON_FLOORS = (
    "preferences",
    "panels",
    "headless",
    "operators",
    "export",
    "settings",
    "learning",
    "assets",
    "surfaces",
    "mesh",
    "engine_state",
    "pictures",
    "translations",
    "models",
    "extension",
    "errors",
)


@pytest.mark.parametrize("module", [module for module in ADDON if room(module)])
def test_data_flows_one_way_through_the_addon(module):
    assert room(module) in ADDON_FLOORS, f"{room(module)} is a new room: give it a place in ADDON_FLOORS"
    above = ADDON_FLOORS[: ADDON_FLOORS.index(room(module))]
    assert not {room(item.module) for item in IMPORTS[module] if top(item.module) == "rodin_addon"} & set(above)


_EVERYDAY = {"cross", "head", "top"}
"""Parts whose names generic code means something else by: a cross product, the head of a file, the top of a picture."""


def words_of_kinds() -> set[str]:
    """Parts, segments and dimensions of every kind that Rodin brings."""
    kinds = builtin_kinds().values()
    segments = {name for kind in kinds for tube in kind.layout.tubes for name in tube.segments}
    return (segments | {name for kind in kinds for name in (*kind.layout.parts, *kind.dimension_names)}) - _EVERYDAY


def named_in(tree: ast.Module, words: set[str], count: int) -> list[str]:
    """Where code, not its docstrings, has one of some words, or a whole number."""
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    found = []
    for node in ast.walk(tree):
        text = getattr(node, "id", None) or getattr(node, "attr", None) or getattr(node, "arg", None)
        if isinstance(node, ast.Constant) and id(node) not in prose:
            if isinstance(node.value, int) and node.value == count:
                found.append(f"line {node.lineno}: {count}")
            text = node.value
        if isinstance(text, str):
            found += [f"line {node.lineno}: {word}" for word in re.findall(r"[a-z_]+", text.lower()) if word in words]
    return found


@pytest.mark.parametrize("module", [module for module in SOURCES if not module.startswith("model_core.kinds.")])
def test_only_a_kinds_folder_names_its_parts(module):
    tree = ast.parse(SOURCES[module].read_text(encoding="utf-8"))
    charts = builtin_kinds()["sword"].layout.chart_count
    assert not named_in(tree, words_of_kinds(), charts)


def test_a_named_part_is_noticed():
    tree = ast.parse('"""A blade."""\nBLADE = len("the blade") + 25 + shape.grip_length(guard=0.25)')
    found = named_in(tree, {"blade", "guard", "grip_length"}, 25)
    assert sorted(found) == [f"line 2: {word}" for word in ("25", "blade", "blade", "grip_length", "guard")]


def assert_no_circle(needs: dict[str, set[str]]) -> None:
    """That every name can come after all that it needs."""
    rest = dict(needs)
    while rest:
        free = [name for name, needed in rest.items() if not needed & set(rest)]
        assert free, f"a circle among {sorted(rest)}"
        for name in free:
            del rest[name]


def test_the_flow_has_no_way_back():
    assert_no_circle({name: set(needed) for name, needed in FLOW.items()})


@pytest.mark.parametrize("house", OURS)
def test_no_file_needs_itself_again(house):
    """Not even by way of a function's import; a package's face only hands names on."""
    files = [module for module in SOURCES if top(module) == house and SOURCES[module].name != "__init__.py"]
    assert_no_circle({module: {item.module for item in IMPORTS[module]} - {module} for module in files})


WITHOUT_TORCH_AND_SCIPY = """
import sys

HIDDEN = {"torch", "scipy", "sklearn", "trimesh", "rich", "typer", "tensorboard"}

class Hiding:
    def __init__(self, finder):
        self.finder = finder

    def find_spec(self, name, path=None, target=None):
        return None if name.split(".")[0] in HIDDEN else self.finder.find_spec(name, path, target)

sys.meta_path[:] = [Hiding(finder) for finder in sys.meta_path]
import numpy as np
from pathlib import Path
from model_core.charts.weld import weld
from model_core.model import Model
from model_core.recipe import Recipe
from model_core.surface.mesh import TriangleMesh

model = Model.open(Path("weights/sword"))
assert "NumPy" in model.engine_label
first, second = model.sample(None, 1), model.sample(model.styles[0], 2)
moved = model.slide(first, [1.0] + [0.0] * 7)
between = model.blend(moved, second, 0.5)
assert Recipe.from_json(between.to_json()) == between
grids = model.shape(between, 12)
assert grids.shape == (25, 12, 12, 3) and np.isfinite(grids).all()
topology = weld(model.kind.layout, 12)
mesh = TriangleMesh.checked(topology.vertices(grids), topology.triangles)
likeness = model.reconstruct(mesh, refine="latent")
assert np.isfinite(likeness.chamfer_l2_sq) and likeness.placement.shape == (4, 4)
assert not {"torch", "scipy"} & set(sys.modules)
print("all done")
"""


def test_the_core_works_without_torch_and_scipy():
    """Generate, slide, blend, reconstruct."""
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_TORCH_AND_SCIPY], cwd=ROOT, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "all done"
