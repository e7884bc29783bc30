"""Settings: environment and `.env` in, frozen values or one clear line out."""

from __future__ import annotations

import re
from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest

from bot.settings import NAMES, Settings, SettingsError, describe_settings, load_settings

EXAMPLE = Path(__file__).parents[2] / "deploy" / "env.example"


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_nothing_set_means_the_defaults(tmp_path: Path) -> None:
    assert load_settings({}, tmp_path / ".env") == Settings()


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    dotenv = write(tmp_path / ".env", "BEATBOOK_MAX_FILE_MB=3\nBEATBOOK_CORPUS=from-file\n")
    settings = load_settings({"BEATBOOK_CORPUS": "from-environment"}, dotenv)
    assert settings.corpus == Path("from-environment")
    assert settings.max_file_bytes == 3 * 1024 * 1024


def test_a_name_set_to_nothing_is_not_set(tmp_path: Path) -> None:
    dotenv = write(tmp_path / ".env", "BEATBOOK_MAX_FILE_MB=\nBEATBOOK_CORPUS\n")
    assert load_settings({"BEATBOOK_VOCABULARY": ""}, dotenv) == Settings()


def test_a_tilde_in_the_file_is_the_home_folder(tmp_path: Path) -> None:
    dotenv = write(tmp_path / ".env", "BEATBOOK_CORPUS=~/reports\n")
    assert load_settings({}, dotenv).corpus == Path.home() / "reports"


@pytest.mark.parametrize("value", ["0", "-1", "many", "1.5", "99999999"])
def test_a_bad_value_is_named_with_its_setting_and_place(value: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"^BEATBOOK_MAX_FILE_MB in the environment: [^\n]+$"):
        load_settings({"BEATBOOK_MAX_FILE_MB": value}, tmp_path / ".env")


def test_a_bad_value_in_the_file_names_the_file(tmp_path: Path) -> None:
    dotenv = write(tmp_path / ".env", "BEATBOOK_MAX_FILE_MB=many\n")
    with pytest.raises(SettingsError, match=re.escape(f"BEATBOOK_MAX_FILE_MB in {dotenv}: ")):
        load_settings({}, dotenv)


def test_a_mistyped_name_is_refused_and_its_value_is_not_printed(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="BEATBOOK_CORPSE") as refusal:
        load_settings({"BEATBOOK_CORPSE": "canary"}, tmp_path / ".env")
    assert "canary" not in str(refusal.value)
    assert "BEATBOOK_CORPUS" in str(refusal.value)


def test_names_of_other_programs_are_left_alone(tmp_path: Path) -> None:
    dotenv = write(tmp_path / ".env", "DATABASE_URL=postgres://\n")
    assert load_settings({"PATH": "/bin"}, dotenv) == Settings()


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    dotenv = tmp_path / ".env"
    dotenv.write_bytes(b"BEATBOOK_CORPUS=\xff\xfe\n")
    with pytest.raises(SettingsError, match=re.escape(str(dotenv))):
        load_settings({}, dotenv)


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Settings().__setattr__("max_file_mb", 1)


def test_the_example_file_names_exactly_the_settings() -> None:
    assert re.findall(r"^#?([A-Z_]+)=", EXAMPLE.read_text(encoding="utf-8"), re.MULTILINE) == list(NAMES)


def test_the_example_file_says_what_the_model_says() -> None:
    text = " ".join(EXAMPLE.read_text(encoding="utf-8").replace("#", " ").split())
    assert all(setting.metadata["description"] in text for setting in fields(Settings))


def test_the_example_file_loads_once_its_lines_are_taken_in(tmp_path: Path) -> None:
    lines = re.sub(r"^#(?=[A-Z_]+=)", "", EXAMPLE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert load_settings({}, write(tmp_path / ".env", lines)).max_file_mb == Settings().max_file_mb


def test_the_help_describes_every_setting() -> None:
    assert re.findall(r"^  ([A-Z_]+)$", describe_settings(), re.MULTILINE) == list(NAMES)
