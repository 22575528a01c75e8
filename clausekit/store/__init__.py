"""Outcomes in, Outcomes and table rows out: what was reviewed, kept in a database.

`database.Store(url)` opens SQLite ("sqlite:///portfolio.db") or PostgreSQL ("postgresql://…").
`summary.summarise(outcome)` gives the one row that a table of contracts shows, with or without a database.
"""
