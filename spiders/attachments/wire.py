"""How a file goes to the process that opens it, and how the fact comes back.

JSON and bytes, no pickles: what answers may have been taken over by the file it read.
"""

import json
import struct
from dataclasses import asdict
from typing import Any, NamedTuple

from monitor.facts import Attachment, FileProperties, HiddenPart, Opens

LENGTHS = struct.Struct(">II")  # of the header and of the body, in bytes


class Order(NamedTuple):
    """A file to open."""

    name: str
    whole: bool
    body: bytes


class Answer(NamedTuple):
    """The fact, and whether the process that made it had better be replaced."""

    fact: Attachment
    spent: bool


def pack_order(order: Order) -> bytes:
    """The order with its lengths before it."""
    head = json.dumps([order.name, order.whole]).encode()
    return LENGTHS.pack(len(head), len(order.body)) + head + order.body


def unpack_order(head: bytes, body: bytes) -> Order:
    """The order after its lengths."""
    name, whole = json.loads(head)
    return Order(name, whole, body)


def pack_answer(answer: Answer) -> bytes:
    """The answer with its lengths before it."""
    head = json.dumps([answer.spent, asdict(answer.fact)]).encode()
    return LENGTHS.pack(len(head), 0) + head


def unpack_answer(head: bytes) -> Answer:
    """The answer after its lengths. Raises ValueError, TypeError or LookupError where it is none."""
    spent, values = json.loads(head)
    return Answer(fact_of(values), bool(spent))


def fact_of(values: dict[str, Any]) -> Attachment:
    """An attachment from plain values."""
    return Attachment(
        **values
        | {
            "opens": Opens(values["opens"]),
            "properties": FileProperties(*values["properties"]),
            "hidden": tuple(HiddenPart(*part) for part in values["hidden"]),
            "leaks": (),  # looked for by whoever asked, who has the key
        }
    )
