"""Addresses of the public's face. They stand last, behind every staff page."""

from django.urls import path, re_path, register_converter

from diktum.portal import authenticity, converters, feeds, lists, sitemaps, statistics, trail, views

register_converter(converters.OfficeSlug, "office")
register_converter(converters.Series, "series")
register_converter(converters.Year, "year4")
register_converter(converters.Number, "decree_number")

app_name = "portal"

_DECREE = "<office:slug>/<series:series>/<year4:year>/<decree_number:number>"

urlpatterns = [
    path("", lists.search, name="search"),
    path("cek/", authenticity.check, name="check"),
    re_path(r"^v/(?P<code>[^/]{1,64})/?$", authenticity.authenticity, name="authenticity"),
    path("jejak/", trail.trail, name="trail"),
    path("jejak/<office:slug>/", trail.office_trail, name="office_trail"),
    path("jejak/<office:slug>/titik.txt", trail.checkpoint, name="checkpoint"),
    path("jejak/<office:slug>/<int:size>.txt", trail.checkpoint, name="checkpoint_of_size"),
    path("jejak/<office:slug>/<int:old>-<int:new>.json", trail.consistency, name="consistency"),
    path("tentang/", views.about, name="about"),
    path("bahasa-pembaca/", views.language, name="language"),
    path("statistik/", statistics.statistics, name="statistics"),
    path("peta-situs.xml", sitemaps.sitemap, name="sitemap"),
    path("peta-situs-<int:part>.xml", sitemaps.sitemap_part, name="sitemap_part"),
    path("cari.xml", feeds.opensearch, name="opensearch"),
    path("robots.txt", feeds.robots, name="robots"),
    path("umpan.xml", feeds.atom, name="atom_of_all"),
    path("umpan/<slug:kind>.xml", feeds.atom, name="atom_of_kind"),
    path("umpan.rss", feeds.rss, name="rss_of_all"),
    path("umpan/<slug:kind>.rss", feeds.rss, name="rss_of_kind"),
    path("<office:slug>/", lists.office, name="office"),
    path("<office:slug>/umpan.xml", feeds.atom, name="atom"),
    path("<office:slug>/umpan/<slug:kind>.xml", feeds.atom, name="office_atom_of_kind"),
    path("<office:slug>/umpan.rss", feeds.rss, name="rss"),
    path("<office:slug>/umpan/<slug:kind>.rss", feeds.rss, name="office_rss_of_kind"),
    path("<office:slug>/statistik/", statistics.statistics, name="office_statistics"),
    path("<office:slug>/<series:series>/", lists.office_decrees, name="office_decrees"),
    path(f"{_DECREE}/", views.decree, name="decree"),
    path(f"{_DECREE}.pdf", views.decree_pdf, name="decree_pdf"),
    path(f"{_DECREE}-abstrak.pdf", views.abstract_pdf, name="abstract_pdf"),
    path(f"{_DECREE}/gabungan/", views.consolidated, name="consolidated"),
    path(f"{_DECREE}.akn.xml", views.decree_akn, name="decree_akn"),
    path(f"{_DECREE}.txt", views.decree_text, name="decree_text"),
    path(f"{_DECREE}-bukti.json", trail.decree_proof, name="decree_proof"),
    path(f"{_DECREE}.json", views.decree_json, name="decree_json"),
]
