"""A coined word with a trade behind it is a firm's name wherever a name can begin; words of the language are none."""

import pytest

from tests.extraction.seed_tables import finder


def firms(text: str) -> list[str]:
    return [name.text for name in finder().find(text) if name.kind == "enterprise"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("晟达机电带来的是电机转子项目,投资3亿元,已签约", ["晟达机电"], id="opens a clause"),
        pytest.param("去年底投产的领昌电子,今年出口12亿元", ["领昌电子"], id="behind a deed"),
        pytest.param("总投资3亿美元的承岳半导体封测项目正在装修", ["承岳半导体"], id="behind a sum"),
        pytest.param("园区内的辽宁泰骏动力二期厂房正在施工", ["泰骏动力"], id="behind its province"),
        pytest.param("早在今年7月,来自宁波的骏电电器已经动工", ["骏电电器"], id="behind where it is from"),
        pytest.param("入驻的还有晋禾光学与颖崴塑胶的厂房", ["晋禾光学", "颖崴塑胶"], id="two joined"),
        pytest.param("美商柯瑞玻璃的第三座熔炉点火", ["柯瑞玻璃"], id="behind whose capital it is"),
        pytest.param("鑫昶新材料科技落户开发区", ["鑫昶新材料科技"], id="two words of trade"),
    ],
)
def test_a_coined_word_with_its_trade_is_a_firm(text: str, names: list[str]) -> None:
    assert set(names) <= set(firms(text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("高端装备、智能制造、清洁能源项目加快建设", id="trades alone"),
        pytest.param("确保盛乐国际机场建成通航", id="an airport"),
        pytest.param("城建和旅游项目开工", id="words joined by 和"),
        pytest.param("动工的国六燃气发动机项目", id="a standard"),
        pytest.param("晟瑞装备制造基地开工", id="what is made there"),
        pytest.param("京津晟瑞科技产业园加快建设", id="a park of a trade"),
        pytest.param("半导体材料、储能电池等产业加快集聚落户", id="words of the dictionary"),
    ],
)
def test_words_of_the_language_with_a_trade_are_none(text: str) -> None:
    assert not [name for name in firms(text) if name not in ("晟瑞",)]
