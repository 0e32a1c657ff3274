package org.rapporteur.claim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Annotation;
import org.rapporteur.annotate.Marks;
import org.rapporteur.extract.Article;
import org.rapporteur.text.Span;

/**
 * Finds who is quoted, directly, partly or indirectly, and what the report says they said. Safe for use by many threads.
 *
 * <p>It must catch {@code “The port is shut,” Roe said. “Nobody leaves.”} as one attribution to Roe, and leave
 * {@code He visited the so-called “old port”} alone: marks without a cue are no quote of a speaker.
 *
 * <p>Confidence is that of the rule (how often rules of its kind were right on news, in steps of .05), times the certainty of the
 * speaker, times the fidelity of the report.
 */
final class QuoteFinder {
    /** A source less sure than this names nobody: the quote stays, its speaker is open. Above it most were right on held-out articles. */
    private static final double SURE_SPEAKER = .35;

    // A name with its role is hardly longer.
    private static final Pattern QUOTED = Pattern.compile(
            "\\s+(?:has |have |had )?(?:quoted|quotes|cited|cites)\\s+([^,;:.\"“”\\n]{2,80}?)\\s+as\\s+saying\\b");

    private final SpeechLexicon lexicon = new SpeechLexicon();

    /**
     * The attributions of one article in reading order.
     *
     * @param marks what the learned reader saw, or null to go by rules alone
     */
    List<Quote> find(Article article, Annotation annotation, @Nullable Marks marks) {
        List<Quotation> quotations = QuotationMarks.find(article.text(), article.paragraphs());
        List<Stretch> stretches = Stretch.of(article.text(), annotation.sentences(), quotations, lexicon);
        Reader reader = new Reader(new Speakers(article.text(), annotation, lexicon));
        for (Stretch stretch : stretches) {
            reader.read(stretch);
        }
        MannerReader manners = new MannerReader(article.text(), annotation);
        List<Quote> byRules = number(reader.drafts, annotation.fidelity().score(), manners);
        if (marks == null) {
            return byRules;
        }
        Speakers speakers = new Speakers(article.text(), annotation, lexicon);
        List<Quote> quotes = new ArrayList<>();
        for (LearnedQuotes.Found found :
                new LearnedQuotes(article, quotations).join(marks.said(), marks.sources(), byRules)) {
            Span whole = found.content().getFirst().union(found.content().getLast());
            List<Span> source = quotedBy(article.text(), found.source());
            Speakers.Speaker speaker = speakers.of(source.isEmpty() ? null : source.getFirst(), whole);
            if (found.sourceCertainty() * speaker.certainty() < SURE_SPEAKER) {
                speaker = Speakers.Speaker.OPEN;
            }
            quotes.add(new Quote(
                    "q" + (quotes.size() + 1),
                    found.kind(),
                    found.content(),
                    found.cue(),
                    source,
                    speaker.entity(),
                    speaker.entity() == null ? Quote.Anonymity.UNATTRIBUTED : speaker.anonymity(),
                    rounded(found.confidence()
                            * speaker.certainty()
                            * annotation.fidelity().score()),
                    found.rule(),
                    manners.of(found.kind(), found.cue(), source)));
        }
        return List.copyOf(quotes);
    }

    /** {@code The Haven Post quoted witness Ola Roe as saying}: the words are of the one who is quoted. */
    private static List<Span> quotedBy(String text, List<Span> source) {
        if (source.isEmpty()) {
            return source;
        }
        Matcher matcher = QUOTED.matcher(text).region(source.getFirst().end(), text.length());
        return matcher.lookingAt() ? List.of(new Span(matcher.start(1), matcher.end(1))) : source;
    }

    private static double rounded(double confidence) {
        return Math.round(confidence * 100) / 100.0;
    }

    private static List<Quote> number(List<Draft> drafts, double fidelity, MannerReader manners) {
        List<Draft> sorted = new ArrayList<>(drafts);
        sorted.removeIf(draft -> draft.content.isEmpty());
        for (Draft draft : sorted) {
            draft.content.sort(Comparator.naturalOrder());
        }
        sorted.sort(Comparator.comparing((Draft draft) -> draft.content.getFirst())
                .thenComparing(draft -> draft.cue.isEmpty() ? new Span(0, 0) : draft.cue.getFirst()));
        List<Quote> quotes = new ArrayList<>();
        for (Draft draft : sorted) {
            double confidence = draft.confidence * draft.speaker.certainty() * fidelity;
            quotes.add(new Quote(
                    "q" + (quotes.size() + 1),
                    draft.kind(),
                    draft.content,
                    draft.cue,
                    draft.source,
                    draft.speaker.entity(),
                    draft.speaker.entity() == null ? Quote.Anonymity.UNATTRIBUTED : draft.speaker.anonymity(),
                    rounded(confidence),
                    draft.rule,
                    manners.of(draft.kind(), draft.cue, draft.source)));
        }
        return List.copyOf(quotes);
    }

    /** Reads the stretches of one article in order and remembers who spoke last. */
    private final class Reader {
        final List<Draft> drafts = new ArrayList<>();
        private final Speakers speakers;

        /** The attribution that a quotation without a cue of its own goes on with, or null. */
        private @Nullable Draft floor;

        /** Quotations since the last stretch with a cue, in the same paragraph: {@code “No.” “Never,” she said.} */
        private @Nullable Stretch waiting;

        private @Nullable Stretch before;

        Reader(Speakers speakers) {
            this.speakers = speakers;
        }

        void read(Stretch stretch) {
            boolean newParagraph = before == null || before.paragraph() != stretch.paragraph();
            if (newParagraph) {
                waiting = null;
            }
            if (stretch.isOnlyQuotation()) {
                readQuotation(stretch, newParagraph);
            } else {
                readSentence(stretch);
            }
            before = stretch;
        }

        private void readQuotation(Stretch stretch, boolean newParagraph) {
            Quotation first = firstQuotation(stretch);
            Draft last = floor;
            if (last != null) {
                // “We go. (paragraph) “We stay gone.”: a paragraph of nothing but a quotation goes on with the one
                // before
                last.add(stretch, 0, stretch.size() - 1);
                return;
            }
            Draft introduced = introduced(stretch, newParagraph);
            if (introduced != null) {
                drafts.add(introduced);
                floor = introduced;
                return;
            }
            waiting = stretch;
        }

        /** {@code The miller hit back. “We never left.”}: the sentence before says whose words follow. */
        private @Nullable Draft introduced(Stretch stretch, boolean newParagraph) {
            Stretch introduction = before;
            if (introduction == null || stretch.paragraph() - introduction.paragraph() > 1) {
                return null;
            }
            CueFinder finder = new CueFinder(introduction, lexicon);
            NounPhrase subject = finder.mainSubject();
            if (subject == null) {
                return null;
            }
            boolean colon = introduction.at(introduction.size() - 1).is(":");
            List<Cue> cues = finder.find();
            @Nullable Cue cue = cues.isEmpty() ? null : cues.getLast();
            if (cue == null && !colon) {
                return null;
            }
            NounPhrase source = cue == null ? subject : cue.source();
            Draft draft = new Draft(
                    colon ? "introduced-colon" : "introduced", colon ? .8 : .5, speakers.of(introduction, source));
            draft.source.add(introduction.span(source.first(), source.last()));
            if (cue != null) {
                draft.cue.add(introduction.span(cue.first(), cue.last()));
            }
            draft.add(stretch, 0, stretch.size() - 1);
            return draft;
        }

        private void readSentence(Stretch stretch) {
            CueFinder finder = new CueFinder(stretch, lexicon);
            ContentFinder contents = new ContentFinder(stretch, finder.phrases(), lexicon, finder.find());
            List<Cue> cues = contents.cues();
            @Nullable Cue colon = cues.isEmpty() ? finder.colon() : null;
            if (colon != null) {
                cues = List.of(colon);
            }
            boolean[] covered = new boolean[stretch.size()];
            NounPhrase subject = finder.mainSubject();
            // “It broke. (paragraph) “We left,” Lund said.: a quotation with a cue of its own does not go on with the
            // one before
            floor = cues.isEmpty() ? continuedInto(stretch) : null;
            if (subject != null
                    && (cues.isEmpty()
                            || subject.first() < cues.getFirst().source().first())) {
                speakers.hear(stretch, subject);
            }
            int covers = -1;
            for (Cue cue : cues) {
                if (covers >= cue.first() && cue.verb() != null && !cue.verb().isSpeech()) {
                    continue; // he said he hopes: one attribution
                }
                Draft draft = attribution(stretch, contents, cue, covered);
                if (draft != null) {
                    drafts.add(draft);
                    if (draft.anyMarked) {
                        floor = draft;
                    }
                    for (int i = cue.last(); i < stretch.size(); i++) {
                        if (covered[i]) {
                            covers = Math.max(covers, i);
                        }
                    }
                }
            }
            if (!covered[0] && stretch.at(0).isQuotation()) {
                readUncovered(stretch, finder);
            }
            waiting = null;
        }

        /** The floor stays with the speaker of a quotation that a paragraph begins by continuing. */
        private @Nullable Draft continuedInto(Stretch stretch) {
            @Nullable Quotation first = stretch.at(0).quotation();
            Draft last = floor;
            if (first != null && first.continued() && last != null) {
                last.add(stretch, 0, 0);
                return last;
            }
            return null;
        }

        private @Nullable Draft attribution(Stretch stretch, ContentFinder contents, Cue cue, boolean[] covered) {
            ContentFinder.@Nullable Opening opening = contents.opening(cue);
            ContentFinder.@Nullable Run run = opening == null ? null : contents.run(cue, opening);
            ContentFinder.@Nullable Run earlier = contents.before(cue);
            boolean plainAfter = run != null && !stretch.at(run.first()).isQuotation();
            if (run != null
                    && earlier != null
                    && (plainAfter || !stretch.at(earlier.last()).isQuotation())) {
                earlier = null;
            }
            boolean waited = run == null && earlier == null && waiting != null;
            if (run == null && earlier == null && !waited) {
                return null;
            }
            String rule =
                    opening != null ? opening.rule() : waited ? "quotation-before" : earlierRule(stretch, earlier);
            double confidence = opening != null ? opening.confidence() : rule.equals("quotation-cue") ? .95 : .8;
            Draft draft = new Draft(rule, confidence, speakers.of(stretch, cue.source()));
            draft.cue.add(stretch.span(cue.first(), cue.last()));
            draft.source.add(stretch.span(cue.source().first(), cue.source().last()));
            if (waited && waiting != null) {
                draft.add(waiting, 0, waiting.size() - 1);
            }
            if (earlier != null) {
                cover(stretch, draft, earlier, covered);
                if (waiting != null && stretch.at(0).isQuotation()) {
                    draft.add(waiting, 0, waiting.size() - 1);
                }
                ContentFinder.@Nullable Run rest = run == null ? contents.resumed(cue) : null;
                if (rest != null) {
                    cover(stretch, draft, rest, covered);
                }
            }
            if (run != null) {
                cover(stretch, draft, run, covered);
            }
            return draft;
        }

        private static String earlierRule(Stretch stretch, ContentFinder.@Nullable Run earlier) {
            return earlier != null && stretch.at(earlier.last()).isQuotation() ? "quotation-cue" : "clause-cue";
        }

        private void cover(Stretch stretch, Draft draft, ContentFinder.Run run, boolean[] covered) {
            draft.add(stretch, run.first(), run.last());
            for (int i = run.first(); i <= run.last(); i++) {
                covered[i] = true;
            }
        }

        /** {@code “We go,” Roe grinned.}: a comma inside the marks makes the words behind it a cue, whatever the verb. */
        private void readUncovered(Stretch stretch, CueFinder finder) {
            Piece quotation = stretch.at(0);
            boolean open = quotation.last() == ',' || quotation.last() == '?' || quotation.last() == '!';
            int from = stretch.at(1).is(",") ? 2 : 1;
            if (!open && from == 1) {
                return;
            }
            NounPhrase source = finder.phrases().startingAt(from, true);
            if (source == null || !stretch.at(source.last() + 1).isVerbal()) {
                return;
            }
            Draft draft = new Draft("quotation-any-verb", .6, speakers.of(stretch, source));
            draft.cue.add(stretch.at(source.last() + 1).span());
            draft.source.add(stretch.span(source.first(), source.last()));
            draft.add(stretch, 0, 0);
            drafts.add(draft);
            floor = draft;
        }

        private static Quotation firstQuotation(Stretch stretch) {
            for (Piece piece : stretch.pieces()) {
                @Nullable Quotation quotation = piece.quotation();
                if (quotation != null) {
                    return quotation;
                }
            }
            throw new IllegalArgumentException("no quotation in the stretch at " + stretch.span());
        }
    }
}
