"""`python -m ketcheck`."""

import sys

from ketcheck.cli import main

sys.exit(main())
