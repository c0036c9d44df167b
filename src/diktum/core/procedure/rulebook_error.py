"""Tell the editor of the rulebook what is wrong in a file."""


class RulebookError(Exception):
    """Carry an Indonesian sentence for the editor: the file, the place in it, the mistake and the remedy."""
