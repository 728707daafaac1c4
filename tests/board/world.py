"""What time brings, and what workers do and fail to do."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule

from articles.publishing.models import Live, Publication
from editorial import outbox, tasks
from editorial.actions.publish import publish
from editorial.due import do_what_is_due
from editorial.models import OutboxEntry
from tests.board.ground import START
from tests.board.machine import TALLY
from tests.board.people import People

LATEST = START + timedelta(days=500)


class World(People):
    """What nobody decides."""

    # Time

    @rule(days=st.sampled_from([1 / 6, 1, 3, 4, 30, 150, 380, -1 / 24, -2, -9]))
    def time_passes(self, days: float) -> None:
        """Or the clock is set back, but not to before the site was there."""
        step = timedelta(days=days)
        if START - timedelta(days=15) < self.now + step < LATEST:
            self.now += step
            TALLY["set back" if days < 0 else "time"] += 1

    # Workers

    @rule(
        what=st.sampled_from(
            ["swept", "swept", "swept", "time", "outbox", "lost", "twice", "thrice"]
        )
    )
    def workers_do(self, what: str) -> None:
        """All of it, a part of it, or the same again; or all that was asked for is lost."""
        if what == "swept":
            self.sweep()
        elif what == "time":
            self.do_what_is_due()
        elif what == "outbox":
            self.empty_the_outbox()
        elif what == "lost":
            self.lose_every_message()
        else:
            self.deliver_again(2 if what == "twice" else 3)
        TALLY[what] += 1

    def sweep(self) -> None:
        """I20: one whole sweep brings readers what they should have, from wherever they are."""
        self.do_what_is_due()
        tasks.ask_for_stale_pages(self.moment())
        self.empty_the_outbox()
        self.check_what_readers_get()

    def do_what_is_due(self) -> None:
        at = self.moment()
        do_what_is_due(at)
        self.house.expire(at)
        self.house.keep_schedule(at)
        # Of what never reached readers, nothing is taken from them.
        approved = self.house.approved()
        shown = Publication.objects.filter(version__article=self.article)
        if approved and shown.filter(version__number=approved.number).exists():
            self.house.withdraw_overdue(at)

    def empty_the_outbox(self) -> None:
        at = self.moment()
        asks = OutboxEntry.objects.filter(kind="schedule", done_at__isnull=True, due_at__lte=at)
        if asks.exists():
            self.house.keep_schedule(at)
        outbox.sweep(tasks.EFFECTS, now=lambda: at)
        assert not OutboxEntry.objects.filter(error__gt="").exists()

    def lose_every_message(self) -> None:
        """What was asked for is forgotten; looking at how things are still finds it."""
        OutboxEntry.objects.filter(done_at__isnull=True).update(done_at=self.now)
        publish(article=self.article, at=self.moment())
        self.check_what_readers_get()

    def deliver_again(self, times: int) -> None:
        for _ in range(times):
            tasks.EFFECTS["publish"]({"article": self.article.pk}, self.moment())
        self.check_what_readers_get()

    def check_what_readers_get(self) -> None:
        """I8, I20: exactly the words and the state that decisions, policy and time ask for."""
        waits = OutboxEntry.objects.filter(kind="publish", done_at__isnull=True)
        if waits.filter(due_at__gt=self.now).exists():
            return  # Asked for before the clock was set back.
        live = Live.objects.filter(article=self.article).select_related("publication").first()
        got = (live.publication.question, live.publication.state) if live else None
        due = self.house.shown(self.now)
        assert got == (due and (f"Is {due[0].canary} a word?", due[1]))
