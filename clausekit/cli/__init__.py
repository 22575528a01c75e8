"""Words on a command line in, reviews out: one file a command."""
