"""Every route says who may use it."""

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

OUTSIDE = ("allauth.", "django.", "ninja.", "mfa.")


def routes(resolver, prefix=""):
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, prefix + str(pattern.pattern))
        elif isinstance(pattern, URLPattern):
            yield prefix + str(pattern.pattern), pattern.callback


ROUTES = [(path, view) for path, view in routes(get_resolver()) if not view.__module__.startswith(OUTSIDE)]


def test_there_are_routes_to_check():
    assert len(ROUTES) > 20


@pytest.mark.parametrize(("path", "view"), ROUTES, ids=[path for path, _ in ROUTES])
def test_a_route_declares_its_access_policy(path, view):
    assert getattr(view, "access_policy", None), (
        f"/{path} has no access policy: use the decorators of ui.access"
    )
