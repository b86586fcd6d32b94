"""The function words that figures and promises are read by, one set a role of the seed `grammar_words`.

Belongs here: the roles and the form each is asked in. Does not belong here: the words (the seed), what a role decides (the seed's notes
and the module that asks for it), and particles of one or two characters (a regex of the module that reads them).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any

from orchestration.extraction.lexicon import Lexicon, LexiconError, alternation

TABLE = "grammar_words"
Words = frozenset[str]  # asked whether they hold a word
Affixes = tuple[str, ...]  # asked whether a text begins or ends with one, or holds one; sorted
AnyOf = re.Pattern[str]  # searched for in long texts


@dataclass(frozen=True, slots=True)
class Grammar:
    """Every field is a role of the seed, and every role a field."""

    # Promises (targets.py, target_*.py, milestones.py).
    ends_intent: Words
    under_way: Words
    achieve: Words
    nouns_of_intent: Words
    bare_year_ends: Words
    unnamed_year: Words
    last_years: Affixes
    spending_time: Words
    planned: Words
    planned_kept: Words
    doing: Words
    estimates: Words
    reckoned: Affixes
    striving: Words
    siting: Words
    since_last_year: Words
    counting: Affixes
    whole_year: Words
    running_year: Words
    must: Words
    aside_of_aims: Words
    horizons: Affixes
    becoming: Affixes
    ends_of_aims: Affixes
    telling: Words
    disposing: Words
    plan_deeds: Words
    reaching_for: Words
    announcing: Words
    granting: Words
    plans_of_a_year: Affixes
    promise_openings: Affixes
    planned_new: Affixes
    sets_an_aim: Words
    progress: Affixes
    long_ago: Affixes

    # Subjects (subjects.py, subject_mentions.py, subject_shapes.py, scopes.py, main_places.py).
    not_after: Words
    ahead_of: Words
    not_before: Words
    boasts: Affixes
    not_subjects: Words
    bounds_after: Affixes
    of_a_kind: Words
    not_of_a_kind: Affixes
    kinds_of_platform: Affixes
    any_platform: Words
    zones_of_a_city: Words
    named_works: Affixes
    of_works: Affixes
    not_in_platforms: AnyOf
    built: Words
    helping: Words
    deeds_of_building: Affixes
    stops: Affixes
    receiving: Affixes
    of_home: Affixes
    together: Affixes
    any_works: Words
    networks: Words
    this_event: Words
    not_named_works: Words
    situated: Words
    openers: Words
    towns: Affixes
    sites: Affixes
    facilities: Affixes
    own_bodies: Affixes
    of_many: Affixes
    of_their_number: Affixes
    services: Affixes
    called_services: Affixes
    of_no_service: Affixes
    park_trades: Words
    not_after_parks: Affixes
    comes_to_be: Words
    signs: Affixes
    nation_in_headline: Affixes
    not_city_letters: Words
    made_new: Words
    being: Words

    # Periods of observations (figure_periods.py).
    records: AnyOf
    cumulated: Words
    by_now: Words
    heard: AnyOf
    events: Affixes
    at_the_event: Affixes
    ceremonies: Affixes
    ceremony_tails: Affixes
    batches: Affixes
    sums_of_projects: Affixes
    flows: Affixes
    stocks: Affixes
    openings: Affixes
    named_year: Words
    of_a_plan: Affixes

    # Figures (figures.py, figure_*.py).
    rank_tails: Affixes
    grades_of_places: Words
    sizes_of_firms: Words
    of_a_crop: Words
    crop_tails: Affixes
    averages: Words
    means: Affixes
    of_the_region: Words
    places_or_things: Words
    industrial_parks: Words
    bare_deeds: Words
    deeds_of_a_time: Words
    must_reach: Words
    plan_verbs: Words
    will_do: Affixes
    going_on: Words
    gains: Words
    project_tails: Affixes
    not_indicators: Words
    on_site: AnyOf
    ranked: AnyOf
    attending: AnyOf
    arriving: Words
    grants: Words
    caps: Words
    of_the_nation: Affixes
    long_lengths: Words
    distance: Affixes
    money_nouns: Affixes
    people_nouns: Affixes
    capacities: Words
    sized_works: Affixes
    kinds_of_things: Words
    sized_things: Affixes
    clubs_of_size: Affixes
    takeovers: Words
    delegates: Affixes
    not_delegates: Affixes
    of_trades: Affixes
    shares_of_noun: Affixes
    milestones_of_value: Words
    passing: Words
    plan_tails: Affixes
    bringing: Words
    sums_as_units: Words
    ages: Words
    conditions: Affixes
    plan_spans: Words
    plan_nouns: Words
    totals: Words
    share_nouns: Words
    grades: Affixes
    rates_of_last: Words
    falls: Words
    sector_verbs: Words
    deeds: Words
    no_deed: Affixes
    fulfilled: Words
    counts_held: Words
    whole_indicators: Affixes
    doers: Affixes
    own_scope: Affixes
    said_before: Affixes
    firms: Affixes
    of_counted_firms: Affixes
    grades_of_firms: Affixes
    of_firms: Affixes
    one_alone: Words
    first_parts: Words
    ranked_units: Words
    structure: Words
    sites_of_making: Words
    likened: Words
    single_firms: Words
    given_by_rate: AnyOf
    pulling: Words
    funds: Affixes

    # Noun phrases (phrase_left.py, phrase_trim.py, phrase_right.py).
    kept_links: Words
    reasons: Words
    locative: Words
    modals: Words
    manners: Words
    ways_of_reckoning: Words
    handled: Words
    telling_leads: Words
    works_of_a_list: Affixes
    aim_nouns: Words
    aim_words: Words
    done: Words
    above: Words
    standards: Words
    share_verbs: Words
    share_verbs_last: Words
    compared_last: Words
    trailing_links: Words
    carriers: Words
    not_leads: Words
    changes: Affixes
    right_stops: Words
    dimensions: Words
    others: Words
    contributions: Affixes
    uncounted: Words
    all_at_once: Words
    amounts: Words
    growing: Words
    growing_into: Words

    @classmethod
    def of(cls, lexicon: Lexicon) -> Grammar:
        """The grammar of a lexicon, built once. Raises `LexiconError` when a role has no word."""
        return _grammar(lexicon)


@lru_cache(maxsize=4)
def _grammar(lexicon: Lexicon) -> Grammar:
    roles: dict[str, set[str]] = {}
    for row in lexicon.rows(TABLE):
        roles.setdefault(row["role"], set()).add(row["word"])
    missing = [field.name for field in fields(Grammar) if field.name not in roles]
    if missing:
        raise LexiconError(f"seed {TABLE!r} has no word of the role {', '.join(missing)}")
    # The annotation says the form, so that a role is named in one place only.
    forms: dict[str, Callable[[set[str]], Words | Affixes | AnyOf]] = {
        "Words": frozenset,
        "Affixes": lambda words: tuple(sorted(words)),
        "AnyOf": lambda words: re.compile(alternation(words)),
    }
    words: dict[str, Any] = {field.name: forms[str(field.type)](roles[field.name]) for field in fields(Grammar)}
    return Grammar(**words)
