"""Press articles made up for the tests of the pipeline."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from orchestration.raw_files import list_files
from orchestration.readers import Rejection, read
from tests.extraction.likeness_pairs import NEW_PARAGRAPH, NEW_TITLE

PAGE = """{title}
发布时间：{day} 来源：临江日报
{text}
（责任编辑：方舟）
"""


def write_article(
    raw: Path, name: str, title: str = "云栖新区产业招引见成效", text: str = "", day: str = "2024-03-08"
) -> Path:
    """A page with headline, dateline and one paragraph or more of story."""
    text = (
        text
        or "近日，云栖新区召开产业发展大会。2023年，云栖新区实现规上工业增加值36.4亿元，同比增长7.2%，新增入驻企业128家。"
    )
    path = raw / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PAGE.format(title=title, day=day, text=text), "utf-8")
    return path


def write_reprints(raw: Path) -> int:
    """Reprints of all dated articles of two paragraphs or more: another outlet, the next day, another headline, the middle paragraph
    rewritten without its facts. Returns how many."""
    count = 0
    for file in sorted(list_files(raw), key=lambda file: file.path):
        article = (raw / file.path).read_bytes()
        answer = read(article, file.article)
        if isinstance(answer, Rejection) or answer[0].published_on is None:
            continue
        _, *paragraphs = answer[0].body.split("\n")
        if len(paragraphs) < 2:
            continue
        paragraphs[len(paragraphs) // 2] = NEW_PARAGRAPH
        day = answer[0].published_on + timedelta(days=1)
        text = PAGE.replace("临江日报", "沿海新观察").format(
            title=f"{NEW_TITLE}（{count}）", day=day, text="\n".join(paragraphs)
        )
        (raw / f"reprint_{count}.txt").write_text(text, "utf-8")
        count += 1
    return count
