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
        pytest.param("恒沛智控成功摘得临平区一宗工业用地", ["恒沛智控"], id="buys_land"),
        pytest.param("恒沛智控相关负责人介绍,二期即将开工", ["恒沛智控"], id="whose_head_speaks"),
        pytest.param("落户临平区的恒沛智控是一家高新技术企业", ["恒沛智控"], id="is_one_of_its_trade"),
        pytest.param("落户郑州经开区的昱辰光电,去年投产", ["昱辰光电"], id="settled_there"),
        pytest.param("2019年,恒沛智控把总部从上海迁到临平区", ["恒沛智控"], id="moves_its_seat"),
        pytest.param("由昱辰投资建设的基地在临平区启用", ["昱辰"], id="two_syllables_of_trade_names"),
        pytest.param("康必尔于3月落户临平区", ["康必尔"], id="a_preposition_glued_to_the_last_syllable"),
        pytest.param("优必达宣布在临平区设立研发中心", ["优必达"], id="a_word_of_the_language_inside"),
        pytest.param("Vexora与临平区签署协议,投资3亿元建厂", ["Vexora"], id="in_letters"),
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
        pytest.param("市发改委相关负责人介绍,项目即将开工", id="whose_head_speaks_for_a_body"),
        pytest.param("该地块由本地企业竞得,用于建设公寓", id="land_that_nobody_named_buys"),
        pytest.param("总经理李明介绍,公司把研发中心设在了杭州", id="who_speaks_is_a_person"),
        pytest.param("落户园区的项目,大多已经投产", id="what_settled_is_no_firm"),
        pytest.param("AIGC落户临平区,LED投资20亿元", id="an_abbreviation_of_a_thing"),
        pytest.param("正经点赞(清远)媒体科技等6家企业入驻", id="only_the_end_of_a_name"),
    ],
)
def test_what_is_no_firm_gives_no_name(text: str) -> None:
    assert firms(text) == []
