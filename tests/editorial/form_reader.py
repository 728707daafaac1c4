"""What a browser would send of a page's form, to be changed and posted."""

from html.parser import HTMLParser


class Forms(HTMLParser):
    """Reads the fields of every form of a page."""

    def __init__(self):
        super().__init__()
        self.forms = []
        self._textarea = None
        self._select = None

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "form":
            self.forms.append({})
        if not self.forms or ("name" not in given and tag != "option"):
            return
        fields = self.forms[-1]
        if tag == "textarea":
            self._textarea = given["name"]
            fields[self._textarea] = ""
        elif tag == "select":
            self._select = given["name"]
        elif tag == "option" and self._select:
            # Where nothing is selected, a browser sends the first.
            if "selected" in given or self._select not in fields:
                fields[self._select] = given.get("value", "")
        elif tag == "input":
            chosen = given.get("type") not in ("checkbox", "radio") or "checked" in given
            if chosen and given.get("type") != "file":
                fields[given["name"]] = given.get("value", "on" if "checked" in given else "")

    def handle_endtag(self, tag):
        if tag == "textarea" and self._textarea:
            # HTML drops the first line end of a textarea.
            text = self.forms[-1][self._textarea]
            self.forms[-1][self._textarea] = text.removeprefix("\n")
            self._textarea = None
        elif tag == "select":
            self._select = None

    def handle_data(self, data):
        if self._textarea:
            self.forms[-1][self._textarea] += data


def form_on(response, with_field):
    """Return the fields of the page's form that has this field."""
    reader = Forms()
    reader.feed(response.content.decode())
    return next(form for form in reader.forms if with_field in form)
