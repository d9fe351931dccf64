"""Django's settings, derived from the checked configuration. Must not know: environment variables by name (configuration.py)."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from psycopg.conninfo import conninfo_to_dict

from renda.project.configuration import read_configuration
from renda.project.contributions import CONTRIBUTIONS

RENDA = read_configuration()
PACKAGE = Path(__file__).resolve().parents[1]
ROOT = PACKAGE.parents[1]
BUILD = ROOT / "build"

SECRET_KEY = RENDA.secret_key
DEBUG = False
ALLOWED_HOSTS = list(RENDA.hosts)
ROOT_URLCONF = "renda.project.urls"
WSGI_APPLICATION = "renda.project.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SILENCED_SYSTEM_CHECKS = ["fields.W342"]  # a detail row points at its case by a tenant key, which a OneToOneField cannot carry

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文")]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True


def _database(dsn: str) -> dict[str, Any]:
    parts = conninfo_to_dict(dsn)
    known = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    named = {known[name]: str(value) for name, value in parts.items() if name in known}
    options = {name: value for name, value in parts.items() if name not in known}
    return {"ENGINE": "django.db.backends.postgresql", "CONN_MAX_AGE": 300, "CONN_HEALTH_CHECKS": True} | named | {"OPTIONS": options}


DATABASES = {"default": _database(RENDA.app_dsn)}
if RENDA.owner_dsn is not None:
    DATABASES["owner"] = _database(RENDA.owner_dsn)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "procrastinate.contrib.django",
    "ninja",
    "renda.store",
    "renda.web",
    *(contribution.application for contribution in CONTRIBUTIONS),
]

MIDDLEWARE = [
    "renda.web.security_headers.SecurityHeaders",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "renda.web.idle_timeout.IdleTimeout",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "renda.web.sign_in_required.SignInRequired",
    "renda.web.whole_bodies.WholeBodies",
    "renda.web.start_password.StartPassword",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],  # before allauth's own
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "renda.web.personas.persona_chooser",
            ],
        },
    },
]

# Accounts: a login and a password, no e-mail anywhere, no signing up; second factors by allauth.mfa.
RENDA_CONTRIBUTIONS = "renda.project.contributions.CONTRIBUTIONS"
RENDA_CONSUMERS = "renda.project.consumers.CONSUMERS"
RENDA_API_DOCUMENT = "renda.api.operations.document"

AUTH_USER_MODEL = "store.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator", "OPTIONS": {"user_attributes": ("login",)}},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "renda.web.start_password.NotTheStartPassword"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "renda.web.account_adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = "login"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PRESERVE_USERNAME_CASING = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]  # security keys need scripts, and signing in works without
MFA_TOTP_ISSUER = "智慧人大"

SESSION_COOKIE_NAME = "renda_session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = int(timedelta(hours=12).total_seconds())
IDLE_TIMEOUT = timedelta(minutes=RENDA.idle_minutes)
CSRF_COOKIE_NAME = "renda_csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "renda.web.views.errors.csrf_failed"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = RENDA.https
SECURE_HSTS_SECONDS = 31_536_000 if RENDA.https else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if RENDA.https else None
SECURE_REFERRER_POLICY = "same-origin"
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in RENDA.hosts] if RENDA.https else []
X_FRAME_OPTIONS = "DENY"

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "renda.web.bounded_uploads.BoundedUpload",
]
FILES_DIR = RENDA.data_dir / "files"

STATIC_URL = "/static/"
STATIC_ROOT = BUILD / "collected"
WHITENOISE_USE_FINDERS = RENDA.development
WHITENOISE_AUTOREFRESH = RENDA.development
_STATIC = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"
    if RENDA.development
    else "whitenoise.storage.CompressedManifestStaticFilesStorage"
)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": FILES_DIR}},
    "staticfiles": {"BACKEND": _STATIC},
}

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = None
PROCRASTINATE_IMPORT_PATHS = [
    f"renda.jobs.{name}"
    for name in ("tasks", "notifying", "sealing", "calendar", "reminding", "delivering", "recurring", "imports", "linking")
]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": RENDA.log_level},
    "loggers": {"procrastinate": {"level": "WARNING"}},
}
