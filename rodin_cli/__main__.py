"""``python -m rodin_cli`` is ``rodin``."""

from rodin_cli.app import entry

if __name__ == "__main__":
    entry()
