"""``python -m monitor`` and the ``huoshui`` command."""

from monitor.cli import run

if __name__ == "__main__":
    run()
