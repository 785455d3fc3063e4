"""The network of time points: constraints from claims, conflicts, correction sets, windows. Pure values in and out.

    claims -> demands -> build -> component -> clashing -> kernels -> conflicts -> corrections -> solution -> times

| module | its one job |
|---|---|
| `constraints` · `demands/` | `head - tail <= limit`, and which of these a statement demands |
| `build` · `component` · `columns` · `units` | all constraints, what they connect, in columns of whole numbers |
| `clashing` | the part of a component in which something may clash |
| `kernels/` | statements kept consistent one at a time: which cannot be kept beside those before them |
| `conflicts/` | every chain that cannot hold, and who says it |
| `corrections/` | what weighs least to set aside |
| `solution` · `budget` | all of it for each component, as far as counts allow |
| `times/` | windows, orders and a witness chronology of what is kept |
| `trial` · `close_by` · `excerpts` | one more claim, tried beside what is known; what is close to it in a large part |
"""

from timeline.network.budget import Allowance, Budget
from timeline.network.build import Network, build_network
from timeline.network.component import Component
from timeline.network.constraints import Constraint
from timeline.network.corrections.hitting import least_hitting_sets
from timeline.network.demands.structure import circles_of_parts
from timeline.network.demands.timekeys import counted_days, says_only_begun
from timeline.network.solution import Solution, Tie, solve
from timeline.network.times.choices import Changes, instead, set_aside_by
from timeline.network.times.chronology import Moment, chronology
from timeline.network.times.dated import dated_points
from timeline.network.times.entailment import entails_start_before
from timeline.network.times.readings import TiedReadings, readings_by_clock
from timeline.network.times.walks import Walks
from timeline.network.times.why_before import why_before
from timeline.network.times.windows import WindowKinds, window_kinds
from timeline.network.trial import Trial, constraints_beside

__all__ = [
    "Allowance",
    "Budget",
    "Changes",
    "Component",
    "Constraint",
    "Moment",
    "Network",
    "Solution",
    "Tie",
    "TiedReadings",
    "Trial",
    "Walks",
    "WindowKinds",
    "build_network",
    "chronology",
    "circles_of_parts",
    "constraints_beside",
    "counted_days",
    "dated_points",
    "entails_start_before",
    "instead",
    "least_hitting_sets",
    "readings_by_clock",
    "says_only_begun",
    "set_aside_by",
    "solve",
    "why_before",
    "window_kinds",
]
