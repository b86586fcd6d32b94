select
    path,
    article,
    size as size_bytes,
    sha256,
    encoding,
    format,
    outcome,
    reason,
    detail,
    article_id,
    duplicate_of
from {{ ref('stg_files') }}
order by path
