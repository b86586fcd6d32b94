"""Coined words that no list knows are found at the head of a firm's project, by their characters; civic works have none."""

import pytest

from orchestration.extraction.name_brands import Brands
from tests.extraction.seed_tables import finder, lexicon


def firms(text: str) -> list[str]:
    return [name.text for name in finder().find(text) if name.kind == "enterprise"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("骏朗钢结构生产项目总投资约1.5亿元,一期已经投产", ["骏朗"], id="before what is made"),
        pytest.param("总投资18亿元的晟祥家居建材展销总部项目已签约", ["晟祥家居"], id="behind a sum, with its trade"),
        pytest.param(
            "泽川固态电解质中试基地、晟宏创合钠硫储能电池制造基地三个项目同时投产",
            ["泽川", "晟宏创合"],
            id="members of a list, of two and four characters",
        ),
        pytest.param("鑫沅光伏5GW电池片项目开工", ["鑫沅光伏"], id="a trade begins inside a word of the dictionary"),
        pytest.param("台源今年4月又与百色市签订协议", ["台源"], id="signs with a place"),
        pytest.param("本土企业宏昌的智能化立体仓库已启用", ["宏昌"], id="behind a word for firms, its plant"),
        pytest.param(
            "中兴智能终端、华天科技、吉利新能源变速器等12个重点项目开工",
            ["中兴", "华天科技", "吉利"],
            id="a known firm ends where its product begins",
        ),
        pytest.param("昱辰智能制造基地项目开工", ["昱辰"], id="how it is made is no part of the name"),
        pytest.param("昱辰高端装备制造项目开工", ["昱辰"], id="nor of what rank"),
        pytest.param("昱辰光电半导体封装测试项目开工", ["昱辰光电"], id="one trade is enough"),
        pytest.param("临平区成功签约昱辰动力电池项目", ["昱辰"], id="a product of two words behind a verb"),
        pytest.param("恒沛新材智能工厂已进入安装阶段", ["恒沛新材"], id="a works run by machines"),
        pytest.param("总投资35亿元的昱辰华东总部基地项目签约", ["昱辰"], id="its seat for a part of the country"),
    ],
)
def test_a_coined_word_opens_a_project(text: str, names: list[str]) -> None:
    assert firms(text) == names


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("高端装备制造基地、智能网联汽车产业园等8个项目开工建设", id="trades"),
        pytest.param("恒昌花园安置房项目、永丰路道路改造项目集中开工", id="works for everybody"),
        pytest.param("宏伟水库除险加固项目、天目山隧道工程开工", id="waters and tunnels"),
        pytest.param("金秋产业项目、新春重大项目集中开工", id="seasons"),
        pytest.param("民营企业家的投资项目开工", id="people of firms"),
        pytest.param("老王与某村签订协议", id="somebody called by his surname"),
        pytest.param("昌盛路综合管廊项目开工", id="a street called like a firm"),
        pytest.param("签约现代农业项目12个,启动青年公寓项目", id="what a place begins"),
    ],
)
def test_other_projects_have_no_firm(text: str) -> None:
    assert firms(text) == []


def test_coined_words_weigh_more_than_words_of_the_language() -> None:
    brands = Brands(lexicon().tables)
    assert min(map(brands.weight, ("恒瑞", "鑫达", "晟源"))) > max(map(brands.weight, ("城市", "污水", "淀粉", "固态")))


def test_the_cut_is_where_the_word_looks_most_coined() -> None:
    brands = Brands(lexicon().tables)
    assert brands.best("恒天瑞丰", (2, 4)) == 4
    assert brands.best("恒天车灯", (2, 4)) == 2
    assert brands.best("城市污水", (2, 4)) == 0
