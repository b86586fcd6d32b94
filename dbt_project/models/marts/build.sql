{{ config(schema='meta') }}

with articles as (

    select
        max(published_on) as data_as_of,
        count(*) as article_count,
        string_agg(distinct code_version, ',' order by code_version) as code_versions
    from {{ ref('stg_articles') }}

),

files as (

    select
        count(*) as file_count,
        count(*) filter (where outcome = 'rejected') as rejected_file_count
    from {{ ref('files') }}

),

metrics as (

    select 1 - coalesce(sum(statement_share), 0) as mapped_statement_share
    from {{ ref('unmapped_metrics') }}

),

places as (

    select count(*) filter (where region_basis in ('several', 'open')) as open_place_count
    from {{ ref('dim_places') }}

)

select
    '{{ env_var("QIANTANG_BUILD_ID", "manual") | replace("'", "''") }}' as build_id,
    cast('{{ run_started_at }}' as timestamp) as built_at,
    articles.data_as_of,
    articles.code_versions,
    '{{ env_var("QIANTANG_SQL_VERSION", "manual") | replace("'", "''") }}' as sql_version,
    files.file_count,
    files.rejected_file_count,
    articles.article_count,
    metrics.mapped_statement_share,
    (select count(*) from {{ ref('landing_statements') }}) as landing_statement_count,
    (select count(*) from {{ ref('metric_statements') }}) as metric_statement_count,
    (select count(*) from {{ ref('target_statements') }}) as target_statement_count,
    (select count(*) from {{ ref('enterprise_landings') }}) as enterprise_landing_count,
    (select count(*) from {{ ref('platform_metrics') }}) as platform_metric_count,
    (select count(*) from {{ ref('policy_targets') }}) as policy_target_count,
    (select count(*) from {{ ref('timeline') }}) as timeline_row_count,
    (
        (select count(*) from {{ ref('enterprise_landings') }}) + (select count(*) from {{ ref('platform_metrics') }})
        + (select count(*) from {{ ref('policy_targets') }})
        - (select count(distinct told.row_id) from {{ ref('timeline') }} as told)
    ) as untimed_row_count,
    places.open_place_count,
    -- Known when the last test has run: filled in then by the macro seal_build.
    cast(null as integer) as test_count,
    cast(null as integer) as test_warning_count,
    cast(null as decimal(10, 1)) as build_seconds
from articles
cross join files
cross join metrics
cross join places
