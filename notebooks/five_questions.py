"""Five questions that a newcomer asks the warehouse, answered with tables and small charts.

Belongs here: questions in SQL and how their answers are shown. Does not belong here: what the marts should say themselves.

A marimo notebook: `make notebook` opens it; run as a program, with `-- --district 南昌市` if you like, it goes through once. It reads
the newest published file by the locked-down connection.
"""

import marimo

__generated_with = "0.25.2"
app = marimo.App(width="medium", app_title="Qiantang: five questions")


@app.cell
def _():
    import altair as alt
    import marimo as mo
    import polars as pl

    from orchestration.connect import Reader
    from orchestration.settings import Settings

    settings = Settings.from_env()
    mo.stop(
        not settings.published_file.exists(),
        mo.md(f"There is no `{settings.published_file}` yet: build it with `make run`."),
    )
    warehouse = Reader(settings.published_file)
    return alt, mo, pl, warehouse


@app.cell
def _(mo, warehouse):
    build = warehouse.frame("from meta.build").row(0, named=True)
    mo.md(f"""
    # Five questions · 五个问题

    {build["article_count"]} articles, the newest of **{build["data_as_of"]}**; built {build["built_at"]:%Y-%m-%d %H:%M} UTC,
    {build["test_count"]} checks passed, {build["test_warning_count"]} of them with a warning. Every row names the sentence that proves it.
    """)
    return


@app.cell
def _(mo, warehouse):
    districts = warehouse.frame("""
        with within as (
            select unnest(string_split(places.path, ' ⊃ ')) as district
            from marts.enterprise_landings join marts.places using (place_id)
        )
        select district, count(*) as landings
        from within semi join marts.regions on region_name = district and level <> 'province'
        group by district
        order by landings desc, district""")["district"].to_list()
    said = mo.cli_args().get("district")
    district = mo.ui.dropdown(
        districts, value=said if said in districts else next(iter(districts), None), label="district 区县"
    )
    mo.vstack([mo.md("## 1 Who came to a district, and what became of it? 谁来了，后来怎样？"), district])
    return (district,)


@app.cell
def _(alt, district, mo, warehouse):
    came = warehouse.frame(
        """
        select enterprise_name, project, place_name, stage, stage_rank, stage_date, investment_text, independent_source_count as sources,
            evidence
        from marts.enterprise_landings join marts.places using (place_id, place_name)
        where list_contains(string_split(places.path, ' ⊃ '), $district)
        order by stage_rank desc, stage_on nulls last, enterprise_name""",
        {"district": district.value},
    )
    _stages = ["planned", "signed", "landed", "building", "operating"]
    _chart = (
        alt.Chart(came.group_by("stage").len("landings"), title=f"landings in {district.value} by furthest stage")
        .mark_bar()
        .encode(
            x=alt.X("landings:Q", axis=alt.Axis(tickMinStep=1)),
            y=alt.Y("stage:N", sort=_stages),
            tooltip=["stage", "landings"],
        )
    )
    mo.vstack([_chart, mo.ui.table(came.drop("stage_rank"), selection=None)])
    return (came,)


@app.cell
def _(alt, mo, pl, warehouse):
    tax = warehouse.frame("""
        select subject_name, subject_kind, measure, period_start, period_end, value_low, value_high,
            unit, comparator, value_text, evidence
        from marts.platform_metrics
        where metric_code = 'tax_revenue' and subject_name is not null
        order by subject_name, measure, period_end""")
    _levels = tax.filter((pl.col("measure") == "level") & (pl.col("unit") == "CNY")).select(
        "subject_name", "period_start", "period_end", "comparator", "value_text", "evidence",
        shown=pl.coalesce("value_low", "value_high").cast(pl.Float64) / 1e8,
    )  # fmt: skip
    _chart = (
        alt.Chart(_levels, title="tax revenue in 亿元; a bound such as 近 or 突破 is a hollow point")
        .mark_point(size=90)
        .encode(
            x=alt.X("period_end:T", title="end of the period"),
            y=alt.Y("shown:Q", title="亿元"),
            color=alt.Color("subject_name:N", title=None),
            fillOpacity=alt.condition("datum.comparator == 'eq'", alt.value(1), alt.value(0)),
            fill="subject_name:N",
            tooltip=["subject_name", "value_text", "period_start:T", "period_end:T", "evidence"],
        )
    )
    mo.vstack([mo.md("## 2 Tax per platform over time 各平台税收"), _chart, mo.ui.table(tax, selection=None)])
    return (tax,)


@app.cell
def _(mo, warehouse):
    years = warehouse.frame("""
        select distinct year(deadline)::varchar as due
        from marts.target_progress
        where deadline is not null
        order by due desc""")["due"].to_list()
    year = mo.ui.dropdown(years, value="2022" if "2022" in years else next(iter(years), None), label="due 到期年份")
    mo.vstack([mo.md("## 3 Which targets due in a year were met? 到期目标完成了吗？"), year])
    return (year,)


@app.cell
def _(alt, mo, warehouse, year):
    due = warehouse.frame(
        """
        select subject_name, metric_name_zh, target_text as promised, deadline, pace, observed_text as reached, progress_low as progress,
            reason_zh as why, evidence, observed_evidence
        from marts.target_progress
        where year(deadline)::varchar = $year
        order by pace in ('no_data', 'not_comparable'), pace, subject_name, metric_name_zh""",
        {"year": year.value},
    )
    _chart = (
        alt.Chart(due.group_by("pace").len("targets"), title=f"targets due in {year.value}: what is known of them")
        .mark_bar()
        .encode(
            x=alt.X("targets:Q", axis=alt.Axis(tickMinStep=1)),
            y=alt.Y("pace:N", sort="-x"),
            tooltip=["pace", "targets"],
        )
    )
    mo.vstack([_chart, mo.ui.table(due, selection=None)])
    return (due,)


@app.cell
def _(mo, warehouse):
    contradicting = warehouse.frame("""
        select kind, coalesce(subject_name, enterprise_name) as about, said_text, article, other_text, other_article, distance_pct,
            explanation_zh, explanation_en, evidence, other_evidence
        from marts.contradictions
        order by kind, distance_pct desc nulls last, contradiction_id""")
    _answer = (
        mo.ui.table(contradicting, selection=None)
        if len(contradicting)
        else mo.md("Nowhere in these articles. 没有矛盾。")
    )
    mo.vstack([mo.md("## 4 Where do sources contradict each other, or themselves? 何处矛盾？"), _answer])
    return (contradicting,)


@app.cell
def _(alt, mo, warehouse):
    changed = warehouse.frame("""
        select mart, change, changed_columns, valid_from, row_id
        from history.row_history
        where valid_from = (select max(valid_from) from history.row_history)
        order by mart, change, row_id""")
    _chart = (
        alt.Chart(
            changed.group_by("mart", "change").len("rows"),
            title="rows new, changed and gone in the newest build that changed any",
        )
        .mark_bar()
        .encode(
            x=alt.X("rows:Q", axis=alt.Axis(tickMinStep=1)),
            y="mart:N",
            color="change:N",
            tooltip=["mart", "change", "rows"],
        )
    )
    mo.vstack(
        [
            mo.md("## 5 What did the last build change? 最近一次构建改变了什么？"),
            _chart,
            mo.ui.table(changed, selection=None),
        ]
    )
    return (changed,)


if __name__ == "__main__":
    app.run()
