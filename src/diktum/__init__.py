"""Carry a legal decree from proposal to publication, as SOP 23/2022 prescribes."""

__version__ = "0.1.0"
