package org.rapporteur.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rapporteur.annotate.Annotation;
import org.rapporteur.annotate.Entity;
import org.rapporteur.annotate.EntityType;
import org.rapporteur.annotate.Fidelity;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.extract.Article;
import org.rapporteur.extract.Published;
import org.rapporteur.text.AlignedText;
import org.rapporteur.text.Span;

class SourceKindTest {
    @Test
    void aNamedPersonOrBodyCanBeAsked() {
        assertEquals(
                SourceKind.NAMED,
                kind("The quay is shut, Mara Voss said.", "Mara Voss", EntityType.PERSON, true, "said"));
        assertEquals(
                SourceKind.NAMED,
                kind(
                        "The quay is shut, the Harbour Ministry said.",
                        "Harbour Ministry",
                        EntityType.ORGANISATION,
                        true,
                        "said"));
    }

    @Test
    void aNameThatIsWithheldIsOnBackgroundAndOneThatIsNotGivenIsDescribed() {
        assertEquals(
                SourceKind.BACKGROUND,
                kind(
                        "The quay is shut, said a port official who was not authorized to speak about it.",
                        "port official",
                        EntityType.PERSON,
                        false,
                        "said"));
        assertEquals(
                SourceKind.DESCRIBED,
                kind("The quay is shut, a port official said.", "port official", EntityType.PERSON, false, "said"));
    }

    @Test
    void aPaperIsADocumentAndAPapersWordIsAnOutlets() {
        assertEquals(
                SourceKind.DOCUMENT,
                kind("The quay is shut, the indictment said.", "indictment", EntityType.OTHER, null, "said"));
        assertEquals(
                SourceKind.OUTLET,
                kind(
                        "The quay is shut, the Ostra Times reported.",
                        "Ostra Times",
                        EntityType.ORGANISATION,
                        true,
                        "reported"));
        assertEquals(SourceKind.OPEN, kind("The quay is shut, they said.", "they", EntityType.OTHER, null, "said"));
    }

    /** @param named null if the source is no entity */
    private static SourceKind kind(String text, String source, EntityType type, @Nullable Boolean named, String cue) {
        Span at = new Span(text.indexOf(source), text.indexOf(source) + source.length());
        Span said = new Span(text.indexOf(cue), text.indexOf(cue) + cue.length());
        List<Entity> entities =
                named == null ? List.of() : List.of(new Entity("s", source, type, null, named, List.of(at)));
        Annotation annotation = new Annotation(
                List.of(new Sentence(new Span(0, text.length()), 0, List.of())),
                entities,
                List.of(),
                List.of(),
                new Fidelity(Fidelity.State.CLEAN, 1, List.of()));
        Quote quote = new Quote(
                "q1",
                Quote.Kind.INDIRECT,
                List.of(new Span(0, "The quay is shut".length())),
                List.of(said),
                List.of(at),
                named == null ? null : "s",
                named == null ? Quote.Anonymity.UNATTRIBUTED : named ? Quote.Anonymity.NAMED : Quote.Anonymity.UNNAMED,
                1,
                "test");
        Article article = new Article(
                "a",
                "a.txt",
                new Article.Meta(null, null, List.of(), null, "en", Published.UNKNOWN),
                AlignedText.identity(text),
                List.of(),
                List.of(),
                List.of());
        return SourceKind.of(new Reading(article, annotation, List.of(quote), List.of(), List.of()), quote);
    }
}
