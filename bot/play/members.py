"""People and bots, and what each may do in a chat, as the Bot API describes them."""

from dataclasses import dataclass, field

from bot.play.errors import Json

STATUSES = ("creator", "administrator", "member", "restricted", "left", "kicked")

_ADMINISTRATOR = {
    "can_be_edited": False,
    "is_anonymous": False,
    "can_manage_chat": True,
    "can_delete_messages": True,
    "can_manage_video_chats": True,
    "can_restrict_members": True,
    "can_promote_members": False,
    "can_change_info": True,
    "can_invite_users": True,
    "can_post_stories": False,
    "can_edit_stories": False,
    "can_delete_stories": False,
    "can_send_welcome_messages": False,
}
_IN_CHANNELS = {"can_post_messages": True, "can_edit_messages": True}
_IN_GROUPS = {"can_pin_messages": True}
_IN_FORUMS = {"can_manage_topics": False}
_RESTRICTED = dict.fromkeys(
    (
        "can_send_messages",
        "can_send_audios",
        "can_send_documents",
        "can_send_photos",
        "can_send_videos",
        "can_send_video_notes",
        "can_send_voice_notes",
        "can_send_polls",
        "can_send_other_messages",
        "can_add_web_page_previews",
        "can_react_to_messages",
        "can_edit_tag",
        "can_change_info",
        "can_invite_users",
        "can_pin_messages",
        "can_manage_topics",
    ),
    False,
)


@dataclass(slots=True)
class User:
    """A person, or the bot."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = ""
    is_bot: bool = False
    #: A deleted account: nobody can write to it any more.
    deleted: bool = False

    def as_json(self) -> dict[str, Json]:
        """A User of the Bot API."""
        result: dict[str, Json] = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        for name in ("last_name", "username", "language_code"):
            if value := getattr(self, name):
                result[name] = value
        return result


@dataclass(slots=True)
class Member:
    """Somebody's place in a chat."""

    user: User
    status: str = "member"
    #: Rights that differ from what the status brings.
    rights: dict[str, bool] = field(default_factory=dict)
    #: Shown as the chat itself; only for administrators of groups.
    anonymous: bool = False

    @property
    def inside(self) -> bool:
        """Whether the chat is open to them."""
        return self.status not in ("left", "kicked")

    @property
    def manages(self) -> bool:
        """Whether they are an administrator or the creator."""
        return self.status in ("creator", "administrator")

    def may(self, right: str, kind: str) -> bool:
        """Whether they hold a right in a chat of this kind."""
        if self.status == "creator":
            return True
        usual = right.startswith("can_send") and kind != "channel" and self.inside
        return bool(self.as_json(kind).get(right, usual))

    def as_json(self, kind: str) -> dict[str, Json]:
        """A ChatMember; `kind` is the chat's type, or "forum"."""
        result: dict[str, Json] = {"user": self.user.as_json(), "status": self.status}
        if self.status == "creator":
            result["is_anonymous"] = self.anonymous
        elif self.status == "administrator":
            result |= _ADMINISTRATOR | {"is_anonymous": self.anonymous}
            result |= _IN_CHANNELS if kind == "channel" else _IN_GROUPS
            result |= _IN_FORUMS if kind == "forum" else {}
            result |= self.rights
        elif self.status == "restricted":
            result |= _RESTRICTED | {"is_member": True, "until_date": 0} | self.rights
        elif self.status == "kicked":
            result["until_date"] = 0
        return result
