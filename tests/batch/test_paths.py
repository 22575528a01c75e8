"""Folders and files in, files worth reading out."""

from __future__ import annotations

from pathlib import Path

from clausekit.batch.paths import contracts_in


def test_a_folder_is_searched_all_the_way_down(folder: Path) -> None:
    names = [path.name for path in contracts_in([folder])]
    assert names == ["a.txt", "b.txt", "broken.pdf", "c.md"]


def test_a_file_named_outright_is_taken_whatever_it_is(tmp_path: Path) -> None:
    picture = tmp_path / "picture.png"
    picture.touch()
    assert contracts_in([picture]) == [picture]


def test_hidden_files_and_lock_files_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".secret.txt").touch()
    (tmp_path / "~$draft.docx").touch()
    (tmp_path / ".cache").mkdir()
    (tmp_path / ".cache" / "x.pdf").touch()
    assert contracts_in([tmp_path]) == []


def test_each_file_comes_once(folder: Path) -> None:
    assert len(contracts_in([folder, folder / "a.txt", *folder.rglob("*")])) == 4


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("private", encoding="utf-8")
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "link.txt").symlink_to(outside)
    assert contracts_in([inside]) == []


def test_a_readme_is_no_contract_unless_it_is_named(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.touch()
    assert contracts_in([tmp_path]) == []
    assert contracts_in([readme]) == [readme]
