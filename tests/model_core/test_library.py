from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from model_core import library as library_module
from model_core.errors import RecipeError, WeightsError
from model_core.library import Entry, Library
from model_core.model import Model
from model_core.weights import FORMER, SHIPPED, named_hash, read_card, save_weights


@pytest.fixture
def write(tmp_path, random_weights, stored_arrays, card_of):
    """(path below the test's folder, seed, name on the card) -> the folder of a small model."""

    def model(path: str, seed: int = 0, name: str | None = None) -> Path:
        weights = random_weights(seed=seed)
        card = card_of(weights) | ({"name": name} if name else {})
        save_weights(tmp_path / path, weights.kind, stored_arrays(weights), card)
        return tmp_path / path

    return model


def others(library: Library) -> list[Entry]:
    """What does not come with Rodin, and stands after what does."""
    ours = len(Library().entries)
    assert [entry.folder for entry in library.entries[:ours]] == [entry.folder for entry in Library().entries]
    return list(library.entries[ours:])


def names(library: Library) -> list[str]:
    return [entry.name for entry in others(library)]


def test_what_comes_with_rodin_is_there_and_first(write):
    assert Library().first().folder == SHIPPED / "sword"
    library = Library([write("mine", name="Mine")])
    assert names(library) == ["Mine"]
    assert library.first("sword").folder == SHIPPED / "sword"


def test_an_entry_says_what_its_card_says(write):
    folder = write("mine", name="Mine")
    path = folder / "weights.json"
    card = json.loads(path.read_text(encoding="utf-8")) | {"licence": "CC-BY-4.0"}
    path.write_text(json.dumps(card), encoding="utf-8")
    entry = others(Library([folder]))[0]
    assert (entry.name, entry.licence, entry.folder) == ("Mine", "CC-BY-4.0", folder)
    assert (entry.sha256, list(entry.styles), entry.ranges) == (card["sha256"], card["styles"], card["dimensions"])
    assert entry.kind.name == card["kind"]


def test_a_folder_of_folders_is_looked_through_two_levels_deep(write, tmp_path):
    write("all/a", 1), write("all/more/b", 2), write("all/far/too/c", 3)
    assert names(Library([tmp_path / "all"])) == ["a", "b"]


def test_models_of_one_name_are_told_apart_and_a_copy_counts_once(write, tmp_path):
    first, second = write("a", 1, "Mine"), write("b", 2, "Mine")
    shutil.copytree(first, tmp_path / "copy")
    library = Library([first, second, tmp_path / "copy"])
    mine = others(library)
    assert [entry.name for entry in mine] == [f"Mine ({entry.sha256[:6]})" for entry in mine]
    assert [entry.folder for entry in mine] == [tmp_path / "copy", second]


def test_cards_alone_are_read_until_a_model_is_needed(write):
    folder = write("mine")
    library = Library([folder], engine="numpy")
    (entry,) = others(library)
    assert library.opened(entry.sha256) is None
    model = library.open(entry.sha256)
    assert model.weights_hash == entry.sha256
    assert library.open(entry.sha256) is model is library.opened(entry.sha256)
    shutil.rmtree(folder)
    assert library.open(entry.sha256) is model, "what is open stays open"


def test_what_is_no_model_is_told_and_left_out(write, tmp_path):
    broken = write("broken")
    (broken / "weights.json").write_text("{", encoding="utf-8")
    library = Library([broken, tmp_path / "none", write("mine")])
    assert names(library) == ["mine"]
    said = [str(error) for error in library.problems]
    assert len(said) == 2
    assert str(broken) in said[0]
    assert said[1] == f"There is no folder {tmp_path / 'none'}."


def test_one_that_is_broken_leaves_those_beside_it(write, tmp_path):
    for name in ("a", "b", "c"):
        write(f"all/{name}", ord(name))
    (tmp_path / "all" / "b" / "weights.json").write_text("{", encoding="utf-8")
    library = Library([tmp_path / "all"])
    assert names(library) == ["a", "c"]
    assert len(library.problems) == 1


def test_a_kind_that_cannot_be_used_is_told(write):
    folder = write("mine")
    card = json.loads((folder / "weights.json").read_text(encoding="utf-8")) | {"kind": "lance"}
    (folder / "weights.json").write_text(json.dumps(card), encoding="utf-8")
    library = Library([folder])
    assert not others(library)
    assert "no kind lance" in str(library.problems[0])


def test_a_model_that_vanishes_or_changes_before_it_is_opened(write):
    first, second = write("a", 1), write("b", 2)
    library = Library([first, second], engine="numpy")
    gone, changed = others(library)
    shutil.rmtree(first)
    with pytest.raises(WeightsError):
        library.open(gone.sha256)
    shutil.rmtree(second)
    write("b", 3)
    with pytest.raises(WeightsError, match="has changed; reload the models"):
        library.open(changed.sha256)


def test_a_recipe_finds_its_own_model(write):
    folder = write("mine", 1)
    recipe = _recipe(folder)
    library = Library([folder], engine="numpy")
    assert library.of(recipe).weights_hash == recipe.weights
    with pytest.raises(WeightsError, match=r"is not here \(ffffffffffff\)"):
        library.of(replace(recipe, weights="f" * 64))


def test_recipes_of_several_models_or_kinds_have_no_one_model(write):
    folder = write("mine", 1)
    recipe = _recipe(folder)
    library = Library([folder], engine="numpy")
    assert library.of_all([recipe, recipe]).weights_hash == recipe.weights
    with pytest.raises(RecipeError, match="different models"):
        library.of_all([recipe, replace(recipe, weights=Library().first().sha256)])
    with pytest.raises(RecipeError, match="Assets of the kinds sword and club cannot be combined"):
        library.of_all([recipe, replace(recipe, kind="club")])


def test_a_kind_without_a_model():
    with pytest.raises(WeightsError, match="There is no model of the kind lance"):
        Library().first("lance")


def test_no_more_than_some_models_are_listed(write, tmp_path, monkeypatch):
    for seed in range(4):
        write(f"all/{seed}", seed)
    ours = len(Library().entries) + len(list(FORMER.iterdir()))  # those of earlier versions count
    monkeypatch.setattr(library_module, "MOST_MODELS", ours + 2)
    assert len(Library([tmp_path / "all"]).entries) == len(Library().entries) + 2


def _recipe(folder: Path):
    model = Model.open(folder, engine="numpy")
    return model._codec.recipe([0.0] * model.latent_size, 1.0, style=None, seed=None, origin="generated")


def test_swords_stay_first_among_models_beside_each_other(write, tmp_path):
    for name, seed in (("axe", 1), ("sword", 2), ("shield", 3)):
        write(f"all/{name}", seed)
    ours = [entry.folder.name for entry in Library([tmp_path / "all"]).within(tmp_path)]
    assert ours == ["sword", "axe", "shield"]


def test_models_of_earlier_versions_open_their_recipes_and_are_not_offered():
    library = Library()
    former = [named_hash(read_card(folder)["sha256"]) for folder in sorted(FORMER.iterdir())]
    assert former == ["dc256a85d53a6cf8b384b380b32a6ebf6ded04450bfcf836bf05e8d825236c93"]  # as 0.1.0 named its own
    assert not {entry.sha256 for entry in library.entries} & set(former)
    assert all(library.open(sha256).weights_hash == sha256 for sha256 in former)
