"""The tables of the board: who they are, what they were asked, and what they signed."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.models import Article, Snapshot, Topic, Version


class BoardMember(models.Model):
    """A person who may sign, with the credential that was verified."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="board_member"
    )
    printed_name = models.CharField(max_length=200)
    profession = models.CharField(max_length=100)
    specialty = models.CharField(max_length=100)
    register = models.CharField(max_length=200)
    register_number = models.CharField(max_length=50)
    verified_by = models.CharField(max_length=200)
    verified_on = models.DateField()
    verified_until = models.DateField()
    active = models.BooleanField(default=True)
    biography = models.TextField(blank=True)

    class Meta:
        ordering = ["printed_name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(verified_until__gte=models.F("verified_on")),
                name="credential_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.printed_name


class InterestDeclaration(models.Model):
    """What a member declared of interests; the newest counts, for twelve months."""

    member = models.ForeignKey(BoardMember, on_delete=models.PROTECT, related_name="declarations")
    declared_at = models.DateTimeField()
    statement = models.TextField()
    """In the member's words; that there are none is a statement too."""

    class Meta:
        ordering = ["-declared_at"]


class Policy(models.Model):
    """What approval takes, by topic, with a default. Rows are versions: the newest counts."""

    topic = models.ForeignKey(Topic, null=True, blank=True, on_delete=models.PROTECT)
    number = models.PositiveIntegerField()
    signers = models.PositiveSmallIntegerField()
    specialties = models.JSONField(default=list)
    """Specialties of which one signer each is needed, e.g. ["neurology"]."""
    review_months = models.PositiveSmallIntegerField()
    show_pending = models.BooleanField(default=False)
    """Whether readers may see a version before approval, under the caution notice."""
    in_force_from = models.DateTimeField()
    made_by_name = models.CharField(max_length=200)
    note = models.TextField()

    class Meta:
        ordering = ["topic__name", "-number"]
        verbose_name_plural = "policies"
        constraints = [
            models.UniqueConstraint(fields=["topic", "number"], name="one_policy_per_number"),
            models.UniqueConstraint(
                fields=["number"],
                condition=Q(topic__isnull=True),
                name="one_default_policy_per_number",
            ),
            models.CheckConstraint(condition=Q(signers__gte=1), name="policy_needs_a_signer"),
            models.CheckConstraint(
                condition=Q(review_months__gte=1, review_months__lte=36),
                name="policy_review_within_36_months",
            ),
        ]


class ReviewRound(models.Model):
    """One pass of one snapshot before the board, from submission to decision."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="rounds")
    number = models.PositiveIntegerField()
    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="rounds")
    digest = models.CharField(max_length=64)
    policy = models.ForeignKey(Policy, on_delete=models.PROTECT)
    signers_needed = models.PositiveSmallIntegerField()
    compared_with = models.ForeignKey(
        Version, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    """The approved version that unchanged claims are carried from."""
    change_note = models.TextField()
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=20, blank=True)
    finding_counts = models.JSONField(null=True)
    """By level, how many findings were open when this was submitted. None: not counted."""
    contributors = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    """Who had a hand in the text: none of them may sign."""

    class Meta:
        ordering = ["version", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["version", "number"], name="one_round_per_number"),
            models.UniqueConstraint(
                fields=["version"],
                condition=Q(closed_at__isnull=True),
                name="one_open_round_per_version",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True, outcome="")
                | (Q(closed_at__isnull=False) & ~Q(outcome="")),
                name="round_closing_is_whole",
            ),
            models.CheckConstraint(condition=Q(signers_needed__gte=1), name="round_needs_a_signer"),
        ]


class Verdict(models.Model):
    """What a board member says of one claim in one round."""

    round = models.ForeignKey(ReviewRound, on_delete=models.PROTECT, related_name="verdicts")
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="verdicts"
    )
    claim = models.CharField(max_length=80)
    claim_digest = models.CharField(max_length=64)
    verdict = models.CharField(
        max_length=20, choices=[("supported", "Supported"), ("needs_change", "Needs change")]
    )
    note = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "member", "claim"], name="one_verdict_per_member_and_claim"
            ),
            models.CheckConstraint(
                condition=Q(verdict__in=["supported", "needs_change"]),
                name="verdict_is_known",
            ),
            models.CheckConstraint(
                condition=Q(verdict="supported") | ~Q(note=""),
                name="needs_change_says_what",
            ),
        ]


class SignOff(models.Model):
    """A board member's recorded decision on a round, bound to the digest. Never edited."""

    APPROVE, REQUEST_CHANGES, RECUSE = "approve", "request_changes", "recuse"

    round = models.ForeignKey(ReviewRound, on_delete=models.PROTECT, related_name="sign_offs")
    signer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="sign_offs"
    )
    decision = models.CharField(
        max_length=20,
        choices=[
            (APPROVE, "Approved"),
            (REQUEST_CHANGES, "Requested changes"),
            (RECUSE, "Recused"),
        ],
    )
    digest = models.CharField(max_length=64)
    record = models.TextField()
    """Canonical JSON of everything wording.md §4 lists: name, credential, interests, meaning,
    verdicts, re-authentication, times, as they were at signing."""
    record_digest = models.CharField(max_length=64)
    specialty = models.CharField(max_length=100)
    note = models.TextField(blank=True)
    signed_at = models.DateTimeField()

    class Meta:
        ordering = ["signed_at"]
        constraints = [
            models.UniqueConstraint(fields=["round", "signer"], name="one_sign_off_per_signer"),
            models.CheckConstraint(
                condition=Q(decision__in=["approve", "request_changes", "recuse"]),
                name="decision_is_known",
            ),
            models.CheckConstraint(
                condition=Q(decision="approve") | ~Q(note=""),
                name="only_plain_approval_needs_no_note",
            ),
        ]


class CheckLevel(models.Model):
    """A check's level as a site has tightened it, for a topic or for all. The newest counts."""

    check_id = models.CharField(max_length=20)
    topic = models.ForeignKey(Topic, null=True, blank=True, on_delete=models.PROTECT)
    level = models.CharField(
        max_length=10,
        blank=True,
        choices=[
            ("block", "Stands in the way"),
            ("warn", "Warning"),
            ("", "As shipped"),
        ],
    )
    reason = models.TextField()
    set_by_name = models.CharField(max_length=200)
    set_at = models.DateTimeField()

    class Meta:
        ordering = ["-set_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(level__in=["block", "warn", ""]), name="check_level_only_tightens"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="check_level_has_a_reason"),
            models.CheckConstraint(condition=~Q(check_id=""), name="check_level_names_a_check"),
        ]


class LibraryCheck(models.Model):
    """What the last run over the whole library found in one working copy."""

    article = models.OneToOneField(Article, on_delete=models.CASCADE, related_name="library_check")
    lock_version = models.PositiveIntegerField()
    """The save that was checked."""
    rules = models.CharField(max_length=64)
    """A digest of the checks there were: with other checks, the article is checked again."""
    counts = models.JSONField(default=dict)
    """By id of the check, how many findings."""
    checked_at = models.DateTimeField()


class AuditEvent(models.Model):
    """One line of the record: append-only, each chained to the one before."""

    sequence = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField()
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    actor_name = models.CharField(max_length=200)
    action = models.CharField(max_length=50)
    article = models.ForeignKey(
        Article, null=True, on_delete=models.PROTECT, related_name="audit_events"
    )
    subject = models.CharField(max_length=100)
    """What was acted on, e.g. "version:12"."""
    details = models.TextField()
    """Canonical JSON."""
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["sequence"]
        indexes = [models.Index(fields=["article", "sequence"])]


class ChainHead(models.Model):
    """The newest line of the record. One row; locking it puts the lines in order."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    sequence = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="one_chain_head")]


class OutboxEntry(models.Model):
    """What must happen later, written in the transaction that decided it."""

    key = models.CharField(max_length=200, unique=True)
    """Names the effect: the same effect is asked for once."""
    kind = models.CharField(max_length=20)
    payload = models.JSONField(default=dict)
    """Ids only, never text."""
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    leased_until = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    error = models.TextField(blank=True)

    class Meta:
        ordering = ["due_at", "pk"]
        indexes = [
            models.Index(
                fields=["due_at"], condition=Q(done_at__isnull=True), name="outbox_waiting"
            )
        ]


class UsedCode(models.Model):
    """A one-time code that was used; the unique row burns it for every process."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    code = models.CharField(max_length=64)
    """A digest of the code, never the code."""
    used_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "code"], name="code_used_once")]
