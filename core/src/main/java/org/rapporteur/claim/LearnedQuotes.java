package org.rapporteur.claim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Marks;
import org.rapporteur.extract.Article;
import org.rapporteur.text.Bisection;
import org.rapporteur.text.Span;

/**
 * Makes attributions of what the learned reader marked, and weighs them against those of the rules.
 *
 * <p>Quotation marks decide where a direct quote begins and ends, the learned reader that it is one and whose. Where a rule is right more often than the reader
 * ({@code “…,” she said}) the rule's attribution stands; what other rules find is left to the reader.
 */
final class LearnedQuotes {
    /** An attribution of either reader, before its speaker is known. */
    record Found(
            List<Span> content,
            List<Span> cue,
            List<Span> source,
            Quote.Kind kind,
            double sourceCertainty,
            double confidence,
            String rule) {
        Found {
            content = List.copyOf(content);
            cue = List.copyOf(cue);
            source = List.copyOf(source);
        }

        static Found of(Quote quote) {
            return new Found(
                    quote.content(), quote.cue(), quote.source(), quote.kind(), 1, quote.confidence(), quote.rule());
        }
    }

    /** Rules that are right at least as often as the learned reader on held-out train articles of PolNeAR. */
    private static final Set<String> SURE_RULES =
            Set.of("quotation-cue", "quotation-on-both-sides", "cue-colon-quotation");

    /** Below this fewer than one in five was right on held-out train articles: told as nothing rather than as a guess. */
    private static final double LEAST = .25;

    /** A dash, a name, and not more than a line of what they are. */
    private static final Pattern SIGNATURE = Pattern.compile("\\s*([-–—]{1,2})\\s*"
            + "(\\p{Lu}[\\p{L}.'’-]*(?: (?:\\p{Lu}[\\p{L}.'’-]*|of|de|van|al|the)){0,5}+)"
            + "\\.?(?:,[^\\n“”\"]{0,100})?\\s*");

    private static final double SIGNED = .9;

    /** Likewise for content that nobody is said to have said: {@code is expected to}, {@code is known as}. */
    private static final double LEAST_SOURCELESS = .35;

    /** Characters between a source and its cue where they stand together. */
    private static final int BESIDE = 3;

    private final String text;
    private final List<Article.Paragraph> paragraphs;
    private final List<Quotation> quotations;

    LearnedQuotes(Article article, List<Quotation> quotations) {
        this.text = article.text();
        this.paragraphs = article.paragraphs();
        this.quotations = quotations;
    }

    /** The attributions of both readers as one list, in reading order. */
    List<Found> join(List<Marks.Said> learned, List<Span> sources, List<Quote> rules) {
        Rest rest = new Rest();
        for (Marks.Said said : learned) {
            Found found = found(said, sources);
            if (found != null && found.confidence() >= (found.source().isEmpty() ? LEAST_SOURCELESS : LEAST)) {
                rest.add(found);
            }
        }
        List<Found> all = new ArrayList<>();
        for (Quote quote : rules) {
            if (quote.kind() == Quote.Kind.DIRECT && SURE_RULES.contains(quote.rule())) {
                all.add(agreed(Found.of(quote), rest));
            }
        }
        all.addAll(rest.left());
        all.sort(Comparator.comparing((Found found) -> found.content().getFirst()));
        return continued(all).stream().map(this::signed).toList();
    }

    /** What the learned reader found and no rule has taken yet; found by its places, as those of two finds never overlap. */
    private static final class Rest {
        private final List<@Nullable Found> finds = new ArrayList<>();
        private final TreeMap<Integer, Integer> findByStart = new TreeMap<>();
        private final TreeMap<Integer, Integer> endByStart = new TreeMap<>();

        void add(Found found) {
            for (Span part : found.content()) {
                findByStart.put(part.start(), finds.size());
                endByStart.put(part.start(), part.end());
            }
            finds.add(found);
        }

        /** Takes out all that overlap the spans, in reading order. */
        List<Found> take(List<Span> spans) {
            TreeSet<Integer> touched = new TreeSet<>();
            for (Span span : spans) {
                Map.Entry<Integer, Integer> before = endByStart.lowerEntry(span.start());
                if (before != null && before.getValue() > span.start()) {
                    touched.add(findByStart.getOrDefault(before.getKey(), -1));
                }
                touched.addAll(findByStart.subMap(span.start(), span.end()).values());
            }
            List<Found> taken = new ArrayList<>();
            for (int n : touched) {
                Found found = finds.set(n, null);
                if (found != null) {
                    taken.add(found);
                }
            }
            return taken;
        }

        List<Found> left() {
            List<Found> left = new ArrayList<>();
            for (Found found : finds) {
                if (found != null) {
                    left.add(found);
                }
            }
            return left;
        }
    }

    /**
     * One quotation over several paragraphs is one attribution: a paragraph of nothing but a quotation goes on with the quotation that
     * ends the paragraph before, unless it has a source of its own.
     */
    private List<Found> continued(List<Found> all) {
        List<Found> joined = new ArrayList<>();
        for (int first = 0; first < all.size(); ) {
            Found begin = all.get(first);
            List<Span> content = new ArrayList<>(begin.content());
            int next = first + 1;
            while (next < all.size() && goesOn(begin, content.getLast(), all.get(next))) {
                content.addAll(all.get(next).content());
                next++;
            }
            joined.add(
                    next == first + 1
                            ? begin
                            : new Found(
                                    content,
                                    begin.cue(),
                                    begin.source(),
                                    begin.kind(),
                                    begin.sourceCertainty(),
                                    begin.confidence(),
                                    begin.rule()));
            first = next;
        }
        return joined;
    }

    /** {@code “We stay.” (paragraph) — Kari Roe, mayor}: the line behind a quotation that stands alone is its signature. */
    private Found signed(Found found) {
        Quotation first = at(found.content().getFirst().start());
        Quotation last = at(found.content().getLast().end() - 1);
        if (found.kind() != Quote.Kind.DIRECT
                || first == null
                || last == null
                || last.paragraph() + 1 >= paragraphs.size()
                || !isBlank(
                        paragraphs.get(first.paragraph()).span().start(),
                        first.outer().start())
                || !isBlank(
                        last.outer().end(),
                        paragraphs.get(last.paragraph()).span().end())) {
            return found;
        }
        Matcher signature = SIGNATURE
                .matcher(text)
                .region(
                        paragraphs.get(last.paragraph() + 1).span().start(),
                        paragraphs.get(last.paragraph() + 1).span().end());
        if (!signature.matches()) {
            return found;
        }
        return new Found(
                found.content(),
                List.of(new Span(signature.start(1), signature.end(1))),
                List.of(new Span(signature.start(2), signature.end(2))),
                found.kind(),
                1,
                Math.max(found.confidence(), SIGNED),
                "signature");
    }

    private boolean goesOn(Found before, Span lastContent, Found next) {
        boolean sourceless = next.source().isEmpty() || overlaps(before.source(), next.source());
        if (next.kind() != Quote.Kind.DIRECT || !sourceless) {
            return false;
        }
        Quotation end = at(lastContent.end() - 1);
        Quotation start = at(next.content().getFirst().start());
        if (end == null || start == null || start.paragraph() != end.paragraph() + 1) {
            return false;
        }
        int last = end.outer().end();
        for (List<Span> spans : List.of(before.cue(), before.source())) {
            for (Span span : spans) {
                last = Math.max(last, span.end());
            }
        }
        return isBlank(last, paragraphs.get(end.paragraph()).span().end())
                && isBlank(
                        paragraphs.get(start.paragraph()).span().start(),
                        start.outer().start());
    }

    private boolean isBlank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (Character.isLetterOrDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * A rule's direct quote with what the learned reader adds to it: the whole source and cue, and later parts of the same quotation. What
     * it takes is taken out of {@code rest}.
     */
    private static Found agreed(Found rule, Rest rest) {
        List<Span> content = new ArrayList<>(rule.content());
        TreeMap<Integer, Integer> ruled = new TreeMap<>();
        rule.content().forEach(part -> ruled.merge(part.start(), part.end(), Math::max));
        List<Span> cue = rule.cue();
        List<Span> source = rule.source();
        for (Found other : rest.take(rule.content())) {
            boolean sameSource = overlaps(source, other.source());
            if (sameSource) {
                source = other.source();
            }
            if (overlaps(cue, other.cue())) {
                cue = other.cue();
            }
            if (sameSource && other.kind() == Quote.Kind.DIRECT) {
                for (Span part : other.content()) {
                    Map.Entry<Integer, Integer> before = ruled.lowerEntry(part.end());
                    if (before == null || before.getValue() <= part.start()) {
                        content.add(part);
                    }
                }
            }
        }
        content.sort(Comparator.naturalOrder());
        return new Found(content, cue, source, rule.kind(), 1, rule.confidence(), rule.rule());
    }

    private static boolean overlaps(List<Span> a, List<Span> b) {
        return a.stream().anyMatch(x -> b.stream().anyMatch(x::overlaps));
    }

    private @Nullable Found found(Marks.Said said, List<Span> sources) {
        List<Span> content = new ArrayList<>();
        boolean marked = false;
        boolean plain = false;
        for (Span part : said.content()) {
            Span span = snapped(part);
            if (span == null) {
                continue;
            }
            content.add(span);
            for (int i = span.start(); i < span.end(); i++) {
                if (Character.isLetterOrDigit(text.charAt(i))) {
                    if (isQuoted(i)) {
                        marked = true;
                    } else {
                        plain = true;
                    }
                }
            }
        }
        if (content.isEmpty()) {
            return null;
        }
        Span cue = withinParagraph(said.cue(), content.getFirst());
        Span source = withinParagraph(
                cue != null && !isParted(cue, content.getFirst())
                        ? nearCue(said.source(), cue, sources)
                        : said.source(),
                content.getFirst());
        return new Found(
                content,
                cue == null ? List.of() : List.of(cue),
                source == null ? List.of() : List.of(source),
                plain ? marked ? Quote.Kind.MIXED : Quote.Kind.INDIRECT : Quote.Kind.DIRECT,
                said.sourceCertainty(),
                said.confidence(),
                "reader");
    }

    /** A source of another paragraph gives way to one beside the cue: {@code ..., its mayor said}. */
    private @Nullable Span nearCue(@Nullable Span source, @Nullable Span cue, List<Span> sources) {
        if (source == null || cue == null || !isParted(source, cue)) {
            return source;
        }
        for (Span other : sources) {
            boolean beside = other.end() <= cue.start() && cue.start() - other.end() <= BESIDE
                    || other.start() >= cue.end() && other.start() - cue.end() <= BESIDE;
            if (beside && !isParted(other, cue)) {
                return other;
            }
        }
        return source;
    }

    private boolean isParted(Span a, Span b) {
        Span first = a.start() < b.start() ? a : b;
        Span second = a.start() < b.start() ? b : a;
        return first.end() < second.start() && text.indexOf('\n', first.end(), second.start()) >= 0;
    }

    /** The part of a source or cue that lies in one paragraph, the content's if it reaches there, else its last. */
    private @Nullable Span withinParagraph(@Nullable Span span, Span content) {
        if (span == null) {
            return null;
        }
        int start = span.start();
        int end = span.end();
        int broken = text.indexOf('\n', start, end);
        if (broken < 0) {
            return span;
        }
        if (content.start() < end) {
            end = broken;
        } else {
            start = text.lastIndexOf('\n', end - 1) + 1;
        }
        return start < end ? new Span(start, end) : null;
    }

    private boolean isQuoted(int position) {
        Quotation quotation = at(position);
        return quotation != null && quotation.inner().contains(position);
    }

    private @Nullable Quotation at(int position) {
        int at = Bisection.first(
                quotations.size(), q -> quotations.get(q).outer().end() > position);
        return at < quotations.size() && quotations.get(at).outer().contains(position) ? quotations.get(at) : null;
    }

    /** Without the marks and commas at its ends, where they belong to the report's sentence; null if nothing is left. */
    private @Nullable Span snapped(Span part) {
        int start = part.start();
        int end = part.end();
        while (start < end
                && !Character.isLetterOrDigit(text.charAt(start))
                && "([$€£#@".indexOf(text.charAt(start)) < 0) {
            start++;
        }
        while (end > start
                && !Character.isLetterOrDigit(text.charAt(end - 1))
                && ")]%.!?…".indexOf(text.charAt(end - 1)) < 0) {
            end--;
        }
        return start < end ? new Span(start, end) : null;
    }
}
