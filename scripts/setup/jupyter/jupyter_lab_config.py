"""What JupyterLab has no setting for: the language of each reader's browser, and the table of contents, open at first."""

from functools import wraps

from jupyterlab_server import settings_utils, translations_handler, workspaces_handler

LOCALES = {"ja": "ja_JP", "en": "en"}


def preferred_locale(accept_language):
    """The first of our languages in an Accept-Language header such as `ja,en-US;q=0.9`; None if it names neither."""
    wishes = []
    for wish in accept_language.split(","):
        name, _, quality = wish.partition(";q=")
        language = name.strip().split("-")[0].lower()
        if language in LOCALES:
            wishes.append((-float(quality or 1), len(wishes), LOCALES[language]))
    return min(wishes)[2] if wishes else None


def for_this_browser(module, method):
    """The method, with this request's language in the place of the server's.

    JupyterLab takes the server's language for everyone who has chosen none in its settings. In a class, one server has
    many readers.
    """
    servers = module.SYS_LOCALE

    @wraps(method)
    def answer(self, *arguments, **named):
        # Read before the method first awaits, so that no other request comes between.
        module.SYS_LOCALE = preferred_locale(self.request.headers.get("Accept-Language", "")) or servers
        return method(self, *arguments, **named)

    return answer


schema, translations = settings_utils.SchemaHandler, translations_handler.TranslationsHandler
schema.get_current_locale = for_this_browser(settings_utils, schema.get_current_locale)
translations.get = for_this_browser(translations_handler, translations.get)


FIRST_LAYOUT = {
    "layout-restorer:data": {
        "left": {
            "collapsed": False,
            "visible": True,
            "current": "@jupyterlab/toc:plugin",
            "widgets": ["filebrowser", "running-sessions", "@jupyterlab/toc:plugin"],
        },
        "relativeSizes": [0.2, 0.8, 0],
    }
}


def with_table_of_contents(load):
    """A workspace that was never saved begins with the table of contents; what the reader changes is kept."""

    @wraps(load)
    def answer(self, space_name):
        workspace = load(self, space_name)
        return {**workspace, "data": workspace["data"] or FIRST_LAYOUT}

    return answer


workspaces = workspaces_handler.WorkspacesManager
workspaces.load = with_table_of_contents(workspaces.load)
