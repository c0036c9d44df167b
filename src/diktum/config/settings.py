"""Django's settings. What differs between installations comes from the environment (`config/env.py`)."""

from __future__ import annotations

from pathlib import Path

from csp.constants import NONE, SELF

from diktum.config import databases, env
from diktum.people.cast import accounts

PACKAGE = Path(__file__).resolve().parents[1]
HOME = env.home()

SECRET_KEY = env.secret_key()
DEBUG = False
ALLOWED_HOSTS = env.words("DIKTUM_HOSTS", ("localhost", "127.0.0.1", "[::1]", "testserver"))
CSRF_TRUSTED_ORIGINS = env.words("DIKTUM_ORIGINS")
BEHIND_TLS = env.flag("DIKTUM_TLS")

INSTALLED_APPS = [
    "diktum.ui",
    "diktum.people",
    "diktum.files",
    "diktum.ledger",
    "diktum.dossiers",
    "diktum.stages.drafting",
    "diktum.stages.verification",
    "diktum.stages.plenary",
    "diktum.stages.signing",
    "diktum.stages.distribution",
    "diktum.stages.archive",
    "diktum.stages.publication",
    "diktum.registers",
    "diktum.search",
    "diktum.desk",
    "diktum.portal",
    "diktum.api",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "procrastinate.contrib.django",
    "django_htmx",
    "template_partials",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]
INSTALLED_APPS = [app for app in INSTALLED_APPS if databases.is_there(app)]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "diktum.ui.language.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "diktum.people.middleware.ActorMiddleware",
    "diktum.ui.refusals.RefusalMiddleware",
    "diktum.desk.arrived_files.ArrivedFilesMiddleware",
]

MIDDLEWARE = [each for each in MIDDLEWARE if databases.is_there(each.rpartition(".")[0])]

ROOT_URLCONF = "diktum.config.urls"
WSGI_APPLICATION = "diktum.config.wsgi.application"
CSRF_FAILURE_VIEW = "diktum.ui.views.csrf_failure"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "diktum.ui.context_processors.frame",
            ],
        },
    },
]
if databases.is_there("diktum.desk.context_processors"):
    TEMPLATES[0]["OPTIONS"]["context_processors"].append("diktum.desk.context_processors.navigation")  # type: ignore[index]

DATABASES = {"default": databases.default(HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/tugas/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "diktum.people.accounts.ClosedAdapter"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]

SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_TLS
SECURE_SSL_REDIRECT = False
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_TLS else None
SECURE_HSTS_SECONDS = 31_536_000 if BEHIND_TLS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "frame-src": [SELF],
    }
}

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Indonesia"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
FORMAT_MODULE_PATH = ["diktum.config.formats"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATIC_COLLECTED = env.flag(
    "DIKTUM_STATIC_COLLECTED"
)  # `demo` and `serve` collect them: hashed names, compressed
WHITENOISE_USE_FINDERS = not STATIC_COLLECTED
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if STATIC_COLLECTED
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # a lampiran of 2 000 persons has about 8 000 fields
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "diktum.files.posted.PatientUploadHandler",
]

EMAIL_BACKEND = env.text("DIKTUM_EMAIL_BACKEND", "django.core.mail.backends.dummy.EmailBackend")
DEFAULT_FROM_EMAIL = env.text("DIKTUM_EMAIL_FROM", "diktum@localhost")

DIKTUM_DEMO = env.flag("DIKTUM_DEMO")
DIKTUM_DEMO_ACCOUNTS = accounts()
DIKTUM_FILES = Path(env.text("DIKTUM_FILES") or HOME / "files")
DIKTUM_FILES_S3 = env.text(
    "DIKTUM_FILES_S3"
)  # s3://bucket/prefix: files lie there; DIKTUM_FILES stays the anteroom
DIKTUM_S3_ENDPOINT = env.text("DIKTUM_S3_ENDPOINT", "https://s3.amazonaws.com")
DIKTUM_S3_ACCESS_KEY = env.text("DIKTUM_S3_ACCESS_KEY")
DIKTUM_S3_SECRET_KEY = env.text("DIKTUM_S3_SECRET_KEY")
DIKTUM_S3_REGION = env.text("DIKTUM_S3_REGION", "us-east-1")
DIKTUM_QUOTA_MB = int(env.text("DIKTUM_QUOTA_MB", "0"))  # of an office in the store; 0 for any number
DIKTUM_QUARANTINE_MB = int(env.text("DIKTUM_QUARANTINE_MB", "500"))  # refused files; the oldest make room
DIKTUM_WATCH = env.text("DIKTUM_WATCH")  # a folder that a scanner drops files into; subfolders by office code
DIKTUM_CLAMD = env.text("DIKTUM_CLAMD")  # host:port or the path of a socket; without it files are not scanned
DIKTUM_BACKUP = env.text("DIKTUM_BACKUP")  # a folder or s3://bucket/prefix for the nightly backup
DIKTUM_BACKUP_RECIPIENTS = env.words("DIKTUM_BACKUP_RECIPIENTS")
DIKTUM_BACKUP_IDENTITY = env.text("DIKTUM_BACKUP_IDENTITY")
DIKTUM_INDEX = Path(env.text("DIKTUM_INDEX") or HOME / "index")  # can be built again at any time
DIKTUM_FEEDS = Path(env.text("DIKTUM_FEEDS") or HOME / "feeds")
DIKTUM_JDIHN_DATES = env.text("DIKTUM_JDIHN_DATES", "ildis")  # or rfc3339
DIKTUM_JDIHN_ALIAS = env.flag("DIKTUM_JDIHN_ALIAS")  # adds urlabstrak, which some harvesters read
DIKTUM_PORTAL_PER_MINUTE = int(
    env.text("DIKTUM_PORTAL_PER_MINUTE", "1200")
)  # from one address; 0 for any number
DIKTUM_JDIH_FILE_NAME = env.text("DIKTUM_JDIH_FILE_NAME", "{tahun}{kode}{nomor:03}")
DIKTUM_JDIH_HOSTS = env.words("DIKTUM_JDIH_HOSTS")  # hosts whose links are opened again every week
DIKTUM_WEBHOOK_HOSTS = env.words("DIKTUM_WEBHOOK_HOSTS")  # hosts of the own network that may be told
DIKTUM_SIGNER = env.text("DIKTUM_SIGNER")  # "" (wet ink only), "pkcs12" or "bsre"; practice brings a test CA
DIKTUM_SIGNER_KEY = env.text(
    "DIKTUM_SIGNER_KEY"
)  # pkcs12: the .p12 of the signatory, sealed by the passphrase
DIKTUM_SIGNER_CERTIFICATE = env.text("DIKTUM_SIGNER_CERTIFICATE")  # pkcs12: its certificate, PEM or DER
DIKTUM_SIGNER_ROOTS = env.text("DIKTUM_SIGNER_ROOTS")  # PEM file of authorities that count and are not BSrE
DIKTUM_SIGNER_URL = env.text("DIKTUM_SIGNER_URL")  # bsre: the Esign Client Service of the office, v2
DIKTUM_SIGNER_USER = env.text("DIKTUM_SIGNER_USER")
DIKTUM_SIGNER_PASSWORD = env.text("DIKTUM_SIGNER_PASSWORD")
DIKTUM_BSRE_ROOTS = env.text("DIKTUM_BSRE_ROOTS")  # PEM file of BSrE's own authorities
DIKTUM_KEYS = HOME / "keys"  # the test keys of practice
DIKTUM_FIXED_NOW = env.text("DIKTUM_FIXED_NOW")
DIKTUM_HELP_CONTACT = env.text("DIKTUM_HELP_CONTACT", "Subbagian Hukum dan Sumber Daya Manusia")
DIKTUM_PUBLIC_URL = env.text("DIKTUM_PUBLIC_URL", "http://localhost:8000")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lines": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "lines"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.request": {"level": "ERROR"},  # a refusal (4xx) is an answer, not news; a defect (500) is
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
    },
}
