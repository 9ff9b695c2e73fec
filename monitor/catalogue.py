"""Finds the concrete subclasses in a package's modules: rules, list adapters, platforms.

There is no list to edit: a new indicator or adapter is one new file.
"""

import inspect
import pkgutil
from importlib import import_module
from types import ModuleType
from typing import TypeVar

T = TypeVar("T")


def subclasses(package: ModuleType, base: type[T]) -> tuple[type[T], ...]:
    """Every concrete subclass of ``base`` defined in ``package``, in order of module and definition."""
    found: list[type[T]] = []
    for info in sorted(pkgutil.iter_modules(package.__path__), key=lambda info: info.name):
        module = import_module(f"{package.__name__}.{info.name}")
        found += [
            member
            for member in vars(module).values()
            if inspect.isclass(member)
            and issubclass(member, base)
            and member.__module__ == module.__name__
            and not inspect.isabstract(member)
        ]
    return tuple(found)
