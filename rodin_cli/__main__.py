"""``python -m rodin_cli`` is ``rodin``."""

import signal

if __name__ == "__main__" and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # until entry() hears it there is nothing to clean up, nor to say

from rodin_cli.app import entry

if __name__ == "__main__":
    entry()
