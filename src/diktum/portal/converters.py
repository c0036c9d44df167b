"""What may stand in a public address, so that it never takes the place of a staff page."""


class OfficeSlug:
    """An office: its kind and its name, joined by hyphens (kab-sorong-selatan). A single word is a staff page."""

    regex = "[a-z0-9]+(?:-[a-z0-9]+)+"

    def to_python(self, value: str) -> str:
        """Return the slug."""
        return value

    def to_url(self, value: str) -> str:
        """Return the slug."""
        return value


class Series(OfficeSlug):
    """A series of numbers: decrees of the commission, or of its Sekretaris."""

    regex = "keputusan(?:-sekretaris)?"


class Year(OfficeSlug):
    """A year of four figures."""

    regex = "[12][0-9]{3}"


class Number(OfficeSlug):
    """A number without leading zeros, of at most nine figures."""

    regex = "[1-9][0-9]{0,8}"
