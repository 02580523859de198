"""What the checks share: an empty file, assets, surfaces, and the scene compared with itself."""

from __future__ import annotations

import importlib
import json
import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import bpy
import numpy as np

EXTENSION = "bl_ext.user_default.rodin"
_folder = Path()
_written: dict[tuple[str, str | None], dict[str, bytes]] = {}  # files of models by their words, for packing takes long


def begin(folder: Path) -> None:
    """An empty file, default preferences and a folder of its own for the next check."""
    global _folder
    _folder = folder
    folder.mkdir(parents=True)
    bpy.ops.wm.read_homefile(use_empty=True)
    addon = bpy.context.preferences.addons.get(EXTENSION)
    if addon:
        addon.preferences.property_unset("welded")
        use_models()


def folder() -> Path:
    """The running check's own folder."""
    return _folder


def our(module: str):
    """A module of the installed extension."""
    return importlib.import_module(f"{EXTENSION}.{module}")


def use_models(*folders: Path, engine: str = "auto", device: str = "auto") -> None:
    """Set the preferences: folders of models beside the shipped one, compute engine and device."""
    wanted = our("rodin_addon.extension").own_preferences()
    now = ([item.folder for item in wanted.model_folders], wanted.engine, wanted.device)
    if now == ([str(folder) for folder in folders], engine, device):
        return
    wanted.model_folders.clear()
    for folder in folders:
        wanted.model_folders.add().folder = str(folder)
    wanted.engine, wanted.device = engine, device  # each forgets all models that are open


def model():
    """The model that comes with Rodin, opened."""
    return our("rodin_addon.models").open_chosen("")


def shipped() -> Path:
    """The folder of the model that comes with Rodin."""
    return our("model_core.weights").SHIPPED / "sword"


def shipped_models() -> list[Path]:
    """The folders of all models that come with Rodin and are offered."""
    return [path.parent for path in shipped().parent.glob("*/weights.json")]


def toy() -> Path:
    """The folder of the toy kind's model, which lies beside the checks' own folders."""
    return next(folder for folder in (up / "toy" for up in _folder.parents) if folder.is_dir())


def write_model(name: str, kind: str | None = None) -> Path:
    """A sound model in a folder of the running check: the shipped one, its shapes a fifth wider, its sliders reversed.

    Args:
        name: of the folder and on its card; its first style is called so too.
        kind: another name of its kind, whose forge is not there.
    """
    target = _folder / name
    if (name, kind) not in _written:
        _save_model(target, name, kind)
        _written[name, kind] = {path.name: path.read_bytes() for path in target.iterdir()}
    target.mkdir(exist_ok=True)
    for file, content in _written[name, kind].items():
        (target / file).write_bytes(content)
    return target


def _save_model(target: Path, name: str, kind: str | None) -> None:
    weights, kinds = our("model_core.weights"), our("model_core.kinds")
    card, arrays = weights.read_card(shipped()), weights.stored_arrays(shipped())
    made = kinds.kind_of_card(card["kind"])
    if kind:
        made = kinds.kind_from_dict({**made.source, "name": kind, "singular": kind, "plural": f"{kind}s"})
    arrays["sliders"] = -arrays["sliders"]
    axes = arrays["network.axis_scale"]
    arrays["network.axis_scale"] = axes * np.array([1.2, 1.0, 1.0], dtype=axes.dtype)
    styles = [name.lower().replace(" ", "_"), *card["styles"][1:]]
    weights.save_weights(target, made, arrays, {**card, "name": name, "styles": styles})


def choose_model(folder: Path) -> str:
    """Have the panel mean the model of a folder, which the preferences know; returns its hash."""
    models = our("rodin_addon.models")
    entry = next(entry for entry in models.library().entries if entry.folder == Path(folder))
    settings().model = models.identifier(entry)
    return entry.sha256


def settings() -> bpy.types.PropertyGroup:
    """``scene.rodin``."""
    return bpy.context.scene.rodin


def generate(**values) -> list[bpy.types.Object]:
    """Set ``scene.rodin``, generate, and return the new assets' roots in order."""
    values = {"resolution": 8, "style": "arming", "seed": 5} | values
    for name, value in values.items():
        setattr(settings(), name, value)
    before = set(bpy.data.objects)
    assert bpy.ops.rodin.generate() == {"FINISHED"}
    new = [item for item in bpy.data.objects if item not in before and item.rodin.recipe]
    bpy.context.view_layer.update()
    return sorted(new, key=lambda item: item.name)


def select(*objects: bpy.types.Object) -> None:
    """Select these alone; the last is active."""
    bpy.context.view_layer.update()  # lets go of objects that were removed
    for item in bpy.context.view_layer.objects:
        item.select_set(item in objects)
    bpy.context.view_layer.objects.active = objects[-1] if objects else None


def selected_swords() -> list[bpy.types.Object]:
    """Roots of the selected assets, by name."""
    return sorted((item for item in bpy.context.selected_objects if item.rodin.recipe), key=lambda item: item.name)


def add_mesh(name: str, vertices, faces, edges=()) -> bpy.types.Object:
    """A selected mesh object."""
    mesh = bpy.data.meshes.new(name)
    mesh.from_pydata(vertices, list(edges), faces)
    return add(name, mesh)


def add(name: str, data) -> bpy.types.Object:
    """A selected object with some data."""
    item = bpy.data.objects.new(name, data)
    bpy.context.scene.collection.objects.link(item)
    bpy.context.view_layer.update()
    select(item)
    return item


def refusal(operator, **words) -> str:
    """What an operator says when it refuses; fails if it does not, or if the scene has changed."""
    before = scene_state()
    try:
        operator(**words)
    except RuntimeError as error:
        message = str(error)
    else:
        raise AssertionError(f"{operator.idname_py()} went through.")
    after = scene_state()
    assert after == before, f"The scene has changed: {_difference(before, after)}"
    assert "Traceback" not in message, message
    return message


def scene_state() -> dict:
    """Everything an operator that refuses must leave alone."""
    layer = bpy.context.view_layer
    return {
        "objects": {
            item.name: (
                [list(row) for row in item.matrix_world],
                item.data.name if item.data else None,
                item in list(layer.objects) and item.select_get(),
                item in list(layer.objects) and item.hide_get(),
                item.hide_viewport,
                item.hide_render,
                [collection.name for collection in item.users_collection],
            )
            for item in bpy.data.objects
        },
        "active": layer.objects.active.name if layer.objects.active else None,
        "scene": bpy.context.scene.name,
        "mode": bpy.context.mode,
        "blocks": {
            kind: sorted(block.name for block in getattr(bpy.data, kind))
            for kind in (
                "scenes",
                "collections",
                "meshes",
                "materials",
                "curves",
                "images",
                "texts",
                "actions",
            )
        },
    }


def _difference(before: dict, after: dict) -> str:
    return json.dumps({key: [before[key], after[key]] for key in before if before[key] != after[key]})[:2000]


def coordinates(item: bpy.types.Object) -> np.ndarray:
    """(V, 3) float64 world coordinates of an object as it is seen."""
    evaluated = item.evaluated_get(bpy.context.evaluated_depsgraph_get())
    mesh = evaluated.to_mesh()
    points = np.empty(3 * len(mesh.vertices), dtype=np.float32)
    mesh.vertices.foreach_get("co", points)
    evaluated.to_mesh_clear()
    matrix = np.array(evaluated.matrix_world)
    return points.reshape(-1, 3) @ matrix[:3, :3].T + matrix[:3, 3]


def sword_coordinates(root: bpy.types.Object) -> np.ndarray:
    """(V, 3) world coordinates of all meshes of an asset."""
    bpy.context.view_layer.update()
    meshes = [item for item in (root, *root.children_recursive) if item.type == "MESH"]
    return np.concatenate([coordinates(item) for item in meshes])


def bounds(points: np.ndarray) -> np.ndarray:
    """(2, 3): lowest and highest coordinates."""
    return np.stack([points.min(axis=0), points.max(axis=0)])


def recipe_of(item: bpy.types.Object) -> dict:
    """The recipe an object carries."""
    return json.loads(item["rodin_recipe"])


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    """As on a full disk, writing fails in the middle of a file."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
