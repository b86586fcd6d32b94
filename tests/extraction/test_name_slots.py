"""Trade names are recognised where only a firm can stand, and nowhere else."""

import pytest

from tests.extraction.seed_tables import finder


def firms(text: str) -> list[str]:
    return [name.text for name in finder().find(text) if name.kind == "enterprise"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "沂河激光、蓝桉显示、陌野智算等9家企业入驻青州科技园",
            ["沂河激光", "蓝桉显示", "陌野智算"],
            id="listed_before_n_firms",
        ),
        pytest.param("沂蒙重机与青州经济开发区管委会签约", ["沂蒙重机"], id="signs_with_a_zone"),
        pytest.param("台湾翔峻光学投资3亿元的镜头厂在此开工", ["翔峻光学"], id="invests_a_sum"),
        pytest.param("星砚存储的智能硬盘工厂正在建设", ["星砚存储"], id="owns_a_plant_that_is_built"),
        pytest.param("总投资11.8亿元的沅湖软件区域总部已于今年5月开工", ["沅湖软件"], id="opens_a_projects_name"),
        pytest.param("5月18日,淮沂智驾在郑州航空港区的整车工厂开工", ["淮沂智驾"], id="has_a_plant_at_a_place"),
        pytest.param("沱江数科已入驻大数据创新园", ["沱江数科"], id="moves_in"),
        pytest.param("沂蒙起重、徐州重机等企业先后入驻园区", ["徐州重机"], id="a_citys_firm_that_moves_in"),
        pytest.param("东海动力发动机扩建项目在花都区奠基", ["东海动力"], id="opens_an_extension"),
        pytest.param("中星新地(马鞍山)产业园8日开工", ["中星新地"], id="before_its_site_in_brackets"),
        pytest.param("厦门已引进联芯、三安等大型制造企业", ["联芯", "三安"], id="brought_with_others"),
        pytest.param("捷安达则再投1.5亿美元在昆山建厂", ["捷安达"], id="puts_in_more"),
    ],
)
def test_a_trade_name_is_found_where_a_firm_must_stand(text: str, names: list[str]) -> None:
    assert set(names) <= set(firms(text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("人工智能、生物医药、高端装备等企业加快集聚", id="trades_are_no_firms"),
        pytest.param("全市150个重大文旅项目集中签约", id="counted_projects"),
        pytest.param("29家央企与该省签约64个项目", id="counted_kinds_of_firms"),
        pytest.param("清洁能源基地建设迈出关键一步", id="common_modifier_and_trade"),
        pytest.param("预计一期工程6个月后竣工投产", id="a_length_of_time"),
        pytest.param("云帆科技产业园举行集中签约仪式", id="a park of a trade"),
        pytest.param("钛酸锶装备制造基地开工", id="what is made"),
        pytest.param("市领导出席开工仪式并宣布开工", id="officials"),
        pytest.param("长治高新区智能终端产业园三期开工奠基", id="what_a_zone_builds"),
        pytest.param("拟在衢江区投建电池材料项目,一期投资5亿元", id="a_verb_before_the_material"),
        pytest.param("长三角(嘉兴)产业园开工", id="an_area_before_a_site_in_brackets"),
        pytest.param("政府部门与社会各界共建文明城市", id="who_is_no_firm"),
    ],
)
def test_what_is_no_firm_gives_no_name(text: str) -> None:
    assert firms(text) == []
