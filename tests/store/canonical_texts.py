"""Files as the tool writes them, and what people, editors and accidents make of them."""

from hypothesis import strategies as st

HEAD = """\
# yaml-language-server: $schema=../.schemas/claims.schema.json
source:
  id: gazette
  title: The Gazette
  published: 2022-04-03
claims:
"""
CLAIMS = (
    """\
  - id: left
    event: withdrawal
    when: 2022-03-30
    evidence: {quote: "They left on March 30", at: [64, 85]}
    relations:
      - {type: after, event: announcement, gap: P1D, from: start, to: end, quote: "the day after"}
      - {type: same_time, event: retreat,
         within: P2D}
    attributes: {place: [Bucha, Irpin], motive: goodwill}
    basis: hedged
    attributed_to: The ministry
    note: "R&D: they left"
    card: "gazette#left@12345678"
""",
    """\
  - id: c0001206
    event: e000004
    relations: [{type: before, event: e000009, gap: P180D/P195D}, {type: during, event: "e 7"}]
    evidence: {quote: "river quorum signed", at: [0, 43]}
    attributes: {place: ["São Paulo", "Ashford, Kent"]}
  # the next one is open
  - id: open
    event: e000008
    start: "[1965-08-23..]"
    end: "1965-09-01T12:30:00"

""",
    """\
  - id: long
    event: talks
    start: "[2022-03-21..2022-03-31]"
    end: 2022-04
    duration: P2D/P5D
    evidence: {quote: "While ultimately unsuccessful in achieving a lasting ceasefire or peace agreement",
               at: [408, 489]}
    attributes: {outcome: ["no lasting ceasefire", "no peace agreement"], "a key": x,
                 neutrality: neutral}
    read: vague
    report: plan
""",
    """\
  - id: told
    event: talks
    when: 2022-03-29
    calendar: julian
    zone: Europe/Kyiv
    duration: "~P3W"
    weekday: Tuesday
    evidence: {quote: "charges of \\"treason\\" in C:\\\\x", at: [7, 55]}
    note: >-
      Folded prose, as the tool writes what is long: it goes on in lines of one hundred and twenty
      # characters, whatever they are.
    card: "gazette#told@12345678"
  - id: after-it
    event: talks
    note: >-
      The last one.
""",
    """\
  - id: by-hand
    event: talks
    weekday: Monday
    when: [2022-03-29..2022-03-31]
    attributed_to: null
    relations:
      - type: before
        event: withdrawal
    note: >-
      Folded prose, as the tool writes what is long:
      it goes on here.
""",
    "  - {id: flow, event: talks, when: 2022-03-01, evidence: {quote: short}}\n",
    """\
  - event: talks
    id: turned
    count: {span: P34D, since: 2022-02-24}
    zone: Europe/Kyiv
""",
)
EVENTS = (
    "- {id: e000000, title: Event 0, tags: [t0000]}\n",
    '- {id: e1, title: "Talks: the second", part_of: e000000, instant: true, tags: a, note: x y}\n',
    '- id: withdrawal\n  title: They leave, now\n  part_of: e1\n  instant: false\n  tags: [a, "b c"]\n  note: Why\n',
    '# --- later ---\n\n- id: bare\n  title: "?"\n',
    "- title: turned\n  id: turned\n",
    "-\n  id: below\n  title: |\n    Lines\n",
)
# What YAML gives a meaning to, what it refuses, and what only looks like either.
PIECES = (
    *"\"'[]{},:#&*!|>%@`-?~ =<\\\n\t\r0aé",
    *("\u0085", "\u2028", "\ufeff", "\u00a0", "\x00", "\x7f", "𝟘", "ª", "\u0301"),
    *(
        "- ",
        ": ",
        " #",
        "\n  - ",
        "\n    ",
        "\n      ",
        "\n  - id: x\n    event: y\n",
        "null",
        "\n---\n",
        "\n...\n",
        "\r\n",
    ),
    *("&a ", "*a", "!!str ", "<<: ", "? ", "|\n", ">-\n", "''", '""', '"~"', "\\n", "x" * 70, " a" * 12, "2022-02-30"),
    *(
        "\n    when: 2022",
        "\n    note: b",
        "\n    relations: []",
        "\n    evidence: {quote: a}",
        "at: [5, 2]",
        "[]",
        "{}",
    ),
    *(
        " gap: P1D",
        "within: P1D",
        "before",
        "same_time",
        "\n# c\n",
        "\n    # c\n",
        "\n      # c\n",
        '\\"',
        "\n\n      x",
        "\nclaims:\n",
        "2022/2023",
        "%YAML 1.1\n",
    ),
)


@st.composite
def mutated(draw: st.DrawFn, text: str) -> str:
    """A text with a few pieces put in, or put in the place of others, or some lines doubled, turned or left out."""
    for _ in range(draw(st.integers(0, 3))):
        first = draw(st.integers(0, len(text)))
        last = min(len(text), first + draw(st.sampled_from((0, 0, 1, 1, 2, 5, 20))))
        text = text[:first] + draw(st.sampled_from((*PIECES, ""))) + text[last:]
    if draw(st.integers(0, 3)) == 0:
        lines = text.split("\n")
        one, other = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        lines[one], lines[other] = lines[other], draw(st.sampled_from((lines[one], lines[other])))
        text = "\n".join(lines)
    return text


@st.composite
def claims_files(draw: st.DrawFn) -> str:
    """A claims file, canonical but for what was done to it."""
    return draw(mutated(HEAD + "".join(draw(st.lists(st.sampled_from(CLAIMS), min_size=1, max_size=4)))))


@st.composite
def events_files(draw: st.DrawFn) -> str:
    """A file of events, canonical but for what was done to it."""
    return draw(mutated("".join(draw(st.lists(st.sampled_from(EVENTS), max_size=5)))))


BASELINE = """\
# Known conflicts: debt, not judgement.
conflicts:
  - {fingerprint: ba9876543210, summary: "left: 1 day apart", claims: {gazette/left: 1b881d78}}
seen:
  gazette: {left: 1b881d78, "a b": "00000000",
            turned: ffffffff}
  ann: {m: 12345678, v: 1e500000}
"""


@st.composite
def baselines(draw: st.DrawFn) -> str:
    """A baseline, canonical but for what was done to it."""
    return draw(mutated(BASELINE))
