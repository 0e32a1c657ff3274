package org.rapporteur.publish;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        Map<List<Mention>, List<NormCheck>> byActivity = new LinkedHashMap<>();
        checks.forEach(check -> byActivity
                .computeIfAbsent(check.mentions(), m -> new ArrayList<>())
                .add(check));
        byActivity.values().forEach(this::card);
        html.closeBlock();
    }

    /** One activity with what each norm says to it. */
    private void card(List<NormCheck> checks) {
        NormCheck first = checks.getFirst();
        Fact activity = scope.index().fact(first);
        html.open("article", "class", "card norm");
        html.open("p", "class", "about")
                .element("b", first.activity(), "class", "words", "dir", "auto")
                .text(" ");
        scope.sourceMarks(activity, first.mentions());
        html.close();
        extracts(activity, first.mentions());
        for (NormCheck check : checks) {
            answer(check);
        }
        Set<String> paragraphs = new LinkedHashSet<>();
        Set<Mention> exceptions = new LinkedHashSet<>();
        Set<Mention> stated = new LinkedHashSet<>();
        for (NormCheck check : checks) {
            String paragraph = check.norm().scope().exceptionParagraph();
            if (paragraph != null && !check.exceptions().isEmpty()) {
                paragraphs.add(check.norm().title().norm() + ", paragraph " + paragraph);
            }
            exceptions.addAll(check.exceptions());
            stated.addAll(check.stated());
        }
        if (!exceptions.isEmpty()) {
            String where = paragraphs.isEmpty() ? "" : " (" + String.join("; ", paragraphs) + ")";
            html.element("p", "An exception may apply" + where + ":", "class", "meta");
            extracts(activity, List.copyOf(exceptions));
        }
        if (!stated.isEmpty()) {
            html.element("p", "As the reports state the norm:", "class", "meta");
            extracts(activity, List.copyOf(stated));
        }
        html.closeBlock();
    }

    private void answer(NormCheck check) {
        Fact fact = scope.index().fact(check);
        Norm.Title title = check.norm().title();
        NormCheck.Verdict verdict = check.verdict();
        html.open("p", "id", scope.anchor(fact))
                .element("span", answer(verdict.answer()), "class", "chip " + Words.camel(verdict.answer()))
                .text(" " + title.norm() + (title.paragraph() == null ? "" : ", paragraph " + title.paragraph()) + ": "
                        + title.says() + " – " + verdict.why() + " ");
        if (!check.inputs().isEmpty()) {
            scope.weight(verdict.origins(), (int) check.inputs().stream()
                    .map(input -> input.mention().report())
                    .distinct()
                    .count());
        }
        html.close();
        check.inputs().forEach(input -> scope.extract("p", fact, input.mention()));
    }

    private void extracts(Fact fact, List<Mention> mentions) {
        mentions.stream().limit(EXTRACTS_SHOWN).forEach(mention -> scope.extract("p", fact, mention));
    }

    private static String answer(NormCheck.Answer answer) {
        return switch (answer) {
            case ABOVE -> "above";
            case BELOW -> "below";
            case UNDECIDED -> "cannot be decided";
        };
    }
}
