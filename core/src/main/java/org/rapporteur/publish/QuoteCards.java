package org.rapporteur.publish;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Fidelity;
import org.rapporteur.claim.Quote;
import org.rapporteur.claim.SourceKind;
import org.rapporteur.corroborate.Mention;
import org.rapporteur.corroborate.Utterance;
import org.rapporteur.text.Span;

/** What was said: for each utterance its best wording, who is said to have said it, and every other wording. */
final class QuoteCards {
    private final StoryScope scope;
    private final Html html;
    private final StoryIndex index;
    private final int shown;

    QuoteCards(StoryScope scope, int shown) {
        this.scope = scope;
        this.html = scope.html();
        this.index = scope.index();
        this.shown = shown;
    }

    void write() {
        List<Utterance> utterances = scope.story().facts().utterances().stream()
                .sorted(Comparator.comparingInt(Utterance::origins)
                        .thenComparing(Utterance::conflict)
                        .thenComparingInt((Utterance u) -> u.variants().size())
                        .reversed())
                .toList();
        if (!utterances.isEmpty()) {
            scope.heading("What was said", "quotes");
            List<Utterance> selected = scope.selection().of(utterances, Utterance::id);
            int weighty = (int) selected.stream()
                    .filter(u -> u.origins() > 1 || u.conflict())
                    .count();
            new Folded(html, Math.clamp(weighty, shown / 2, shown), "quotes")
                    .write("div", "quotes", selected, this::card);
            scope.selection().noteRest(html, utterances.size(), selected.size(), "quotes");
        }
    }

    private void card(Utterance utterance) {
        Fact fact = index.fact(utterance);
        html.open("article", "class", "card quote", "id", scope.anchor(fact));
        Utterance.Variant best = utterance.best();
        html.open("blockquote", "class", "words", "dir", "auto");
        if (isDirect(best) || best.spans().isEmpty()) {
            linked(fact, best, quoted(best));
        } else {
            inItsSentence(fact, StoryIndex.mention(best));
        }
        html.closeBlock();
        speakers(utterance);
        html.open("p", "class", "meta");
        scope.weight(utterance.origins(), utterance.reports().size());
        scope.sourceMarks(fact, fact.mentions());
        html.closeBlock();
        if (utterance.variants().size() > 1) {
            variants(utterance, fact);
        }
        html.closeBlock();
    }

    private void linked(Fact fact, Utterance.Variant variant, String text) {
        if (variant.spans().isEmpty()) {
            html.text(text);
            return;
        }
        Mention mention = StoryIndex.mention(variant);
        html.link(scope.place(fact, mention.report(), mention.span()), text, "class", "quiet");
    }

    /** Quotation marks are set only where the report has them around all of it. */
    private String quoted(Utterance.Variant variant) {
        String text = StoryScope.flat(variant.text());
        if (text.endsWith(",")) {
            text = text.substring(0, text.length() - 1);
        }
        return isDirect(variant) ? "“" + text + "”" : text;
    }

    private boolean isDirect(Utterance.Variant variant) {
        return scope.sources()
                .findQuote(variant.report(), variant.quote())
                .map(q -> q.kind() == Quote.Kind.DIRECT)
                .orElse(false);
    }

    /** Reported speech is half a sentence; the other half, set back, makes it readable and says whose verb it hangs on. */
    private void inItsSentence(Fact fact, Mention mention) {
        String text = scope.sources().expect(mention.report()).text();
        Span sentence = StoryScope.withoutDateline(text, scope.sources().sentenceOf(mention), mention.span());
        html.open("a", "class", "quiet", "href", scope.place(fact, mention.report(), mention.span()));
        if (sentence.covers(mention.span())) {
            html.element(
                            "span",
                            StoryScope.flat(text.substring(
                                    sentence.start(), mention.span().start())),
                            "class",
                            "frame")
                    .text(StoryScope.flat(mention.span().in(text)))
                    .element(
                            "span",
                            StoryScope.flat(text.substring(mention.span().end(), sentence.end())),
                            "class",
                            "frame");
        } else {
            html.text(StoryScope.flat(mention.span().in(text)));
        }
        html.close();
    }

    private void speakers(Utterance utterance) {
        List<Utterance.Speaker> speakers = utterance.speakers();
        html.open("p", "class", utterance.conflict() ? "speaker conflict" : "speaker");
        if (speakers.isEmpty()) {
            html.element("span", "No report says who said it.", "class", "none");
        } else if (speakers.size() == 1) {
            scope.person(speakers.getFirst().entity());
        } else {
            html.element("span", given(utterance.state()), "class", "given").text(" ");
            people(speakers);
        }
        if (!utterance.relayedBy().isEmpty()) {
            html.text(" ").element("span", "passed on by", "class", "given").text(" ");
            people(utterance.relayedBy());
        }
        kind(utterance);
        html.closeBlock();
    }

    private static String given(Utterance.State state) {
        return switch (state) {
            case CONFLICTING -> "Given to";
            case AMBIGUOUS -> "Said by one of";
            case ATTRIBUTED, UNATTRIBUTED -> "Said by";
        };
    }

    private void people(List<Utterance.Speaker> speakers) {
        String between = "";
        for (Utterance.Speaker speaker : speakers) {
            html.text(between);
            scope.person(speaker.entity());
            html.text(" (" + Words.count(speaker.reports().size(), "report") + ")");
            between = " / ";
        }
    }

    private void kind(Utterance utterance) {
        Set<Quote.Kind> kinds = utterance.variants().stream()
                .flatMap(v -> scope.sources().findQuote(v.report(), v.quote()).stream())
                .map(Quote::kind)
                .collect(Collectors.toSet());
        if (kinds.equals(Set.of(Quote.Kind.INDIRECT))) {
            html.text(" ").element("span", "reported speech", "class", "chip");
        }
        scope.sources().kindOfSource(utterance.best()).map(QuoteCards::chip).ifPresent(chip -> html.text(" ")
                .element("span", chip, "class", "chip"));
    }

    /** A source that cannot be asked is marked; a name needs no mark. */
    private static @Nullable String chip(SourceKind kind) {
        return switch (kind) {
            case NAMED, OPEN -> null;
            case DESCRIBED -> "no name";
            case BACKGROUND -> "name withheld";
            case DOCUMENT -> "document";
            case OUTLET -> "another outlet";
        };
    }

    private void variants(Utterance utterance, Fact fact) {
        html.open("details").element("summary", utterance.variants().size() + " wordings");
        html.open("ol", "class", "variants");
        for (Utterance.Variant variant : utterance.variants()) {
            html.open("li");
            html.open("p", "class", "words", "dir", "auto");
            for (Wordings.Piece piece : Wordings.pieces(quoted(variant), quoted(utterance.best()))) {
                if (piece.different()) {
                    html.element("b", piece.text(), "class", "other");
                } else {
                    html.text(piece.text());
                }
            }
            html.close().open("p", "class", "meta");
            List<String> speakers = index.speakersIn(utterance, variant.report());
            html.text(speakers.isEmpty() ? "no speaker" : String.join(" / ", speakers))
                    .text(" · ");
            if (!variant.spans().isEmpty()) {
                scope.sourceMark(fact, StoryIndex.mention(variant));
            }
            html.text(" · "
                    + (variant.part()
                            ? "part of the best wording"
                            : Math.round(variant.similarity() * 100) + " % like the best wording"));
            if (variant.fidelity() == Fidelity.State.MANGLED) {
                html.text(" ").element("span", "mangled", "class", "chip mangled");
            }
            html.close().closeBlock();
        }
        html.close().close();
    }
}
