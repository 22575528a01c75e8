"""Scripts of the maintainers; none of them is shipped."""
