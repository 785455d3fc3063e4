"""What others do with the same constraints: SMT solvers, a constraint solver, and graph libraries.

Each peer is given the constraints in memory, builds what it works on, and returns the work to be timed. Order is not
strict here and every limit is in days, so that all of them can take part: less is impossible for a peer than for the
network. A peer that is not installed raises ImportError.
"""

from collections import deque
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from typing import Any, NamedTuple

from timeline.model.conflict import Point
from timeline.model.statement import Statement
from timeline.network import Network

ORIGIN = 0  # the number of the fixed point that dates are measured from
EVENTS_OWN = -1  # the statement of a constraint that comes from an event's own key
LAST_DAY = 4_000_000  # far beyond any date: solvers of finite domains need an end


class Need(NamedTuple):
    """`head - tail <= limit` days, because a statement says so."""

    tail: int
    head: int
    limit: int
    statement: int


@dataclass(frozen=True)
class Problem:
    """A network in plain numbers."""

    points: int  # the origin among them
    needs: Sequence[Need]
    weights: Sequence[int]  # by statement

    @cached_property
    def needs_of(self) -> Mapping[int, Sequence[Need]]:
        """The needs of each statement, and of the events' own keys."""
        found: dict[int, list[Need]] = {}
        for need in self.needs:
            found.setdefault(need.statement, []).append(need)
        return found

    def without(self, removed: Collection[int]) -> "Problem":
        """Return what is left when these statements say nothing."""
        return Problem(self.points, [need for need in self.needs if need.statement not in removed], self.weights)

    def least_trusted(self, statements: Iterable[int]) -> int:
        """The statement that weighs least; of several the first."""
        return min((s for s in statements if s != EVENTS_OWN), key=lambda s: (self.weights[s], s))


class Answer(NamedTuple):
    """What a peer comes to."""

    words: str
    set_aside: int | None = None  # its total weight; None: nothing was


Work = Callable[[], Answer]


def problem_of(network: Network, weights: Mapping[Statement, int]) -> Problem:
    """Return the constraints of a network as numbers; statements by id."""
    points: dict[Point, int] = {}
    statements = {statement: number for number, statement in enumerate(network.statements)}
    for point in network.points:
        points[point] = len(points) + 1
    needs = [
        Need(
            points.get(c.tail, ORIGIN),
            points.get(c.head, ORIGIN),
            c.limit,
            statements[c.because] if isinstance(c.because, Statement) else EVENTS_OWN,
        )
        for c in network.constraints
    ]
    return Problem(len(points) + 1, needs, [weights[statement] for statement in statements])


def z3_tracked(problem: Problem) -> Work:
    """Z3: is it consistent, and if not, one core; every statement is a tracked assertion."""
    return _z3(problem, import_module("z3").Solver())


def z3_difference_logic(problem: Problem) -> Work:
    """Z3 told that there are only differences."""
    return _z3(problem, import_module("z3").SolverFor("QF_IDL"))


def _z3(problem: Problem, solver: Any) -> Work:
    z3 = import_module("z3")
    said = [
        f"(assert {demand})" if statement == EVENTS_OWN else f"(assert (! {demand} :named s{statement}))"
        for statement, demand in _demands(problem).items()
    ]
    wanted = "(set-option :produce-unsat-cores true)"
    solver.from_string(wanted + _declared(problem) + "".join(said))  # four times as fast as term by term

    def work() -> Answer:
        consistent = solver.check() == z3.sat
        return Answer("consistent" if consistent else f"a core of {len(solver.unsat_core())}")

    return work


def _declared(problem: Problem) -> str:
    """The time points, in SMT-LIB."""
    return "".join(f"(declare-const p{number} Int)" for number in range(1, problem.points))


def _demands(problem: Problem) -> dict[int, str]:
    """What each statement demands, in SMT-LIB."""
    found = {}
    for statement, needs in problem.needs_of.items():
        each = [f"(<= (- {_point(need.head)} {_point(need.tail)}) {_limit(need.limit)})" for need in needs]
        found[statement] = f"(and {' '.join(each)})"
    return found


def _point(number: int) -> str:
    return "0" if number == ORIGIN else f"p{number}"


def _limit(days: int) -> str:
    return str(days) if days >= 0 else f"(- {-days})"


def z3_loop(problem: Problem) -> Work:
    """Z3 again and again: a core, its least trusted statement set aside, until the others are consistent."""
    z3 = import_module("z3")
    solver = z3.Solver()
    demands = _demands(problem)
    said = [
        f"(assert {demand})"
        if statement == EVENTS_OWN
        else f"(declare-const s{statement} Bool)(assert (=> s{statement} {demand}))"
        for statement, demand in demands.items()
    ]
    solver.from_string(_declared(problem) + "".join(said))
    literals = {statement: z3.Bool(f"s{statement}") for statement in demands if statement != EVENTS_OWN}

    def work() -> Answer:
        removed: list[int] = []
        while solver.check(*literals.values()) != z3.sat:
            core = [int(str(literal)[1:]) for literal in solver.unsat_core()]
            removed.append(problem.least_trusted(core))
            del literals[removed[-1]]
        return _removed(problem, removed)

    return work


def _removed(problem: Problem, removed: Sequence[int]) -> Answer:
    return Answer(f"{len(removed)} set aside", sum(problem.weights[statement] for statement in removed))


def cp_sat(problem: Problem) -> Work:
    """CP-SAT: one core over a literal for each statement, given as assumptions."""
    cp_model = import_module("ortools.sat.python.cp_model")
    model = cp_model.CpModel()
    points = [model.new_constant(0), *(model.new_int_var(0, LAST_DAY, "") for _ in range(1, problem.points))]
    for statement, needs in problem.needs_of.items():
        said = [] if statement == EVENTS_OWN else [model.new_bool_var("")]
        for tail, head, limit, _ in needs:
            model.add(points[head] - points[tail] <= limit).only_enforce_if(*said)
        model.add_assumptions(said)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1

    def work() -> Answer:
        consistent = solver.solve(model) != cp_model.INFEASIBLE
        core = solver.sufficient_assumptions_for_infeasibility()
        return Answer("consistent" if consistent else f"a core of {len(core)}")

    return work


def cvc5_core(problem: Problem) -> Work:
    """Cvc5 in difference logic: one minimal core."""
    cvc5 = import_module("cvc5")
    terms = cvc5.TermManager()
    solver = cvc5.Solver(terms)
    solver.setLogic("QF_IDL")
    for option in ("produce-unsat-cores", "minimal-unsat-cores"):
        solver.setOption(option, "true")
    points = [terms.mkConst(terms.getIntegerSort(), f"p{number}") for number in range(problem.points)]
    for needs in problem.needs_of.values():
        demands = [
            terms.mkTerm(
                cvc5.Kind.LEQ,
                terms.mkTerm(cvc5.Kind.SUB, points[head], points[tail]),
                terms.mkInteger(limit),
            )
            for tail, head, limit, _ in needs
        ]
        for demand in demands if needs[0].statement == EVENTS_OWN else [_all_of(cvc5, terms, demands)]:
            solver.assertFormula(demand)

    def work() -> Answer:
        if solver.checkSat().isSat():
            return Answer("consistent")
        return Answer(f"a minimal core of {len(solver.getUnsatCore())}")

    return work


def _all_of(cvc5: Any, terms: Any, demands: Sequence[Any]) -> Any:
    return demands[0] if len(demands) == 1 else terms.mkTerm(cvc5.Kind.AND, *demands)


def networkx_cycle(problem: Problem) -> Work:
    """Networkx: one negative cycle, where it finds the one that it sees."""
    networkx = import_module("networkx")
    graph = networkx.DiGraph()
    for (tail, head), need in best_on_hops(problem.needs).items():
        graph.add_edge(tail, head, weight=need.limit)
    graph.add_weighted_edges_from(("all", point, 0) for point in list(graph))

    def work() -> Answer:
        try:
            return Answer(f"a cycle of {len(networkx.find_negative_cycle(graph, 'all')) - 1}")
        except networkx.NetworkXError as error:
            return Answer(str(error))

    return work


def best_on_hops(needs: Iterable[Need]) -> dict[tuple[int, int], Need]:
    """The need that says most on each hop."""
    best: dict[tuple[int, int], Need] = {}
    for need in needs:
        known = best.get(need[:2])
        if known is None or need.limit < known.limit:
            best[need[:2]] = need
    return best


def rustworkx_loop(problem: Problem) -> Work:
    """Rustworkx again and again: a negative cycle, its least trusted statement set aside, until there is none."""
    rustworkx = import_module("rustworkx")
    graph: Any = rustworkx.PyDiGraph(multigraph=False)
    graph.add_nodes_from(range(problem.points))
    on_hop: dict[tuple[int, int], list[Need]] = {}
    for need in sorted(problem.needs, key=lambda need: -need.limit):
        on_hop.setdefault(need[:2], []).append(need)
    graph.add_edges_from([(tail, head, needs[-1]) for (tail, head), needs in on_hop.items()])

    def work() -> Answer:
        removed: list[int] = []
        while (cycle := _cycle(graph)) is not None:
            on_cycle = [graph.get_edge_data(*hop) for hop in zip(cycle, cycle[1:] + cycle[:1], strict=True)]
            removed.append(problem.least_trusted(need.statement for need in on_cycle))
            _take_away(graph, on_hop, problem.needs_of[removed[-1]])
        return _removed(problem, removed)

    return work


def _cycle(graph: Any) -> list[int] | None:
    rustworkx = import_module("rustworkx")
    try:
        found = list(rustworkx.find_negative_cycle(graph, lambda need: float(need.limit)))
    except ValueError:
        return None
    return found[:-1] if found[0] == found[-1] else found


def _take_away(graph: Any, on_hop: dict[tuple[int, int], list[Need]], needs: Iterable[Need]) -> None:
    for need in needs:
        hop = need[:2]
        on_hop[hop].remove(need)
        if on_hop[hop]:
            graph.update_edge(*hop, on_hop[hop][-1])
        else:
            graph.remove_edge(*hop)


def scipy_bellman_ford(problem: Problem) -> Work:
    """SciPy: the windows of what is consistent, from the origin and back to it, with limits as they are."""
    csgraph = import_module("scipy.sparse.csgraph")
    forward = _matrix(problem)
    backward = forward.T.tocsr()

    def work() -> Answer:
        for matrix in (forward, backward):
            csgraph.bellman_ford(matrix, indices=ORIGIN)
        return Answer("windows")

    return work


def _matrix(problem: Problem) -> Any:
    sparse = import_module("scipy.sparse")
    best = best_on_hops(problem.needs)
    limits = [float(need.limit) for need in best.values()]
    return sparse.csr_array((limits, tuple(zip(*best, strict=True))), (problem.points, problem.points))


def scipy_dijkstra(problem: Problem) -> Work:
    """SciPy: the same by Dijkstra, given values that satisfy every need, so that none of its limits is negative."""
    numpy = import_module("numpy")
    csgraph = import_module("scipy.sparse.csgraph")
    limits = _matrix(problem).tocoo()
    values = numpy.array(_satisfying(problem))
    limits.data = limits.data + values[limits.row] - values[limits.col]
    forward, backward = limits.tocsr(), limits.T.tocsr()

    def work() -> Answer:
        for matrix in (forward, backward):
            csgraph.dijkstra(matrix, indices=ORIGIN)
        return Answer("windows")

    return work


def _satisfying(problem: Problem) -> list[int]:
    """Values of all points, such that every need holds (label correcting)."""
    leaving: list[list[tuple[int, int]]] = [[] for _ in range(problem.points)]
    for (tail, head), need in best_on_hops(problem.needs).items():
        leaving[tail].append((head, need.limit))
    values, waiting = [0] * problem.points, deque(range(problem.points))
    while waiting:
        tail = waiting.popleft()
        for head, limit in leaving[tail]:
            if values[tail] + limit < values[head]:
                values[head] = values[tail] + limit
                waiting.append(head)
    return values


TINY = Problem(2, [Need(0, 1, 5, 0), Need(1, 0, -5, 1)], [1, 1])
WINDOWS = (scipy_bellman_ford, scipy_dijkstra)  # of what is consistent
PEERS = (z3_tracked, z3_difference_logic, cp_sat, cvc5_core, networkx_cycle, z3_loop, rustworkx_loop, *WINDOWS)
