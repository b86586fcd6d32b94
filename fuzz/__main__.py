"""Coverage-guided fuzzing of readers and extraction by atheris.

    make fuzz SECONDS=600         600 seconds, going on from the corpus that earlier runs found
    python -m fuzz crash-<hash>   one input again

Belongs here: inputs from bytes, the start of the fuzzer. Does not belong here: what must hold (promises.py).

The first byte of an input says what the rest is: a file's bytes as they are, a file written in words of news (words.py), or the body of an
article in such words. Whatever comes out as an article is extracted.
"""

from __future__ import annotations

import os

os.environ.setdefault("POLARS_MAX_THREADS", "1")

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["orchestration.readers", "orchestration.extraction"]):
    from orchestration.extraction.article import Article
    from orchestration.extraction.pipeline import Extractor
    from orchestration.extraction.tables import Rows
    from orchestration.parse import load_lexicon
    from orchestration.readers import Rejection, read
    from orchestration.readers.encoding import strip_invisible

from fuzz.promises import holds_of_answer, holds_of_extraction, holds_of_tables
from fuzz.words import Words
from orchestration.raw_files import list_files
from orchestration.settings import PROJECT, Settings

HOME = PROJECT / ".fuzz"  # git-ignored: corpus/ and what crashed
SUFFIXES = (".txt", ".html", ".md")
KINDS = 8  # 0–2 bytes of a file, 3–5 words of a file, 6 and 7 words of an article's body
LONGEST = 240  # bytes of an input: a hundred words are some ten sentences
TOGETHER = 500  # extractions whose rows are held against their schemas at once
SECONDS_OF_ONE = 60  # an input that takes longer counts as a crash


class Target:
    """What one input is run through; built before the clock starts."""

    def __init__(self, settings: Settings) -> None:
        self._extractor = Extractor(load_lexicon(settings))
        self._files = [
            ((PROJECT / "raw" / os.fsdecode(file.name)).read_bytes(), file.article)
            for file in sorted(list_files(PROJECT / "raw"), key=lambda file: file.path)
        ]
        answers = [answer for answer in (read(*file) for file in self._files) if not isinstance(answer, Rejection)]
        self._bodies = [article.body for article, _ in answers]
        self._unchecked = Rows()
        self._words = Words(settings.dbt_project / "seeds", self._bodies)

    def __call__(self, data: bytes) -> None:
        if not data:
            return
        kind, rest = data[0] % KINDS, data[1:]
        if kind < 2 * len(SUFFIXES):
            name = f"a{SUFFIXES[kind % len(SUFFIXES)]}"
            written = rest if kind < len(SUFFIXES) else self._words.text(rest).encode("utf-8", "surrogatepass")
            answer = read(written, name)
            holds_of_answer(answer)
            if isinstance(answer, Rejection):
                return
            article = answer[0]
        else:
            lines = (line.strip() for line in strip_invisible(self._words.text(rest))[0].split("\n"))
            body = "\n".join(filter(None, lines))
            article = Article("0" * 16, "a.txt", body.partition("\n")[0] if kind == 6 else "", body)
        if not article.body:
            return
        found = self._extractor.rows([article])
        holds_of_extraction(article, found)
        for table, rows in self._unchecked.by_table().items():
            rows.extend(found.by_table()[table])
        if len(self._unchecked.signatures) == TOGETHER:
            unchecked, self._unchecked = self._unchecked, Rows()
            holds_of_tables(unchecked.tables())

    def seed(self, folder: Path) -> None:
        """The sample articles as inputs, in every form they can have; and their first lines, which are quicker to change."""
        folder.mkdir(parents=True, exist_ok=True)
        for number, (data, name) in enumerate(self._files):
            kind = next((kind for kind, suffix in enumerate(SUFFIXES) if name.endswith(suffix)), 1)
            (folder / f"file-{number:02}").write_bytes(bytes([kind]) + data[:LONGEST])
        for number, body in enumerate(self._bodies):
            for kind in range(len(SUFFIXES), KINDS):
                (folder / f"body-{number:02}-{kind}").write_bytes((bytes([kind]) + self._words.data(body))[:LONGEST])
            for line, text in enumerate(body.split("\n")):
                (folder / f"line-{number:02}-{line:02}").write_bytes((b"\x06" + self._words.data(text))[:LONGEST])


def main() -> None:
    target = Target(Settings.from_env())
    arguments = sys.argv[1:]
    if not any(map(os.path.isfile, arguments)):
        target.seed(HOME / "seeds")
        (HOME / "corpus").mkdir(parents=True, exist_ok=True)
        arguments += [f"{HOME / 'corpus'}", f"{HOME / 'seeds'}", f"-max_len={LONGEST}", "-print_final_stats=1"]
        arguments += [f"-timeout={SECONDS_OF_ONE}", "-rss_limit_mb=2048", f"-artifact_prefix={HOME}/"]
    atheris.Setup([sys.argv[0], *arguments], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
