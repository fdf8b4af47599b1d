"""Where the packaged program starts."""

import sys

from digistrat_desktop.app.main import main

if __name__ == "__main__":
    sys.exit(main())
