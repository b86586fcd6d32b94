"""The articles of the chaos runs, in two states of one folder: between them a file is new, one gone, one changed and one renamed.

Belongs here: texts made up for this, as few as keep every step of a build at work. Does not belong here: what they are used for.
"""

from __future__ import annotations

from pathlib import Path

PAGE = "{title}\n发布时间：{day} 来源：澜港日报\n{text}\n（责任编辑：林舟）\n"
LANDING = "{day_zh}，青屿高新区举行项目签约仪式，澜山电子有限公司年产{count}万套传感器项目签约落户，总投资{money}亿元。"
METRIC = "2023年，青屿高新区实现规上工业总产值{money}亿元，同比增长{count}.5%，新增入驻企业{count}家。"
TARGET = "到2027年，青屿高新区规上工业总产值力争突破{money}亿元，培育专精特新企业{count}家。"
BROKEN = b"\x89PNG\r\n\x1a\n" + bytes(300)

# State → path → text: what the folder holds. Both states hold a picture named .txt as well, which is rejected.
STATES: dict[str, dict[str, str]] = {
    "a": {
        "metrics.txt": METRIC.format(money=412, count=8),
        "goes/target.txt": TARGET.format(money=700, count=45),
        "changes.txt": LANDING.format(day_zh="5月6日", count=30, money=9),
        "old_name.txt": LANDING.format(day_zh="6月1日", count=12, money=21),
    },
    "b": {
        "metrics.txt": METRIC.format(money=412, count=8),
        "new/target.txt": TARGET.format(money=950, count=72),
        "changes.txt": LANDING.format(day_zh="5月6日", count=35, money=11),
        "new_name.txt": LANDING.format(day_zh="6月1日", count=12, money=21),
        "twin.txt": METRIC.format(money=412, count=8),
    },
}


def write_state(raw: Path, state: str) -> None:
    """Makes the folder be in one of `STATES`."""
    texts = STATES[state]
    for path in sorted(raw.rglob("*.txt")):
        if path.relative_to(raw).as_posix() not in texts:
            path.unlink()
    for name, text in texts.items():
        page = PAGE.format(title="青屿高新区发展提速", day="2024-06-02", text=text)
        path = raw / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_text("utf-8") != page:
            path.write_text(page, "utf-8")
    (raw / "picture.txt").write_bytes(BROKEN)


def state_of(raw: Path) -> str:
    """The state that the folder is in."""
    return "b" if (raw / "new_name.txt").exists() else "a"


def other_state(raw: Path) -> str:
    """The state that it is not in."""
    return "a" if state_of(raw) == "b" else "b"
