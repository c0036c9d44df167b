"""Seal a paper electronically (PAdES) and read seals: the only place that knows pyHanko."""
