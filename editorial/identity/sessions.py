"""Who is signed in where, since when; and when a session is over, seen or unseen."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.utils.crypto import salted_hmac

BEGAN, SEEN, DEVICE = "began_at", "seen_at", "device"
# A session is written to this often, not at every request.
STEP = timedelta(minutes=1)
# What is looked for in what a browser says of itself, and what it is then called.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("CriOS", "Chrome"),
    ("Chrom", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True)
class SignedIn:
    """One place where somebody is signed in."""

    name: str
    """Stands for the session on pages; it opens nothing."""
    device: str
    since: datetime
    seen: datetime
    is_here: bool


def begin(session: SessionBase, agent: str, *, at: datetime) -> None:
    """Note when and where somebody signed in."""
    session[BEGAN] = session[SEEN] = at.isoformat()
    session[DEVICE] = device(agent)


def see(session: SessionBase, agent: str, *, at: datetime) -> bool:
    """Note that the session is in use; False where it is over: unseen too long, or too old.

    A clock that steps back makes no session younger.
    """
    if BEGAN not in session:
        begin(session, agent, at=at)
        return True
    if is_over(session, at):
        return False
    if at - _moment(session, SEEN) >= STEP:
        session[SEEN] = at.isoformat()
    return True


def is_over(session: Any, at: datetime) -> bool:
    """Return whether a session was unseen for too long, or is too old however much it is used."""
    return at - _moment(session, SEEN) > timedelta(
        seconds=settings.SESSION_IDLE_SECONDS
    ) or at - _moment(session, BEGAN) > timedelta(seconds=settings.SESSION_COOKIE_AGE)


def sessions_of(user: Any, *, here: str | None, at: datetime) -> list[SignedIn]:
    """Return where the account is signed in, last seen first; `here` is this session's key."""
    found = [
        SignedIn(
            _name(row.session_key),
            data.get(DEVICE, "a browser"),
            _moment(data, BEGAN),
            _moment(data, SEEN),
            row.session_key == here,
        )
        for row, data in _rows(user, at)
        if BEGAN in data and not is_over(data, at)
    ]
    return sorted(found, key=lambda each: (each.is_here, each.seen), reverse=True)


def end_sessions(
    user: Any, *, at: datetime, but: str | None = None, named: str | None = None
) -> int:
    """Sign the account out: everywhere, everywhere `but` in one session, or in the `named` one."""
    ended = 0
    for row, _ in _rows(user, at):
        if row.session_key != but and named in (None, _name(row.session_key)):
            row.delete()
            ended += 1
    return ended


def forget_expired(at: datetime) -> None:
    """Delete what opens nothing any more."""
    Session.objects.filter(expire_date__lt=at).delete()


def device(agent: str) -> str:
    """Return what a browser says of itself as people say it: "Firefox on Windows"."""
    browser = next((name for sign, name in BROWSERS if sign in agent), "")
    system = next((name for sign, name in SYSTEMS if sign in agent), "")
    return " on ".join(filter(None, (browser or "A browser", system)))


def _rows(user: Any, at: datetime) -> Iterator[tuple[Session, dict[str, Any]]]:
    # Only the staff have sessions, so there are as many as people at work.
    for row in Session.objects.filter(expire_date__gt=at).iterator():
        data = row.get_decoded()
        if data.get(SESSION_KEY) == str(user.pk):
            yield row, data


def _name(session_key: str) -> str:
    return salted_hmac("editorial.identity.sessions", session_key).hexdigest()[:20]


def _moment(data: Any, key: str) -> datetime:
    return datetime.fromisoformat(data[key]).astimezone(UTC)
