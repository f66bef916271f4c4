"""What `derive verify` writes: JSON after its schema, SARIF, JUnit, a page; whole files, in both languages."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

from derive.cli import main

NOTES = Path(__file__).with_name("notes.md")
SCHEMA = json.loads((Path(__file__).parents[2] / "derive" / "schemas" / "verify-1.json").read_text(encoding="utf-8"))


def test_json_follows_its_schema(capsys):
    assert main(["verify", "--json", str(NOTES), str(NOTES)]) == 1
    jsonschema.validate(json.loads(capsys.readouterr().out), SCHEMA)


@pytest.fixture(scope="module", params=["en", "zh"])
def written(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("verify")
    files = {format: folder / f"report.{format}" for format in ("html", "sarif", "junit")}
    arguments = [part for format, path in files.items() for part in (f"--{format}", str(path))]
    assert main(["verify", "--lang", request.param, str(NOTES), *arguments]) == 1
    assert sorted(path.name for path in folder.iterdir()) == ["report.html", "report.junit", "report.sarif"]
    return request.param, {format: path.read_text(encoding="utf-8") for format, path in files.items()}


def test_sarif_names_the_line(written):
    language, files = written
    content = json.loads(files["sarif"])
    assert content["version"] == "2.1.0"
    run = content["runs"][0]
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert all(result["ruleId"] in rules and result["message"]["text"] for result in run["results"])
    refuted = [result for result in run["results"] if result["level"] == "error" and result["ruleId"] == "refuted"]
    place = refuted[0]["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 27, "startColumn": 1}
    assert place["artifactLocation"]["uri"].endswith("notes.md")
    assert {"en": "Nearest true form", "zh": "最接近的正确形式"}[language] in refuted[0]["message"]["text"]


def test_junit_has_one_case_per_claim(written):
    suite = ElementTree.fromstring(written[1]["junit"])
    cases = suite.findall("testcase")
    assert int(suite.get("tests")) == len(cases) == 5
    assert [case.get("name") for case in cases if case.find("failure") is not None] == [
        r"27: S = I_0 + dr",
        "30: wrong-arithmetic",
    ]


class Tags(HTMLParser):
    """Counts open tags and keeps what must be said without colour."""

    def __init__(self):
        super().__init__()
        self.open, self.marks, self.spoken = [], [], 0

    def handle_starttag(self, tag, attributes):
        if tag not in ("meta", "br", "mspace"):
            self.open.append(tag)
        self.spoken += tag == "math" and bool(dict(attributes).get("alttext"))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] == "summary":
            self.marks.append(data)


def test_the_page_says_every_verdict_in_words(written):
    language, files = written
    tags = Tags()
    tags.feed(files["html"])
    assert tags.open == []
    assert {"en": "✗ refuted", "zh": "✗ 已证伪"}[language] in tags.marks
    assert tags.spoken >= 7
    assert "<script" not in files["html"]
    assert not re.search(r'(?:src|href)="http', files["html"])


def test_chinese_reasons_are_chinese(written):
    language, files = written
    if language == "zh":
        reasons = re.findall(r"<details>.*?<p>(.*?)</p>", files["html"])
        assert reasons
        assert all(re.search(r"[\u4e00-\u9fff]", reason) for reason in reasons)


def test_a_folder_that_cannot_be_written_is_one_message(capsys, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert main(["verify", str(NOTES), "--html", str(blocked / "page.html")]) == 2
    assert "cannot be written" in capsys.readouterr().err
