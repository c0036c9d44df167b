"""What an evaluation of JDIH counts, in the words of its report."""

from diktum.core.refusal import gettext_noop

FIGURES = {
    "published": gettext_noop("Keputusan terbit"),
    "with_abstract": gettext_noop("Keputusan dengan abstrak"),
    "posts": gettext_noop("Unggahan media sosial"),
    "links_checked": gettext_noop("Pemeriksaan tautan"),
    "links_broken": gettext_noop("Tautan bermasalah yang ditemukan"),
    "held_back": gettext_noop("Keputusan yang dinyatakan tidak layak"),
}
