"""``python -m drafter``."""

from drafter.cli.app import run

if __name__ == "__main__":
    run()
