"""Organs, units, people, posts, portfolios and accounts, with dates.

Must not know: cases.
"""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models

from renda.store.models.tenancy import TenantModel, to_tenant, uuid7


class Organ(models.Model):
    """An organ (机关): the tenant. `profile` is "congress" or "plain"."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.TextField()
    short_name = models.TextField()
    profile = models.TextField(default="congress")


class Person(models.Model):
    """A person; may hold posts in several organs."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.TextField()
    sort_key = models.TextField()


class AccountKeeper(BaseUserManager["Account"]):
    """Makes accounts; there is no superuser and no default password."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        """Find an account by login."""
        return self.get(login=username)


class Account(AbstractBaseUser):
    """A sign-in account of one person. A new account waits for the security administrator's approval.

    `starts_until` is set while the password is one an administrator handed over: it opens nothing but the change of it,
    and nothing at all after that instant.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    login = models.TextField(unique=True)
    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="account")
    is_active = models.BooleanField(default=True)
    approved = models.BooleanField(default=False)
    starts_until = models.DateTimeField(null=True)
    demo_persona = models.TextField(blank=True, default="")

    objects = AccountKeeper()
    USERNAME_FIELD = "login"
    REQUIRED_FIELDS: list[str] = []  # type: ignore[misc]  # a column here, a constant in Django's base

    @property
    def is_staff(self) -> bool:
        """No account reaches a framework admin."""
        return False


class Unit(TenantModel):
    """A unit of (or beside) the organ: office, committee, branch, handling unit, temporary body."""

    parent = to_tenant("store.Unit", null=True)
    name = models.TextField()
    short_name = models.TextField(blank=True, default="")
    kind = models.TextField()
    position = models.IntegerField(default=0)
    from_on = models.DateField()
    until_on = models.DateField(null=True)


class UnitAlias(TenantModel):
    """Another name a unit goes by in this organ's papers, until it is ended; then another unit may take it."""

    unit = to_tenant("store.Unit")
    alias = models.TextField()
    until_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organ", "alias"], condition=models.Q(until_on__isnull=True), name="unit_alias_in_use_once",
            ),
        ]


class PersonAlias(TenantModel):
    """What a person is called in this organ's papers (王主任), as somebody remembered it on a day; until it is ended or means another."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    alias = models.TextField()
    remembered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    remembered_on = models.DateField()
    until_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organ", "alias"], condition=models.Q(until_on__isnull=True), name="person_alias_in_use_once",
            ),
        ]


class Post(TenantModel):
    """A post (岗位): person, unit, duties, from, until. Membership of a temporary body is a post in it; `by_post` is the
    post by virtue of which somebody is a member, and with which the membership ends. `rank` ("" where none is recorded) and
    `employment` hold as long as the post does: who is promoted or taken on the staff has another post from that day."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts")
    unit = to_tenant("store.Unit")
    title = models.TextField()
    duties = ArrayField(models.TextField())
    rank = models.TextField(default="", db_default="")
    employment = models.TextField(default="staff", db_default="staff")
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    by_post = to_tenant("store.Post", null=True)


class Portfolio(TenantModel):
    """A unit that a post has charge of (分管)."""

    post = to_tenant("store.Post")
    unit = to_tenant("store.Unit")
    from_on = models.DateField()
    until_on = models.DateField(null=True)


class ProgramKey(TenantModel):
    """A key (接口密钥) by which a program acts for one post until the end of a day; only its SM3 digest is kept."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    post = to_tenant("store.Post")
    name = models.TextField()
    digest = models.CharField(max_length=64, unique=True)
    issued_at = models.DateTimeField()
    ends_on = models.DateField()
    revoked_at = models.DateTimeField(null=True)
    last_used_at = models.DateTimeField(null=True)
