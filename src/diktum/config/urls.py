"""Every route of the installation: each app keeps its own."""

from importlib.util import find_spec

from django.urls import include, path
from django.urls.resolvers import URLResolver

from diktum.config.databases import is_there

APPS = (
    "diktum.ui",
    "diktum.stages.drafting",
    "diktum.stages.verification",
    "diktum.stages.plenary",
    "diktum.stages.signing",
    "diktum.stages.distribution",
    "diktum.stages.archive",
    "diktum.stages.publication",
    "diktum.registers",
    "diktum.desk",
    "diktum.api",
    "diktum.portal",
)

urlpatterns: list[URLResolver] = [
    *(path("", include(f"{app}.urls")) for app in APPS if is_there(app) and find_spec(f"{app}.urls")),
    path("akun/", include("allauth.urls")),
]
