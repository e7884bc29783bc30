"""The force that a name means."""

from __future__ import annotations

import pytest

from bot.naming import find_named
from index.library import Library


@pytest.mark.parametrize(
    ("name", "force"),
    [
        ("Norfolk", "Norfolk"),
        ("norfolk constabulary", "Norfolk"),
        ("notts", "Nottinghamshire"),
        ("norfollk", "Norfolk"),
        ("lei", "Leicestershire"),
        ("hampton", "Northamptonshire"),
    ],
)
def test_a_name_is_taken_in_full_in_short_in_part_or_misspelt(library: Library, name: str, force: str) -> None:
    assert find_named(name, library).forces == (force,)


def test_a_part_that_fits_several_forces_names_them_all(library: Library) -> None:
    assert find_named("nor", library).forces == ("Norfolk", "Northamptonshire")


@pytest.mark.parametrize("name", ["Kent", "xyz", "", "  "])
def test_a_name_that_fits_none_is_offered_the_nearest(library: Library, name: str) -> None:
    named = find_named(name, library)
    assert named.forces == ()
    assert set(named.nearest) <= set(library.forces)
