"""Pieces of a page: values in, widgets out."""
