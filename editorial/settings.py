"""All settings, from the environment, safe by default.

Two profiles, same code (docs/decisions, design: profiles). Embedded: nothing set; SQLite under
var/, the sweep in the server's own process, 127.0.0.1 only. Production: DATABASE_URL is set;
then SECRET_KEY, ALLOWED_HOSTS and PUBLIC_URL must be, too.
"""

import os
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

from editorial.embedded import embedded_secret_key
from editorial.timetable import BEAT, ROUTES

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

VAR_DIR = Path(env.str("IMPRIMATUR_VAR", default=str(BASE_DIR / "var")))
DEBUG = env.bool("DEBUG", default=False)
EMBEDDED = not os.environ.get("DATABASE_URL")


def _needed(name: str, example: str) -> str:
    """Return a setting that production cannot do without; say what to do where it is missing."""
    value = os.environ.get(name, "")
    if not value:
        raise ImproperlyConfigured(
            f"{name} is not set. DATABASE_URL is, so this is the production profile, which needs "
            f"it: set {name}={example} in the environment. For a try-out on one machine unset "
            "DATABASE_URL and run `make run`."
        )
    return value


if EMBEDDED:
    SECRET_KEY = env.str("SECRET_KEY", default="") or embedded_secret_key(VAR_DIR)
    ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
    PUBLIC_URL = env.str("PUBLIC_URL", default=f"http://127.0.0.1:{env.int('PORT', default=8000)}")
else:
    SECRET_KEY = _needed("SECRET_KEY", "<50 random characters>")
    ALLOWED_HOSTS = _needed("ALLOWED_HOSTS", "www.example.org").split(",")
    PUBLIC_URL = _needed("PUBLIC_URL", "https://www.example.org")
PUBLIC_URL = PUBLIC_URL.rstrip("/")
SITE_NAME = env.str("SITE_NAME", default="Imprimatur")
CONTACT_EMAIL = env.str("CONTACT_EMAIL", default="editors@example.org")
# ama, vancouver, or the path of a style in CSL.
REFERENCE_STYLE = env.str("REFERENCE_STYLE", default="ama")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "reversion",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "references",
    "articles",
    "articles.publishing",
    "editorial",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "editorial.middleware.response_headers",
    # Below those two, or files would go out without their headers.
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.common.CommonMiddleware",
    "editorial.middleware.readers_first",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "editorial.middleware.sessions_end",
    "editorial.middleware.second_factor_first",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "editorial.urls"
WSGI_APPLICATION = "editorial.wsgi.application"
# Bytes of readers' pages that each web process keeps.
PAGES_IN_MEMORY = env.int("PAGES_IN_MEMORY_MB", default=64) * 1024 * 1024
# The folder in which articles' pages are kept for a web server, if any.
PAGES_TREE = env.str("PAGES_TREE", default="")

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "editorial.context.site",
            ],
        },
    }
]

if EMBEDDED:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": VAR_DIR / "imprimatur.sqlite3",
            "OPTIONS": {
                # IMMEDIATE: a transaction that begins to read and then writes would fail with
                # "locked" under load; FULL: what was acknowledged survives a power cut.
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
                    # Without it INSERT OR REPLACE deletes a row past the append-only trigger.
                    "PRAGMA recursive_triggers=ON;"
                ),
            },
        }
    }
else:
    DATABASES = {"default": env.db_url("DATABASE_URL")}
    DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

REDIS_URL = env.str("REDIS_URL", default="")
CACHES = {
    "default": (
        {
            "BACKEND": "editorial.cache.LosableCache",
            "LOCATION": REDIS_URL,
            "OPTIONS": {"socket_connect_timeout": 0.5, "socket_timeout": 1},
        }
        if REDIS_URL
        else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    ),
    # Of this process alone, so that what it fills drives out no count of failed log-ins.
    "worked-out": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "worked-out",
        "OPTIONS": {"MAX_ENTRIES": 400},
    },
    # Of this process alone, too: a refusal has to cost less than what it refuses.
    "floods": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "floods",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 12 * 60 * 60
# The cookie's age is counted from each save; sessions_end counts it from the log-in, and this.
SESSION_IDLE_SECONDS = 30 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "editorial.views.errors.csrf_failure"

HTTPS = PUBLIC_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
ALLAUTH_TRUSTED_PROXY_COUNT = 0
if HTTPS:
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
    SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
    SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    if env.bool("BEHIND_PROXY", default=False):
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
        # Else failed log-ins all count as the proxy's own, and ten of them shut everybody out.
        ALLAUTH_TRUSTED_PROXY_COUNT = 1
    CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

_SELF, _NONE = "'self'", "'none'"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [_NONE],
        "script-src": [_SELF],
        "style-src": [_SELF],
        "img-src": [_SELF],
        "font-src": [_SELF],
        "connect-src": [_SELF],
        "form-action": [_SELF],
        "base-uri": [_NONE],
        "object-src": [_NONE],
        "frame-ancestors": [_NONE],
    }
}

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "editorial.identity.passwords.BreachedPasswordValidator"},
]
# A list of stolen passwords on this machine: lines of SHA-1, colon and count, sorted by hash.
BREACHED_PASSWORDS = env.str("BREACHED_PASSWORDS", default="")
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "workspace:home"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "editorial.accounts.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
# Of the counted ones: "key" is the user name with the address (accounts.py), or the mail address.
ACCOUNT_RATE_LIMITS = {
    "login_failed": "10/300s/key,60/300s/ip",
    "reset_password": "20/m/ip,5/d/key",
}
MFA_ADAPTER = "editorial.accounts.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "editorial.forms.accounts.CodeForm",
    "reauthenticate": "editorial.forms.accounts.CodeAgainForm",
    "activate_totp": "editorial.forms.accounts.AppForm",
    "add_webauthn": "editorial.forms.accounts.PasskeyForm",
}
MFA_PASSKEY_LOGIN_ENABLED = True
# A passkey asks for finger, face or PIN each time: it stands for both factors.
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = SITE_NAME
# Who reads a code in its last second has one step to type it (RFC 6238 §5.2). A used one is burnt.
MFA_TOTP_TOLERANCE = 1
# Off in the embedded profile only, where demonstration people log in with a password alone.
SECOND_FACTOR_REQUIRED = env.bool("SECOND_FACTOR_REQUIRED", default=not EMBEDDED)
SIGN_OFF_REAUTHENTICATION_SECONDS = 300

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
SITE_TIME_ZONE = env.str("SITE_TIME_ZONE", default="Europe/London")
USE_I18N = True
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "editorial.static_files.EditorFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Whether registers and pages of sources may be asked at all, and where they are.
LOOK_UPS = env.bool("LOOK_UPS", default=True)
CROSSREF_URL = env.str("CROSSREF_URL", default="https://api.crossref.org").rstrip("/")
DATACITE_URL = env.str("DATACITE_URL", default="https://api.datacite.org").rstrip("/")
PUBMED_URL = env.str("PUBMED_URL", default="https://eutils.ncbi.nlm.nih.gov/entrez/eutils").rstrip(
    "/"
)
NCBI_API_KEY = env.str("NCBI_API_KEY", default="")
OPEN_LIBRARY_URL = env.str("OPEN_LIBRARY_URL", default="https://openlibrary.org").rstrip("/")
# Where the list of Retraction Watch is fetched daily, as CSV; without one it is sent by hand.
RETRACTION_LIST_URL = env.str("RETRACTION_LIST_URL", default="")
TRIALS_URL = env.str("TRIALS_URL", default="https://clinicaltrials.gov/api/v2").rstrip("/")

EMAIL_URL = env.str("EMAIL_URL", default="")
if EMAIL_URL:
    vars().update(env.email_url("EMAIL_URL"))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR_DIR / "mail"
DEFAULT_FROM_EMAIL = CONTACT_EMAIL
# Without it a silent mail server would hold whoever sends for ever.
EMAIL_TIMEOUT = 10

DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 5_000_000

CELERY_BROKER_URL = REDIS_URL or "memory://"
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT = 30
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# Redelivery must wait longer than the longest task, or a task runs again beside itself.
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 60,
    "socket_timeout": 5,
    "socket_connect_timeout": 0.5,
    "retry_on_timeout": True,
}
CELERY_TASK_DEFAULT_QUEUE = "publish"
CELERY_TASK_ROUTES = ROUTES
CELERY_BEAT_SCHEDULE = BEAT

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)r"}},
    "filters": {"no_keys": {"()": "editorial.logs.NoKeys"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["no_keys"],
        }
    },
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
}
