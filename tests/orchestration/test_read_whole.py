"""A copy is read to its last value: of what was published before, checksums alone are compared."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import duckdb
import pytest

from orchestration.publish import OtherBytes, PublishError, read_whole
from orchestration.read_whole import BLOCK, GROUPS, HEADERS, look_over

ROWS = 300_000  # three row groups


@pytest.fixture
def before(tmp_path: Path) -> Path:
    """A file as it was published."""
    path = tmp_path / "before.duckdb"
    with duckdb.connect(str(path)) as con:
        con.execute("create schema marts")
        con.execute(
            f"create table marts.numbers as select range as number, md5(range::varchar) as text from range({ROWS})"
        )
        con.execute("create table marts.others as select range as number from range(1000)")
    return path


@pytest.fixture
def after(before: Path) -> Path:
    """The file of the next build: a row more, a row less, a table made anew."""
    path = before.with_name("after.duckdb")
    shutil.copyfile(before, path)
    with duckdb.connect(str(path)) as con:
        con.execute("insert into marts.numbers values (-1, 'new')")
        con.execute("delete from marts.numbers where number = 7")
        con.execute("create or replace table marts.others as select range as number from range(2000)")
    return path


def new_blocks(path: Path, before: Path) -> list[int] | None:
    return look_over(path, before)[1]


def spoil(path: Path, block: int) -> None:
    """Changes a byte in the middle of a block."""
    with path.open("rb+") as file:
        at = HEADERS + block * BLOCK + BLOCK // 2
        file.seek(at)
        byte = file.read(1)
        file.seek(at)
        file.write(bytes([byte[0] ^ 0xFF]))


def test_rows_are_those_of_the_whole_file(before: Path, after: Path) -> None:
    assert read_whole(after, before) == read_whole(after) == {"marts.numbers": ROWS, "marts.others": 2000}


def test_few_blocks_of_a_build_that_was_continued_are_new(before: Path, after: Path) -> None:
    count = (after.stat().st_size - HEADERS) // BLOCK
    new = new_blocks(after, before)
    assert new
    assert len(new) < count / 2


def test_a_block_that_is_spoilt_since_is_found_wherever_it_lies(before: Path, after: Path) -> None:
    with duckdb.connect(str(after), read_only=True) as con:
        used = con.execute("select distinct block_id from pragma_storage_info('marts.numbers') where block_id >= 0")
        blocks = [block for (block,) in used.fetchall()]
    new = new_blocks(after, before) or []
    for block in (min(set(blocks) - set(new)), max(set(blocks) & set(new))):
        whole = after.read_bytes()
        spoil(after, block)
        assert new_blocks(after, before) is None  # so all is read
        with pytest.raises(PublishError, match="cannot be read"):
            read_whole(after, before)
        after.write_bytes(whole)


def test_a_block_that_says_what_the_one_before_does_is_still_compared_with_what_it_holds(
    before: Path, after: Path
) -> None:
    spoil(after, 0)
    spoil(before, 0)
    assert new_blocks(after, before) is None


def test_the_hash_is_of_every_byte_whatever_the_file_is_compared_with(before: Path, after: Path) -> None:
    whole = hashlib.sha256(after.read_bytes()).hexdigest()
    assert [look_over(after, each)[0] for each in (None, before, Path(__file__))] == [whole] * 3


def test_a_file_of_other_bytes_than_those_that_were_sealed_is_not_read(before: Path, after: Path) -> None:
    sealed = hashlib.sha256(after.read_bytes()).hexdigest()
    assert read_whole(after, before, sealed) == read_whole(after)
    for other in (before, None):
        with pytest.raises(OtherBytes):
            read_whole(after, other, sealed[::-1])


def test_against_a_file_of_another_kind_all_is_read(after: Path) -> None:
    other = after.with_name("other")
    other.write_bytes(b"no database")
    assert new_blocks(after, other) is None
    assert read_whole(after, other) == read_whole(after)


def test_of_a_row_group_only_the_columns_with_a_new_block_are_read_again(before: Path) -> None:
    after = before.with_name("after.duckdb")
    shutil.copyfile(before, after)
    with duckdb.connect(str(after)) as con:
        con.execute("update marts.numbers set number = number + 1")
    with duckdb.connect(str(after), read_only=True) as con:
        con.execute(
            "create temp table new_block as select unnest(?::bigint[]) as block_id", [new_blocks(after, before)]
        )
        groups = con.execute(GROUPS, {"table": "marts.numbers"}).fetchall()
    assert {tuple(columns) for _, _, columns in groups} == {("number",)}
    assert [first for first, _, _ in groups] == [0, *(last + 1 for _, last, _ in groups[:-1])]
    assert groups[-1][1] == ROWS - 1
