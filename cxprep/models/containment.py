"""A machine that answers customers first: what it contains, what it solves, and what a solved case costs.

Contained means that no person was needed in that talk. Whoever gave up is contained too, and comes back. Shares are
fractions, money is dollars, times are minutes; a month's contacts and all costs are the book's assumptions.
"""

from __future__ import annotations

from typing import Any

from cxprep.numbers.arith import Number, divide


def month(
    *,
    contacts: Number = 1_900.0,
    contained: Number = 0.62,
    came_back: Number = 0.26,
    machine_cost: Number = 0.90,
    person_cost: Number = 6.50,
) -> dict[str, Any]:
    """What a month of contacts costs with the machine in front, as it is reported and as it is.

    contained: the share that never reaches a person; came_back: the share of those who return within a week with the
    same thing, and then to a person. machine_cost is what each contact costs that the machine answers, person_cost what
    each costs that a person does.

    `solved` is the share that needed no person at all, contained x (1 - came_back). `claimed` is the saving that the
    contained share suggests, `saved` the one that is left, `cost_a_case` what a contact costs in the end.
    `break_even_came_back` is the share coming back at which nothing is saved; NaN where nothing is contained.
    """
    at_machine = contacts * machine_cost
    by_people = contacts * (1 - contained * (1 - came_back)) * person_cost
    return {
        "solved": contained * (1 - came_back),
        "claimed": contacts * contained * person_cost - at_machine,
        "saved": contacts * person_cost - by_people - at_machine,
        "cost_a_case": divide(at_machine + by_people, contacts),
        "break_even_came_back": 1 - divide(machine_cost, contained * person_cost),
    }


def assist(
    *,
    contacts: Number = 310_000.0,
    minutes_before: Number = 7.5,
    minutes_after: Number = 6.1,
    wage: Number = 24.0,
    cost: Number = 95_000.0,
) -> dict[str, Any]:
    """What a machine at an agent's side gives back in a year: it looks up, the agent speaks.

    `hours` are those that the shorter contacts leave, `worth` these at `wage` an hour, `net` that less its cost.
    """
    hours = contacts * (minutes_before - minutes_after) / 60
    return {"hours": hours, "worth": hours * wage, "net": hours * wage - cost}
