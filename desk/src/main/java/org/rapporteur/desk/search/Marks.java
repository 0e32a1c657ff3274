package org.rapporteur.desk.search;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;
import org.jspecify.annotations.Nullable;
import org.rapporteur.desk.store.Place;
import org.rapporteur.text.Span;

/** Finds the sentences that fit best, and the words to mark in them. */
final class Marks extends UnifiedHighlighter {
    /** Sentences shown of each text. */
    private static final int SENTENCES = 3;
    /** Letters of a text that are looked at: a very long read. What lies beyond is found, but not marked. */
    private static final int LOOKED_AT = 100_000;
    /** Longer than nearly every sentence; a list without full stops is cut to so much. */
    private static final int LONGEST = 400;
    /** What is shown before the first marked word where a sentence is cut. */
    private static final int BEFORE = 100;

    Marks(Searcher searcher) {
        super(UnifiedHighlighter.builder(searcher, Searcher.ANALYZER)
                .withMaxLength(LOOKED_AT)
                .withMaxNoHighlightPassages(1)
                .withPassageSortComparator(Comparator.comparingInt(Passage::getStartOffset))
                .withFormatter(new Cutter()));
    }

    @Override
    protected BreakIterator getBreakIterator(String field) {
        return field.equals(Documents.TITLE)
                ? new WholeBreakIterator()
                : BreakIterator.getSentenceInstance(Locale.ROOT);
    }

    /** What is shown of each document's title and text. */
    List<Shown> of(Query words, int[] documents) throws IOException {
        if (documents.length == 0) {
            return List.of();
        }
        Map<String, Object[]> found = highlightFieldsAsObjects(
                new String[] {Documents.TITLE, Documents.TEXT}, words, documents, new int[] {1, SENTENCES});
        List<Shown> all = new ArrayList<>();
        for (int i = 0; i < documents.length; i++) {
            all.add(new Shown(cuts(found.get(Documents.TITLE), i), cuts(found.get(Documents.TEXT), i)));
        }
        return all;
    }

    private static List<Cut> cuts(Object @Nullable [] found, int i) {
        return found != null && found[i] instanceof Cuts cuts ? cuts.all() : List.of();
    }

    /** Of one document. */
    record Shown(List<Cut> title, List<Cut> text) {}

    /** What the highlighter hands through for one text. */
    private record Cuts(List<Cut> all) {}

    /**
     * A piece of a text.
     *
     * @param span in the text
     * @param matches in the text, in order, parted
     */
    record Cut(Span span, String text, List<Span> matches) {
        List<Found.Piece> pieces() {
            List<Found.Piece> pieces = new ArrayList<>();
            int at = span.start();
            for (Span match : matches) {
                add(pieces, at, match.start(), false);
                add(pieces, match.start(), match.end(), true);
                at = match.end();
            }
            add(pieces, at, span.end(), false);
            return pieces;
        }

        private void add(List<Found.Piece> pieces, int from, int to, boolean match) {
            if (from < to) {
                pieces.add(new Found.Piece(text.substring(from - span.start(), to - span.start()), match));
            }
        }

        /**
         * As a place of a report.
         *
         * @param fact place of the text in the report, or null if it is the report's own
         * @param length of the whole text
         */
        Found.Fragment in(String report, @Nullable Place fact, int length) {
            if (fact != null && fact.end() - fact.start() != length) {
                // Told in words that do not stand there one after the other: all of them are the place.
                return new Found.Fragment(fact, pieces(), matches.isEmpty() ? List.of() : List.of(fact));
            }
            int from = fact == null ? 0 : fact.start();
            return new Found.Fragment(
                    new Place(report, from + span.start(), from + span.end()),
                    pieces(),
                    matches.stream()
                            .map(match -> new Place(report, from + match.start(), from + match.end()))
                            .toList());
        }
    }

    private static final class Cutter extends PassageFormatter {
        @Override
        public Object format(Passage[] passages, String content) {
            return new Cuts(Arrays.stream(passages)
                    .filter(each -> each.getStartOffset() < each.getEndOffset())
                    .map(each -> cut(each, content))
                    .toList());
        }

        private static Cut cut(Passage passage, String content) {
            int start = passage.getStartOffset();
            int end = passage.getEndOffset();
            while (start < end && Character.isWhitespace(content.charAt(start))) {
                start++;
            }
            while (start < end && Character.isWhitespace(content.charAt(end - 1))) {
                end--;
            }
            if (end - start > LONGEST) {
                int first = passage.getNumMatches() == 0 ? start : passage.getMatchStarts()[0];
                start = wordAt(content, Math.max(start, Math.min(first - BEFORE, end - LONGEST)), start);
                end = wordAt(content, Math.min(end, start + LONGEST), start);
            }
            List<Span> matches = new ArrayList<>();
            int at = start;
            for (int i = 0; i < passage.getNumMatches(); i++) {
                // A phrase and a word of it may both be found.
                int from = Math.max(at, passage.getMatchStarts()[i]);
                int to = Math.min(end, passage.getMatchEnds()[i]);
                if (from < to) {
                    matches.add(new Span(from, to));
                    at = to;
                }
            }
            return new Cut(new Span(start, end), content.substring(start, end), matches);
        }

        /** The end of the last word before a place; the place itself where there is none. */
        private static int wordAt(String content, int at, int from) {
            int word = at;
            while (word > from && word < content.length() && !Character.isWhitespace(content.charAt(word))) {
                word--;
            }
            return word > from ? word : at;
        }
    }
}
