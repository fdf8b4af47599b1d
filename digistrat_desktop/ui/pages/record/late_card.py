"""What came after sign-off while there was a revision: how much, and taking it into the revision."""

from functools import partial

from digistrat_desktop.analysis.answers.revisions import LateFor
from digistrat_desktop.domain.trust.assessment import Assessment
from digistrat_desktop.domain.words import after_sign_off_words, listed
from digistrat_desktop.services.record.sealing import take_late
from digistrat_desktop.services.store.library import Library
from digistrat_desktop.ui.kit.buttons import SecondaryButton
from digistrat_desktop.ui.kit.card import Card
from digistrat_desktop.ui.kit.layouts import FlowLayout, put
from digistrat_desktop.ui.pages.record.record_page import LATE
from digistrat_desktop.ui.session.context import PageContext
from digistrat_desktop.ui.text import PlainLabel
from digistrat_desktop.ui.words import tr, tr_count


class LateCard(Card):
    """Says how many changes a revision has not taken over, and takes them."""

    def __init__(self, context: PageContext, about: LateFor, count: int) -> None:
        first = about.signed[0]
        title = tr("After sign-off of {title}", title=listed([one.title for one in about.signed]))
        super().__init__(context.look, title, bar="caution_line")
        self._context, self._revision = context, about.revision
        left = tr_count(
            count, "1 change is not in the revision.", "%n changes are not in the revision."
        )
        signed = context.session.workspace.signed
        late = sum(signed[str(one.id)].late for one in about.signed)
        words = f"{after_sign_off_words(late)} {left}"
        show = SecondaryButton(context.look, tr("Show"))
        show.clicked.connect(partial(context.navigator.go, "record", f"{LATE}{first.id}"))
        take = SecondaryButton(context.look, tr("Take into the revision"))
        take.setEnabled(not context.session.read_only)
        take.clicked.connect(self._on_take)
        ways = FlowLayout(context.look.theme.space(3))
        put(ways, show, take)
        self.add(PlainLabel(words, tone="caution"))
        self.add_layout(ways)

    def _on_take(self) -> None:
        context, revision = self._context, str(self._revision.id)
        context.keeping.write()

        def take(library: Library) -> Assessment:
            return take_late(library, revision, context.session.author)

        context.ask_when_saved(take, self._on_taken)

    def _on_taken(self, made: Assessment) -> None:
        self._context.navigator.open_trust(made.trust_id, made.id, "assess")
