"""Regular expressions made from word lists.

Belongs here: turning words into one pattern. Does not belong here: any word, any rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

Node = dict[str, "Node"]
_SET = re.compile(r"\[[^\[\]]*\]")


def tree(words: Iterable[str]) -> str:
    """A pattern that matches any of `words`, the longest first, with shared beginnings written once.

    A flat alternation of a few hundred words is tried word by word; of a tree, only what begins as the text does.

    >>> tree(["超", "超过", "近"])
    '(?:超过?|近)'
    """
    root: Node = {}
    for word in sorted(set(words)):
        node = root
        for sign in word:
            node = node.setdefault(sign, {})
        node[""] = {}
    return _branch(root) or r"[^\s\S]"


def _branch(node: Node) -> str:
    ends = "" in node
    branches = [re.escape(sign) + _branch(below) for sign, below in node.items() if sign and any(below.keys())]
    leaves = [re.escape(sign) for sign, below in node.items() if sign and not any(below.keys())]
    if leaves:
        branches.append(leaves[0] if len(leaves) == 1 else f"[{''.join(leaves)}]")
    if not branches:
        return ""
    if len(branches) == 1 and not ends:
        return branches[0]
    one_sign = len(branches) == 1 and (len(branches[0]) == 1 or bool(_SET.fullmatch(branches[0])))
    body = branches[0] if one_sign else f"(?:{'|'.join(branches)})"
    return body + ("?" if ends else "")
