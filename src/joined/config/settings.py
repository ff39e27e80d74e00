"""One settings file for every mode; every variable is declared in env.py."""

import pathlib

from csp.constants import NONE, SELF

from joined.config import database, env, mail, wiring
from joined.kit import clock

ROOMS = pathlib.Path(__file__).resolve().parents[1]
MODE = env.mode()
DEMO = MODE == "demo"
TESTING = MODE == "test"
PRODUCTION = MODE == "production"
DEBUG = False

if DEMO or TESTING:
    clock.permit_moving(offset_seconds=float(env.CLOCK_OFFSET.value()))

SECRET_KEY = env.SECRET_KEY.value()
ALLOWED_HOSTS = env.HOSTS.value().split(",") + (["testserver"] if TESTING else [])
ADDRESS = env.ADDRESS.value()
CSRF_TRUSTED_ORIGINS = [ADDRESS]
ROOT_URLCONF = "joined.config.urls"
WSGI_APPLICATION = "joined.config.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.staticfiles",
    "csp",
    "procrastinate.contrib.django",
    "pgtrigger",
    "pghistory",
    "joined.base",
    "joined.trail",
    "joined.places",
    "joined.accounts",
    "joined.messages",
    "joined.interventions",
    "joined.people",
    "joined.steps",
    "joined.caseload",
    "joined.doors",
    "joined.worries",
    "joined.huddle",
    "joined.matching",
    "joined.insight",
    "joined.interop",
    "joined.imports",
    "joined.front",
    "joined.set_up",
    "joined.demo",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "joined.accounts.entrance.headers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "joined.accounts.entrance.Entrance",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [ROOMS, ROOMS / "accounts" / "templates"],  # the second: the sign-in library's names
        "APP_DIRS": False,
        "OPTIONS": {
            "environment": "joined.base.jinja.environment",
            "kept_in": f"{env.DATA_DIR.value()}/templates",
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "joined.accounts.entrance.shell",
            ],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    },
]

DATABASES = {"default": database.settings(MODE)}
LISTEN_DATABASE = database.listening(DATABASES["default"])
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "base_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # past it entries are dropped: nobody may wash away a throttle
    }
}
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
MIGRATION_MODULES: dict[str, str] = {}

WIRING = wiring.WIRING
AGENDA = wiring.AGENDA
NAVIGATION = wiring.NAVIGATION
NAVIGATION_FOR = wiring.NAVIGATION_FOR
FOUND = wiring.FOUND
SCENES = wiring.SCENES
WORRIED_ABOUT = wiring.WORRIED_ABOUT
LINK_PAGES = wiring.LINK_PAGES
ANSWERED_AT = wiring.ANSWERED_AT
UNDO_SECONDS = int(env.UNDO_SECONDS.value())
HEARTBEAT_SECONDS = float(env.HEARTBEAT_SECONDS.value())
JOB_SECONDS = float(env.JOB_SECONDS.value())
WORKER_BYTES = int(env.WORKER_MEGABYTES.value()) * 2**20

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [("nhsuk", env.FRONT_END.value())]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = TESTING  # else every test's client reads through all of them before its first page

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["joined.accounts.backend.Backend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.MD5PasswordHasher" if TESTING else "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("name", "email", "title")},
    },
]
LOGIN_URL = "/sign-in/login/"
LOGIN_REDIRECT_URL = "/"
CSRF_FAILURE_VIEW = "joined.accounts.pages.own.not_from_here"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # no words in a cookie
ACCOUNT_ADAPTER = "joined.accounts.adapter.Adapter"
ACCOUNT_TEMPLATE_EXTENSION = "jinja"
ACCOUNT_FORMS = {"reset_password": "joined.accounts.forms.AskForLink"}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if PRODUCTION else "http"
MFA_ADAPTER = "joined.accounts.adapter.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Joined Up"
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
globals().update(mail.settings(MODE))
DEFAULT_FROM_EMAIL = env.MAIL_FROM.value()

SESSION_ENGINE = "joined.accounts.sessions"
SESSION_COOKIE_NAME = "__Host-session" if PRODUCTION else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if PRODUCTION else "csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
IDLE_MINUTES = 15
AWAY = "https://www.bbc.co.uk/weather"  # where "Leave this page" leads
ABSOLUTE_HOURS = 12
SESSION_COOKIE_AGE = ABSOLUTE_HOURS * 3600

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000_000
FILE_UPLOAD_HANDLERS = ["joined.base.uploads.Small"]
SILENCED_SYSTEM_CHECKS: list[str] = []

SCANNER = env.SCANNER.value()
WATCHED = [folder for folder in env.WATCHED.value().split(":") if folder] or [env.DATA_DIR.value()]
NOTIFY_URL = env.NOTIFY_URL.value()
NOTIFY_TEMPLATE = env.NOTIFY_TEMPLATE.value()
NOTIFY_EMAIL_TEMPLATE = env.NOTIFY_EMAIL_TEMPLATE.value()
NOTIFY_API_KEY = env.NOTIFY_API_KEY.value()
NOTIFY_CALLBACK_TOKEN = env.NOTIFY_CALLBACK_TOKEN.value()
PHONES_URL = env.PHONES_URL.value()
SIGNING_KEY = env.SIGNING_KEY.value()

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
