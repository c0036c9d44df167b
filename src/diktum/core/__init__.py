"""Hold the thinking that needs no Django, no clock and no disk."""
