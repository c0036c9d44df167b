"""The face that all pages share: frame, components, the one clock, and how a refusal looks."""
