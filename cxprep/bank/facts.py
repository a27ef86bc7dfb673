"""A role's facts with their values: those given as they are, those of a model computed by it.

A figure that a model computes is never typed into the bank, so that text and drill cannot drift apart.
"""

from __future__ import annotations

import importlib
import math
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from cxprep.bank.decode import Place, nearest
from cxprep.bank.parts import Fact, Profile


def resolve(profile: Profile, at: Place) -> Mapping[str, Fact]:
    """The role's facts, those that a model computes among them."""
    found = dict(profile.facts)
    for name, fact in profile.facts.items():
        here = at.at(name)
        if fact.model is None and fact.value is None:
            here.report("has no value; give one, or a model and its output.")
            found[name] = replace(fact, value="")
        elif fact.model is not None:
            found[name] = replace(fact, value=_computed(fact, here))
    return MappingProxyType(found)


def _computed(fact: Fact, at: Place) -> Any:
    if fact.value is not None or fact.output is None or fact.source != "model":
        at.report("comes from a model: it needs an output and the source model, and no value.")
        return 0.0
    module, _, function = str(fact.model).partition(":")
    try:
        outputs = getattr(importlib.import_module(module), function)(**fact.inputs)
        value = outputs[fact.output]
    except (ImportError, AttributeError):
        at.at("model").report(f"is {fact.model}, which does not exist.")
    except TypeError as error:
        at.at("inputs").report(f"do not fit the model: {error}.")
    except KeyError:
        at.at("output").report(f"is {fact.output}; {nearest(fact.output, outputs)}")
    else:
        if isinstance(value, int | float) and math.isfinite(value):
            return float(value)
        at.at("output").report(f"is {fact.output}, which is {value}; a text needs one defined number.")
    return 0.0
