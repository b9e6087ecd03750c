"""Which coach this is. Read by the build, too: asking the installed package costs 60 ms at every start."""

VERSION = "0.1.0"
