"""Somebody at the browser: enters as a persona, fills forms and hands them in. With scripts or without, the same way."""

from datetime import UTC, datetime, timedelta

NOW = datetime.now(UTC)


def later(days):
    """The day so many days from now, as forms take it."""
    return (NOW + timedelta(days=days)).date().isoformat()


WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


def visiting(chromium, server, organ, **options):
    """A visitor in a fresh context of the browser, at 1440 px and in Chinese."""
    options = {"viewport": WIDE, "locale": "zh-CN", "timezone_id": "Asia/Shanghai", "accept_downloads": True, **options}
    return Visitor(chromium.new_context(**options), server.url, organ)


class Keys:
    """A keyboard that counts; `go` presses a key that leads to another page."""

    def __init__(self, page):
        self.page, self.strokes = page, 0

    def tap(self, key, times=1):
        for _ in range(times):
            self.page.keyboard.press(key)
            self.strokes += 1

    def go(self, key):
        with self.page.expect_navigation():
            self.tap(key)


class Visitor:
    """One browser used by several people in turn: each signs in once and comes back where they left."""

    def __init__(self, context, url, organ):
        context.set_default_timeout(10_000)
        self.page, self.url, self.organ, self._kept, self._who = context.new_page(), url, organ, {}, ""
        self._narrow = False

    def enter(self, persona, *, days=0):
        """Be a persona; `days` lets today be a later day for all that this persona does from now on."""
        cookies = self.page.context
        if self._who:
            self._kept[self._who] = cookies.cookies()
        cookies.clear_cookies()
        self._who = persona
        if persona in self._kept:
            cookies.add_cookies(self._kept[persona])
        else:
            self.page.goto(f"{self.url}/accounts/login/")
            self.press(f'button[name="persona"][value="{persona}"]')
        if days:
            self.page.goto(f"{self.url}/me/")
            self.page.fill('input[name="as_if"]', later(days))
            self.press("main form .btn--main")
        return self

    def leave(self):
        """Be nobody: a member of the public. Whoever was here comes back where they left."""
        self._kept[self._who] = self.page.context.cookies()
        self.page.context.clear_cookies()
        self._who = ""
        return self

    def sized(self, viewport):
        """Go on at another width; on a phone no page may be wider than the screen."""
        self.page.set_viewport_size(viewport)
        self._narrow = viewport is PHONE
        return self

    def _shown(self):
        """What the page says, once it is known to fit the screen."""
        if self._narrow:
            assert self.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], self.page.url
        return self.page.content()

    def at(self, address):
        """Go to an address and give what the page says."""
        self.page.goto(f"{self.url}{address}")
        return self._shown()

    def hand_in(self, address, **values):
        """Fill the form at an address, hand it in, and give what the next page says."""
        self.at(address)
        self.fill("main", **values)
        return self.press("main form .form__end .btn--main")

    def press(self, button):
        """Press what leads to another page, and give what that page says once it is there."""
        with self.page.expect_navigation():
            self.page.click(button)
        return self._shown()

    def here(self):
        """The address of this page without what follows it."""
        return self.page.url.removeprefix(self.url).split("?")[0].split("#")[0]

    def fill(self, within, **values):
        """Fill the fields of a form by their names (`__` stands for the dot of a row's field), those under its fold too."""
        for fold in self.page.locator(f"{within} details.tuck:not([open]) > summary").all():
            fold.click()
        for name, value in self.organ.named(values).items():
            self._put(within, name.replace("__", "."), value)

    def _put(self, within, name, value):
        field = self.page.locator(f'{within} [name="{name}"]:not([type="hidden"])').first
        kind = field.evaluate("e => e.type")
        if kind == "select-one":
            field.select_option(value)
        elif kind == "file":
            field.set_input_files(value)
        elif kind in ("radio", "checkbox"):
            for one in value if isinstance(value, list) else [value]:
                self.page.locator(f'{within} [name="{name}"][value="{one}"]').check()
        else:
            field.fill(value)
