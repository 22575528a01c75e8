"""What terms are worth, with the arithmetic, and a number to type in where the contract says none."""

from __future__ import annotations

from datetime import date

import streamlit as st

from clausekit.datamodel import Contract
from clausekit.exports.presentation import one_line, shortened
from clausekit.playbook.values import Input, Inputs, Valuation, value_terms
from clausekit.web.parts.words import plain


@st.fragment
def values_part(contract: Contract, key: str) -> None:
    """One box for each valuation; what is typed in is used at once, and kept with this visit only."""
    valuations = value_terms(contract)
    wanted = {each.name: each for valuation in valuations for each in valuation.asked}
    inputs = _inputs(list(wanted.values()), key)
    if inputs.numbers or inputs.dates:
        valuations = value_terms(contract, inputs)
    if not valuations:
        st.caption("No service levels, renewal, commitment or limit of liability to value were read.")
    for valuation in valuations:
        _valuation(contract, valuation)


def _inputs(wanted: list[Input], key: str) -> Inputs:
    numbers: dict[str, float] = {}
    dates: dict[str, date] = {}
    if wanted:
        st.markdown("**The contract does not say these numbers; give those you know.**")
    for each in wanted:
        if each.sort == "date":
            day = st.date_input(each.question, value=None, key=f"{key}-{each.name}")
            if isinstance(day, date):
                dates[each.name] = day
            continue
        number = st.number_input(each.question, value=None, min_value=0.0, key=f"{key}-{each.name}")
        if number is not None and (each.sort != "months" or number >= 1):
            numbers[each.name] = number
    return Inputs(numbers, dates)


def _valuation(contract: Contract, valuation: Valuation) -> None:
    with st.container(border=True):
        st.markdown(f"**{plain(valuation.title)}**")
        st.markdown(plain(valuation.result) if valuation.result else ":gray[not known yet]")
        for step in valuation.steps:
            st.markdown(f"- {plain(step.words)}")
            if step.span:
                st.caption(f"“{plain(shortened(one_line(contract.document.quote(step.span))))}”")
