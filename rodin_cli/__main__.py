"""``rodin``, and ``python -m rodin_cli``."""

import signal


def entry() -> None:
    """See ``app.entry``. Ctrl-C while that is imported ends the program without a word."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # until app.entry hears it there is nothing to clean up
    from rodin_cli.app import entry

    entry()


if __name__ == "__main__":
    entry()
