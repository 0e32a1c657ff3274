package org.rapporteur.publish;

import java.util.List;
import org.rapporteur.account.Norm;
import org.rapporteur.account.NormCheck;
import org.rapporteur.corroborate.Mention;

/** Reported activities held against norms: the answer, the figures it rests on, and what may except the activity. */
final class NormCards {
    /** Sentences of a kind that a card shows; the others are behind the source marks. */
    private static final int EXTRACTS_SHOWN = 2;

    private final StoryScope scope;
    private final Html html;

    NormCards(StoryScope scope) {
        this.scope = scope;
        this.html = scope.html();
    }

    void write() {
        List<NormCheck> checks = scope.story().normChecks();
        if (checks.isEmpty()) {
            return;
        }
        scope.heading("Held against norms", "norms");
        html.open("div", "class", "norms");
        checks.forEach(this::card);
        html.closeBlock();
    }

    private void card(NormCheck check) {
        Fact fact = scope.index().fact(check);
        Norm.Title title = check.norm().title();
        html.open("article", "class", "card norm", "id", scope.anchor(fact));
        html.open("p", "class", "about")
                .element("b", check.activity(), "class", "words", "dir", "auto")
                .text(" ")
                .element(
                        "span",
                        answer(check.verdict().answer()),
                        "class",
                        "chip " + Words.camel(check.verdict().answer()))
                .close();
        html.open("p", "class", "meta");
        html.text(title.norm()
                + (title.paragraph() == null ? "" : ", paragraph " + title.paragraph())
                + ": " + title.says() + ". ");
        html.text(check.verdict().why() + " ");
        scope.weight(check.verdict().origins(), (int)
                mentionsOf(check).stream().map(Mention::report).distinct().count());
        scope.sourceMarks(fact, mentionsOf(check));
        html.close();
        for (NormCheck.Input input : check.inputs()) {
            scope.extract("p", fact, input.mention());
        }
        if (check.inputs().isEmpty()) {
            extracts(fact, check.mentions());
        }
        if (!check.exceptions().isEmpty()) {
            String paragraph = check.norm().scope().exceptionParagraph();
            html.element(
                    "p",
                    "An exception may apply" + (paragraph == null ? ":" : " (paragraph " + paragraph + "):"),
                    "class",
                    "meta");
            extracts(fact, check.exceptions());
        }
        if (!check.stated().isEmpty()) {
            html.element("p", "As the reports state the norm:", "class", "meta");
            extracts(fact, check.stated());
        }
        html.closeBlock();
    }

    private void extracts(Fact fact, List<Mention> mentions) {
        mentions.stream().limit(EXTRACTS_SHOWN).forEach(mention -> scope.extract("p", fact, mention));
    }

    private static List<Mention> mentionsOf(NormCheck check) {
        return check.inputs().isEmpty()
                ? check.mentions()
                : check.inputs().stream().map(NormCheck.Input::mention).toList();
    }

    private static String answer(NormCheck.Answer answer) {
        return switch (answer) {
            case ABOVE -> "above";
            case BELOW -> "below";
            case UNDECIDED -> "cannot be decided";
        };
    }
}
