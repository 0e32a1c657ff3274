package org.rapporteur.corroborate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Annotation;
import org.rapporteur.annotate.Entity;
import org.rapporteur.annotate.EntityType;
import org.rapporteur.annotate.Fidelity;
import org.rapporteur.annotate.Quantity;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.annotate.TimeMention;
import org.rapporteur.annotate.Token;
import org.rapporteur.claim.Event;
import org.rapporteur.claim.Position;
import org.rapporteur.claim.Quote;
import org.rapporteur.claim.Reading;
import org.rapporteur.extract.Article;
import org.rapporteur.extract.Published;
import org.rapporteur.lineage.Lineage;
import org.rapporteur.lineage.Origin;
import org.rapporteur.text.AlignedText;
import org.rapporteur.text.Span;

/** A report written by hand for a test, with what the earlier rooms would have found in it. One sentence a line. */
public final class Told {
    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}]+(?:[.\\-][\\p{L}\\p{N}]+)*|['’][a-z]+|[^\\s]");
    private static final Set<String> VERBS = Set.of(
            "meet",
            "met",
            "attack",
            "attacked",
            "open",
            "opened",
            "will",
            "could",
            "can",
            "said",
            "is",
            "are",
            "was",
            "launch");

    private final String id;
    private final String text;
    private @Nullable String published;
    private @Nullable String outlet;
    private double confidence = 1;
    private boolean mangled;
    private String reader = Annotation.RULES;
    private final List<Entity> entities = new ArrayList<>();
    private final List<Quote> quotes = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final List<Position> positions = new ArrayList<>();
    private final List<Quantity> quantities = new ArrayList<>();

    private Told(String id, String text) {
        this.id = id;
        this.text = text;
    }

    public static Told report(String id, String... sentences) {
        return new Told(id, String.join("\n", sentences));
    }

    public Told on(String date) {
        published = date;
        return this;
    }

    public Told by(String paper) {
        outlet = paper;
        return this;
    }

    /** As if the learned reader had read it. */
    public Told learned() {
        reader = "model of a test";
        return this;
    }

    /** As if nothing that follows were likely to be what it was found as. */
    public Told unsure() {
        confidence = .1;
        return this;
    }

    public Told mangled() {
        mangled = true;
        return this;
    }

    public Told person(String name, String... forms) {
        return named(name, EntityType.PERSON, null, forms);
    }

    public Told place(String name) {
        return named(name, EntityType.PLACE, null);
    }

    public Told body(String name) {
        return named(name, EntityType.ORGANISATION, null);
    }

    public Told named(String name, EntityType type, @Nullable String role, String... forms) {
        List<Span> mentions = new ArrayList<>(all(name));
        for (String form : forms) {
            for (Span span : all(form)) {
                if (mentions.stream().noneMatch(m -> m.overlaps(span))) {
                    mentions.add(span);
                }
            }
        }
        mentions.sort(null);
        entities.add(new Entity(slug(name), name, type, role, true, mentions));
        return this;
    }

    public Told described(String description, String... forms) {
        List<Span> mentions = new ArrayList<>(all(description));
        for (String form : forms) {
            mentions.addAll(all(form));
        }
        entities.add(new Entity(slug(description), description, EntityType.PERSON, null, false, mentions));
        return this;
    }

    public Told says(@Nullable String speaker, String content) {
        return says(Quote.Kind.DIRECT, speaker, content);
    }

    public Told says(Quote.Kind kind, @Nullable String speaker, String content) {
        return says(kind, speaker, content, null);
    }

    public Told says(Quote.Kind kind, @Nullable String speaker, String content, @Nullable String cue) {
        Entity entity = entities.stream()
                .filter(e -> e.name().equals(speaker))
                .findFirst()
                .orElse(null);
        quotes.add(new Quote(
                "q" + (quotes.size() + 1),
                kind,
                List.of(span(content)),
                cue == null ? List.of() : List.of(span(cue)),
                entity == null || !text.contains(entity.name()) ? List.of() : List.of(span(entity.name())),
                entity == null ? null : entity.id(),
                entity == null
                        ? Quote.Anonymity.UNATTRIBUTED
                        : entity.named() ? Quote.Anonymity.NAMED : Quote.Anonymity.UNNAMED,
                confidence,
                "test"));
        return this;
    }

    public Told event(
            String trigger, List<String> who, @Nullable String place, @Nullable String date, Event.Status status) {
        events.add(new Event(
                "e" + (events.size() + 1),
                "CONSULT",
                span(trigger),
                who.stream().map(Told::slug).toList(),
                List.of(),
                place == null ? null : slug(place),
                date == null ? null : day(trigger, date),
                status,
                confidence,
                "test"));
        return this;
    }

    private TimeMention day(String trigger, String date) {
        if (date.contains("-W") && !date.startsWith("X")) {
            LocalDate monday = LocalDate.parse(date + "-1", DateTimeFormatter.ISO_WEEK_DATE);
            return new TimeMention(span(trigger), TimeMention.Type.DATE, date, monday, monday.plusDays(6));
        }
        LocalDate day = date.startsWith("X") ? null : LocalDate.parse(date);
        return new TimeMention(span(trigger), TimeMention.Type.DATE, date, day, day);
    }

    public Told stands(String holder, Position.Stance stance, String about) {
        positions.add(
                new Position("p" + (positions.size() + 1), slug(holder), stance, null, span(about), null, "test"));
        return this;
    }

    public Told counts(String words, long value, String unit, Quantity.Modifier modifier) {
        quantities.add(new Quantity(span(words), BigDecimal.valueOf(value), null, unit, modifier));
        return this;
    }

    public Told ranges(String words, long value, long upper, String unit) {
        quantities.add(new Quantity(
                span(words), BigDecimal.valueOf(value), BigDecimal.valueOf(upper), unit, Quantity.Modifier.EXACT));
        return this;
    }

    public Reading read() {
        List<Sentence> sentences = new ArrayList<>();
        List<Article.Paragraph> paragraphs = new ArrayList<>();
        int start = 0;
        for (String line : text.split("\n", -1)) {
            Span span = new Span(start, start + line.length());
            List<Token> tokens = new ArrayList<>();
            Matcher matcher = TOKEN.matcher(line);
            while (matcher.find()) {
                String word = matcher.group();
                String pos = Character.isDigit(word.charAt(0))
                        ? "NUM"
                        : VERBS.contains(word) ? "VERB" : Character.isLetter(word.charAt(0)) ? "NOUN" : "PUNCT";
                tokens.add(new Token(new Span(start + matcher.start(), start + matcher.end()), pos));
            }
            sentences.add(new Sentence(span, paragraphs.size(), tokens));
            paragraphs.add(new Article.Paragraph(span, Article.Paragraph.Kind.TEXT));
            start = span.end() + 1;
        }
        Article article = new Article(
                id,
                id + ".txt",
                new Article.Meta(
                        null,
                        sentences.getFirst().span().in(text),
                        List.of(),
                        outlet,
                        "en",
                        new Published(published, null)),
                AlignedText.identity(text),
                paragraphs,
                List.of(),
                List.of());
        Fidelity fidelity = mangled
                ? new Fidelity(Fidelity.State.MANGLED, 0.2, List.of("test"))
                : new Fidelity(Fidelity.State.CLEAN, 1, List.of());
        return new Reading(
                article,
                new Annotation(sentences, entities, List.of(), quantities, fidelity, reader),
                quotes,
                events,
                positions);
    }

    /** A lineage in which every report is its own origin. */
    public static Lineage independent(List<Reading> readings) {
        return new Lineage(
                List.of(),
                readings.stream()
                        .map(r -> new Origin("o:" + r.id(), List.of(r.id()), Origin.Kind.REPORT, null))
                        .toList());
    }

    public static Facts corroborate(Told... reports) {
        List<Reading> readings = new ArrayList<>();
        for (Told report : reports) {
            readings.add(report.read());
        }
        return new Corroborator().corroborate(readings, independent(readings));
    }

    private Span span(String words) {
        int at = text.indexOf(words);
        if (at < 0) {
            throw new IllegalArgumentException("not in the text: " + words);
        }
        return new Span(at, at + words.length());
    }

    private List<Span> all(String words) {
        List<Span> spans = new ArrayList<>();
        for (int at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length())) {
            spans.add(new Span(at, at + words.length()));
        }
        return spans.isEmpty() ? List.of(new Span(0, 1)) : spans;
    }

    private static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}
