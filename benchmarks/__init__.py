"""What docs/benchmarks.md reports, one command each."""
