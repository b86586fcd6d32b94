"""Proper names in a sentence: what is a name, of which kind, where it begins and ends, and what is none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extraction.seed_tables import finder

ORGANISATIONS = {"enterprise", "institute", "university", "hospital", "fund", "bank"}


def found(text: str, *kinds: str) -> list[str]:
    return [name.text for name in finder().find(text) if name.kind in kinds]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("项目位于台州市黄岩区", [("台州市", "331000"), ("黄岩区", "331003")], id="full_names"),
        pytest.param("在广西柳州考察", [("广西", "450000"), ("柳州", "450200")], id="short_names"),
        pytest.param(
            "南京鼓楼区与福州鼓楼区结对",
            [("南京", "320100"), ("鼓楼区", "320106"), ("福州", "350100"), ("鼓楼区", "350102")],
            id="district_by_the_city_before_it",
        ),
        pytest.param("鼓楼区推出新政", [("鼓楼区", None)], id="ambiguous_without_context"),
        pytest.param("在渝企业增多", [("渝", "500000")], id="letter_after_a_word_of_being"),
        pytest.param("客商来杭考察", [("杭", "330100")], id="letter_of_a_city"),
        pytest.param("在深入调研后", [], id="no_letter_inside_a_word"),
        pytest.param("产品远销德国、巴西", [("德国", None), ("巴西", None)], id="foreign_places_have_no_code"),
        pytest.param("爱好和平、合作共赢", [], id="common_words_are_no_counties"),
        pytest.param("沈阳和平区开业", [("沈阳", "210100"), ("和平区", "210102")], id="stop_word_after_its_city"),
        pytest.param("长三角一体化", [("长三角", None)], id="an_area_across_provinces"),
        pytest.param("洒坪镇项目2个", [("洒坪镇", None)], id="a_town_of_two_odd_syllables"),
        pytest.param("各乡镇税收增长", [], id="every_town_is_none"),
        pytest.param(
            "海曙区南京街道", [("海曙区", "330203"), ("南京街道", "330203")], id="a_street_called_like_a_city"
        ),
    ],
)
def test_regions_are_found_with_their_codes(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(name.text, name.code) for name in finder().find(text) if name.kind == "region"] == expected


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        pytest.param("浙江经济向好", "浙江省", id="province"),
        pytest.param("去丽水投资", "丽水市", id="prefecture"),
        pytest.param("落户慈溪", "慈溪市", id="county_level_city"),
        pytest.param("落户延边", "延边朝鲜族自治州", id="autonomous_prefecture"),
    ],
)
def test_a_bare_name_means_its_administrative_unit(text: str, canonical: str) -> None:
    assert [name.canonical for name in finder().find(text) if name.kind == "region"] == [canonical]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("项目落户绍兴云谷小镇", ["绍兴云谷小镇"], id="town"),
        pytest.param("在重庆两江新区龙兴工业园开工", ["重庆两江新区龙兴工业园"], id="park_inside_a_zone"),
        pytest.param("入驻常州经济技术开发区", ["常州经济技术开发区"], id="zone_of_a_city"),
        pytest.param("全市最大的海岚生物医药产业园", ["海岚生物医药产业园"], id="epithet_is_cut"),
        pytest.param("签约地在中国云谷", ["中国云谷"], id="valley_of_the_country"),
        pytest.param("中德(沈阳)高端装备制造产业园", ["中德(沈阳)高端装备制造产业园"], id="bracket_inside"),
        pytest.param("在嘉兴经济技术开发区招商推介会上", ["嘉兴经济技术开发区"], id="host_of_a_meeting"),
        pytest.param("张江科学城和前海", ["张江科学城", "前海"], id="known_ones"),
        pytest.param("海尔产业园开工", ["海尔产业园"], id="opened_by_a_firm"),
        pytest.param("这些产业园和5个开发区、国家级高新区、特色小镇", [], id="generic_ones"),
        pytest.param("浙江省高新区达到100个", [], id="all_of_a_province"),
        pytest.param("建设一流大学城", [], id="epithet_only"),
    ],
)
def test_platforms_are_recognised_by_their_form(text: str, expected: list[str]) -> None:
    assert found(text, "platform") == expected


def test_the_code_of_a_platform_is_the_region_in_its_name() -> None:
    (platform,) = [name for name in finder().find("绍兴柯桥经济技术开发区揭牌") if name.kind == "platform"]
    assert platform.code == "330603"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("宁德时代、比亚迪相继落户", ["宁德时代", "比亚迪"], id="well_known"),
        pytest.param("与美的电器(合肥)有限公司签约", ["美的电器(合肥)有限公司"], id="region_in_brackets"),
        pytest.param("由江苏恒岚新材料科技有限公司投资", ["江苏恒岚新材料科技有限公司"], id="registered_name"),
        pytest.param("惠州比亚迪电子有限公司", ["惠州比亚迪电子有限公司"], id="known_firm_inside_a_registered_name"),
        pytest.param("浙江恒岚投资有限公司", ["浙江恒岚投资有限公司"], id="verb_inside_a_registered_name"),
        pytest.param("来自瑞典的北辰集团宣布增资", ["北辰集团"], id="origin_is_cut"),
        pytest.param("日本欧岚株式会社与佳能", ["欧岚株式会社", "佳能"], id="nationality_is_cut"),
        pytest.param(
            "引进华为、裕岚金融、莱芯科技和青禾大数据等8家企业",
            ["华为", "裕岚金融", "莱芯科技", "青禾大数据"],
            id="enumeration",
        ),
        pytest.param("三星、SK海力士和TCL华星", ["三星", "SK海力士", "TCL华星"], id="latin_letters"),
        pytest.param("欧洲最大的连接器厂商奥泰克(OTK&S)落户", ["奥泰克"], id="gloss_in_latin_letters"),
        pytest.param("华中科技大学无锡研究院揭牌", ["华中科技大学无锡研究院"], id="institute_of_a_university"),
        pytest.param("国内光伏龙头企业晶科能源投产", ["晶科能源"], id="apposition"),
        pytest.param("“望江面馆”连锁品牌开业", ["望江面馆"], id="quoted"),
        pytest.param("武汉市第三医院启用", ["武汉市第三医院"], id="hospital_with_an_ordinal"),
        pytest.param("该公司、上市公司和物流公司", [], id="common_nouns"),
        pytest.param("新能源汽车和生物医药产业", [], id="weak_suffix_inside_a_common_noun"),
        pytest.param("与人民医院、重点实验室合作", [], id="generic_bodies"),
        pytest.param("集中信息资源", [], id="no_firm_across_words"),
        pytest.param("海林啤酒厂投产,全县有酒厂12家,新建一座大型水泥厂", ["海林啤酒厂"], id="works"),
        pytest.param("全年进口金属加工机床3000台,年产方形储能电池800万只", [], id="goods"),
        pytest.param("浙江红狮水泥今年销售水泥450万吨", ["红狮水泥"], id="not over a time"),
        pytest.param("设在浦东的安达物流公司营业额20亿元", ["安达物流公司"], id="a county and a trade"),
        pytest.param("湖北物流公司纷纷涨价", [], id="any firm of a province"),
        pytest.param("瑞士雀喜公司在江都兴建乳品厂", ["雀喜公司"], id="two lone signs"),
        pytest.param("由铁西市粮丰贸易有限公司投资建设", ["铁西市粮丰贸易有限公司"], id="by whom"),
        pytest.param(
            "国家超级计算临海中心、国家智能农机创新中心落户",
            ["国家超级计算临海中心", "国家智能农机创新中心"],
            id="national_centres",
        ),
        pytest.param("国家重点实验室、国家企业技术中心落户,新增12家国家工程研究中心", [], id="classes_of_centres"),
        pytest.param("德国莱茵TÜV在广州开业", ["莱茵TÜV"], id="letters_with_an_umlaut"),
        pytest.param(
            "江苏恒沛材料股份有限公司产业园落户",
            ["江苏恒沛材料股份有限公司"],
            id="whose_park",
        ),
    ],
)
def test_organisations_are_found(text: str, expected: list[str]) -> None:
    assert found(text, *ORGANISATIONS) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("苹果、小米等企业将在武汉建厂", ["苹果", "小米"], id="in_an_enumeration"),
        pytest.param("联想集团增资", ["联想集团"], id="with_its_legal_form"),
        pytest.param("令人联想到秋天的苹果", [], id="plain_words"),
        pytest.param("服务大众消费", [], id="the_public"),
        pytest.param("美的追求与长城内外", [], id="beauty_and_a_wall"),
    ],
)
def test_ambiguous_names_need_a_context(text: str, expected: list[str]) -> None:
    assert found(text, *ORGANISATIONS) == expected


def test_a_firm_at_the_head_of_its_own_park_is_given_as_well() -> None:
    names = finder().find("海尔产业园开工")
    assert [(name.text, name.kind, name.rule) for name in names] == [
        ("海尔产业园", "platform", "suffix"),
        ("海尔", "enterprise", "nested"),
    ]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        pytest.param("宁波市商务局与前湾新区管委会", "government", ["宁波市商务局", "前湾新区管委会"], id="offices"),
        pytest.param(
            "与高新区管委会、县政府、自治区国资委", "government", ["管委会", "县政府", "自治区国资委"], id="unnamed"
        ),
        pytest.param("衢州市委、省发改委和工信部", "government", ["衢州市委", "省发改委", "工信部"], id="committees"),
        pytest.param(
            "“十四五”规划提出实施“雁阵”行动计划", "programme", ["“十四五”规划", "“雁阵”行动计划"], id="quoted_programme"
        ),
        pytest.param("印发《江苏省低空经济发展规划》", "programme", ["江苏省低空经济发展规划"], id="titled_programme"),
        pytest.param("世界制造业大会与宁波日报", "event", ["制造业大会", "宁波日报"], id="meetings_and_media"),
    ],
)
def test_other_bodies_are_told_apart(text: str, kind: str, expected: list[str]) -> None:
    assert found(text, kind) == expected
    assert found(text, *ORGANISATIONS, "platform") == []


@pytest.mark.parametrize(
    ("text", "around", "expected"),
    [
        pytest.param(
            "引进甲信息、乙科技和丙电子等8个项目", "乙科技", ["引进甲信息", "乙科技", "丙电子"], id="closed_by_deng"
        ),
        pytest.param(
            "甲集团、乙公司以及丙银行落户", "甲集团", ["甲集团", "乙公司", "丙银行落户"], id="last_item_keeps_its_verb"
        ),
        pytest.param("昨日,甲集团签约", "甲集团", ["甲集团"], id="alone"),
        pytest.param("甲、乙两地,丙公司、丁公司落户", "丁公司", ["丙公司", "丁公司落户"], id="not_across_a_comma"),
    ],
)
def test_an_enumeration_is_split_into_items(text: str, around: str, expected: list[str]) -> None:
    start = text.index(around)
    assert [text[a:b] for a, b in finder().list_items(text, start, start + len(around))] == expected


@given(st.text(alphabet="浙江杭州市区海尔华为集团产业园研究院大学镇、和(中国)“”《计划》在渝AB1的,", max_size=40))
def test_names_are_in_order_and_say_what_is_written(text: str) -> None:
    names = finder().find(text)
    assert all(text[name.start : name.end] == name.text for name in names)
    assert [name.start for name in names] == sorted(name.start for name in names)
    plain = [name for name in names if name.rule != "nested"]
    assert all(one.end <= other.start for one, other in pairwise(plain))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("纳睿雷达与恒林股份在该市设点", ["纳睿雷达", "恒林股份"], id="short names of the exchange"),
        pytest.param("当地拟引进科达利、纳思达等企业", ["科达利", "纳思达"], id="three letters in a list"),
        pytest.param("为海量数据提供存储", [], id="a common noun is no listed firm"),
        pytest.param("中国新能源产业加快发展", [], id="not across the words of a sentence"),
        pytest.param("在浦东金桥新设门店", [], id="a zone that lends a firm its name"),
        pytest.param("日立建机和信越化学来此投资", ["日立建机", "信越化学"], id="firms of the world"),
        pytest.param("苇川精密铸造有限公司开业", ["苇川精密铸造有限公司"], id="an adjective of the trade in the name"),
        pytest.param("由中核汇能与国家管网集团承建", ["中核汇能", "国家管网集团"], id="state firms in short"),
    ],
)
def test_well_known_firms_are_found_by_their_short_names(text: str, expected: list[str]) -> None:
    assert found(text, *ORGANISATIONS) == expected
