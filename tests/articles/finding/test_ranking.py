from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from articles.finding.question import read
from articles.finding.ranking import rank, rarity
from articles.finding.section import Candidate
from articles.finding.telling import is_worth_quoting, quotable, sureness
from articles.finding.words import stems

COUNTS = {"metformin": 12, "b12": 40, "leg": 30, "weak": 25, "caus": 400, "treat": 300}
PLAIN = Candidate(1, 1, "section", (), "", "", "", 20, 1.0)


def section(id, page, title, body, *, heading="", asks=(), **changes):
    return replace(
        PLAIN,
        id=id,
        page=page,
        title=" ".join(stems(title)),
        heading=" ".join(stems(heading)),
        body=" ".join(stems(body)),
        asks=asks,
        **changes,
    )


def best(words, *sections, titles=(), preferred=None):
    return rank(
        read(words, "en"),
        sections,
        counts=COUNTS,
        in_titles=dict.fromkeys(titles, 5),
        total=1000,
        preferred=preferred,
    )


def ids(scored):
    return [each.candidate.id for each in scored]


def test_a_title_says_more_than_a_body():
    titled = section(1, 1, "Metformin and B12", "It is a medicine.")
    in_passing = section(2, 2, "Diets", "Some people take metformin, and metformin again.")

    assert ids(best("metformin", in_passing, titled)) == [1, 2]


def test_a_rare_word_counts_for_more_than_a_common_one():
    assert rarity(3, 1000) > rarity(300, 1000) > 0
    rare = section(1, 1, "One", "metformin")
    common = section(2, 2, "Two", "the cause")

    assert ids(best("metformin cause", common, rare))[0] == 1


def test_of_one_page_the_section_comes_first_that_answers_what_is_asked():
    cause = section(1, 1, "Weak legs", "B12 keeps nerves well.", asks=("cause",))
    treatment = section(2, 1, "Weak legs", "B12 is injected.", asks=("treatment",))

    assert ids(best("how are weak legs treated", cause, treatment))[0] == 2
    assert ids(best("why are my legs weak", treatment, cause))[0] == 1


def test_set_phrases_and_links_are_pushed_down():
    spoken = section(2, 2, "B12", "metformin")
    links = section(1, 1, "B12", "metformin", prose=0.1)

    assert ids(best("metformin b12", links, spoken)) == [2, 1]


def test_the_page_before_the_reader_comes_first_where_it_fits_as_well():
    one = section(1, 1, "B12", "metformin")
    other = section(2, 2, "B12", "metformin")

    assert ids(best("metformin b12", one, other)) == [1, 2]
    assert ids(best("metformin b12", one, other, preferred=2)) == [2, 1]


def test_the_order_of_the_candidates_changes_nothing():
    sections = [section(n, n % 3, "B12", "metformin leg weak"[: 3 * n]) for n in range(9)]

    assert ids(best("metformin leg weak", *sections)) == ids(
        best("metformin leg weak", *reversed(sections))
    )


def test_nothing_is_said_where_a_subject_that_titles_name_is_missing():
    leg = section(1, 1, "Can low B12 cause leg weakness?", "Low B12 can make legs weak.")

    assert is_worth_quoting(best("can low b12 make my legs weak", leg, titles=("metformin", "b12")))
    asked = best("can metformin make my legs weak", leg, titles=("metformin", "b12"))
    assert sureness(asked) == 0


def test_nothing_is_said_where_little_was_found():
    passing = section(1, 1, "Diets", "Some people take metformin.")

    assert not is_worth_quoting(best("zebra giraffe walrus metformin", passing))
    assert not is_worth_quoting([])


def test_quotes_are_few_and_do_not_repeat_each_other():
    whole = section(1, 1, "Legs", "metformin leg weak whole")
    claim = section(2, 1, "B12", "metformin leg weak", kind="claim")
    others = [section(n, n, "B12", f"metformin leg weak number {n}") for n in range(3, 9)]
    chosen = quotable(best("metformin leg weak", whole, claim, *others))

    assert 1 < len(chosen) <= 3
    assert len({each.candidate.id for each in chosen} & {1, 2}) < 2


@given(
    st.text(max_size=200),
    st.lists(st.tuples(st.text("ab ", max_size=12), st.text("ab c", max_size=30)), max_size=6),
)
def test_scores_are_finite_for_any_words(words, sections):
    made = [section(n, n % 2, title, body) for n, (title, body) in enumerate(sections)]
    scored = best(words, *made)

    assert len(scored) == len(made)
    assert all(0 <= each.score < 10 for each in scored)
    assert 0 <= sureness(scored) <= 1
