"""Press articles made up for the tests of the pipeline."""

from __future__ import annotations

from pathlib import Path

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
