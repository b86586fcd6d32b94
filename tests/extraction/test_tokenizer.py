"""One tokenizer: jieba's tokens at rjieba's speed, with the lexicons' words kept whole."""

from __future__ import annotations

import jieba
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orchestration.extraction.tokenizer import Token, Tokenizer

PLAIN = Tokenizer()
SENTENCES = [
    "总投资18亿元的海岚储能装备项目昨日在台州湾新区开工",
    "今年前三季度,全市规模以上工业增加值同比增长7.2%",
    "截至去年底,园区入驻企业达到312家,其中高新技术企业46家",
    "该公司将在当地设立研发中心,预计明年6月投产",
    "绵阳科技城新区与成都理工大学签署战略合作协议",
    "我们要以更大力度推动传统产业转型升级",
    "两地将共建跨境电商综合试验区,力争到2027年进出口额翻一番",
]


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> jieba.Tokenizer:
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = str(tmp_path_factory.mktemp("jieba"))
    return tokenizer


@pytest.mark.parametrize("text", SENTENCES)
def test_the_tokens_are_those_of_jieba(text: str, reference: jieba.Tokenizer) -> None:
    assert Tokenizer().cut(text) == list(reference.cut(text))


def test_a_word_of_the_lexicon_stays_whole() -> None:
    text = "曙微科创园落户"
    assert "曙微科创园" not in Tokenizer().cut(text)
    assert Tokenizer([("曙微科创园", "ns")]).tag(text)[0] == Token("曙微科创园", 0, 5, "ns")


@given(st.text(alphabet="嘉兴科技园引进AB12,、。和的“” "))
def test_tokens_cover_the_text_without_gaps(text: str) -> None:
    tokens = PLAIN.tag(text)
    assert "".join(token.text for token in tokens) == text
    assert [token.start for token in tokens] == [0, *(token.end for token in tokens)][: len(tokens)]
    assert all(text[token.start : token.end] == token.text for token in tokens)
