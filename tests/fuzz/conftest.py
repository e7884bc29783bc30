"""Says at the end what took longest."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.fuzz.going_on import SECONDS, longest


@pytest.fixture(scope="session", autouse=True)
def tell() -> Iterator[None]:
    yield
    if SECONDS:
        for name, (seconds, most) in longest.items():
            print(f"{name}: the longest took {seconds:.2f} s of the processor{'  <-- too long' * (seconds > most)}")
