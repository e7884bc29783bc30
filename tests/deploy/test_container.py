"""The image that deploy/Dockerfile makes, as far as it can be told without a container engine; and compose.yaml."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot import __version__
from bot.settings import NAMES
from tests.deploy.dockerfile import Building, is_sent, read_steps

ROOT = Path(__file__).parents[2]
DOCKERFILE = ROOT / "deploy" / "Dockerfile"
SECONDS = 120


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Building:
    """The image, with nothing left of the stage that it was built in but what was copied out of it."""
    building = Building(tmp_path_factory.mktemp("image"), ROOT)
    building.run(read_steps(DOCKERFILE))
    shutil.rmtree(building.root / "src")
    return building


def test_it_pins_every_package_by_its_hash(image: Building) -> None:
    installs = [command for command in image.ran if "pip install" in command]
    assert len(installs) == 2
    assert "--require-hashes" in installs[0]
    assert "--no-deps --no-build-isolation" in installs[1]


def test_it_runs_as_a_user_who_is_not_root(image: Building) -> None:
    uid, _, gid = image.user.partition(":")
    assert int(uid) >= 10_000
    assert int(gid) >= 10_000
    [made] = [step.words for step in read_steps(DOCKERFILE) if "useradd" in step.words]
    assert f"--uid {uid}" in made
    assert f"chown {image.user} {image.folder}" in made


def test_what_it_sets_are_settings(image: Building) -> None:
    assert {name for name in image.environment if name in NAMES} == {"BEATBOOK_HOST", "BEATBOOK_MONITOR_PORT", "PORT"}


def test_it_answers_from_the_reports_that_ship(image: Building) -> None:
    said = image.call([*image.entrypoint, "--version"])
    assert (said.returncode, said.stdout) == (0, f"beatbook {__version__}\n")
    said = image.call([*image.entrypoint, "ask", "which forces don't cross-reference procurement with gifts?"])
    assert said.stdout.startswith("Of 5 forces, 2 do not: Norfolk, Northamptonshire.")


def test_without_tokens_it_says_what_is_missing(image: Building) -> None:
    said = image.call([*image.entrypoint, *image.command])
    assert said.returncode == 2
    assert said.stderr.startswith("beatbook: the bot cannot start; missing: SLACK_APP_TOKEN")


def test_it_is_healthy_while_it_runs_and_at_no_other_time(image: Building) -> None:
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        free = str(line.getsockname()[1])
    image.environment |= {
        "BEATBOOK_HOST": "127.0.0.1",
        "BEATBOOK_MONITOR_PORT": free,
        "SLACK_BOT_TOKEN": "xoxb-none",
        "SLACK_APP_TOKEN": "xapp-none",
        "SLACK_API_URL": "http://127.0.0.1:9/",  # nobody is there: it waits
    }
    assert image.call(image.healthcheck).returncode != 0
    command = image.place([*image.entrypoint, *image.command])
    process = subprocess.Popen(command, **image.surroundings(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + SECONDS
        while image.call(image.healthcheck).returncode != 0:
            assert process.poll() is None, "it has ended"
            assert time.monotonic() < end
    finally:
        process.kill()
        process.wait()
    assert (image.root / "var/lib/beatbook/beatbook.db").exists()


@pytest.mark.parametrize("name", ["deploy/.env", ".env", ".git", "tests", "beatbook.db", "shared"])
def test_no_secret_is_sent_to_the_builder(name: str) -> None:
    assert not is_sent(name, ROOT / ".dockerignore")


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    return dict(yaml.safe_load((ROOT / "deploy" / "compose.yaml").read_text("utf-8"))["services"])


def test_compose_runs_what_the_dockerfile_makes(services: dict[str, Any], image: Building) -> None:
    bot = services["bot"]
    assert (ROOT / "deploy" / bot["build"]["context"]).resolve() == ROOT
    assert ROOT / bot["build"]["dockerfile"] == DOCKERFILE
    assert f"data:{image.folder}" in bot["volumes"]
    assert bot["depends_on"]["postgres"]["required"] is False


def test_compose_publishes_nothing_to_the_network(services: dict[str, Any]) -> None:
    ports = [port for service in services.values() for port in service.get("ports", [])]
    assert ports == ["127.0.0.1:3000:3000"]


def test_compose_lets_the_bot_do_no_more_than_it_needs(services: dict[str, Any]) -> None:
    bot = services["bot"]
    assert bot["read_only"] is True
    assert bot["cap_drop"] == ["ALL"]
    assert bot["security_opt"] == ["no-new-privileges:true"]
    assert "privileged" not in bot


def test_postgres_is_there_only_where_it_is_asked_for(services: dict[str, Any]) -> None:
    assert services["postgres"]["profiles"] == ["postgres"]
    assert "healthcheck" in services["postgres"]
