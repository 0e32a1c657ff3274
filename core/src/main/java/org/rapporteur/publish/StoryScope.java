package org.rapporteur.publish;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rapporteur.account.OnWord;
import org.rapporteur.account.Sourcing;
import org.rapporteur.account.StoryAccount;
import org.rapporteur.corroborate.Mention;
import org.rapporteur.text.Span;

/**
 * What all parts of one story's section share: where they write, what they may look up, and how a source is marked.
 *
 * @param level of the story's own headings, 2 to 4
 */
record StoryScope(
        Html html,
        StoryAccount story,
        StoryIndex index,
        Ids ids,
        Sources sources,
        Places places,
        Selection selection,
        int level) {
    /** More source marks than these on one line are read by nobody; the others fold away. */
    private static final int MARKS_SHOWN = 6;

    /** Sources named for one fact; the others are counted. */
    private static final int WORDS_SHOWN = 4;

    /** A line of a list, beside its label. */
    private static final int BRIEF = 120;

    private static final Pattern DATELINE = Pattern.compile(
            "(?:\\p{Lu}[\\p{Lu}'’.-]{1,20}(?:[ /]\\p{Lu}[\\p{Lu}'’.-]{1,20}){0,3}+(?:, [\\p{L}.]{2,15}){0,2}(?:,? \\p{L}{3,9}\\.? \\d{1,2})?(?: \\([\\p{L}\\p{N}./& -]{2,40}\\))?|\\([\\p{L}\\p{N}./& -]{2,40}\\))\\s?[–—-]{1,2}\\s++");

    StoryScope {
        if (level < 2 || level > 4) {
            throw new IllegalArgumentException("no heading of level " + level);
        }
    }

    String anchor(Fact fact) {
        return Anchors.fact(Words.camel(fact.kind()), ids.of(story, fact.id()));
    }

    /** A heading of the story's section, and its anchor. */
    void heading(String text, String part) {
        html.element("h" + level, text, "id", partAnchor(part)).newline();
    }

    String partAnchor(String part) {
        return Anchors.part(story.story().id(), part);
    }

    /** {@code 2 origins · 3 reports}. */
    void weight(int origins, int reports) {
        html.open("span", "class", "weight", "title", "independent origins, and the reports they came in");
        html.element("b", Words.count(origins, "origin"))
                .text(" · " + Words.count(reports, "report"))
                .close();
    }

    /** {@code on the word of Dana Prell (2 origins), the reports themselves (1 origin)}; nothing where the reports alone vouch for it. */
    void onWord(String fact) {
        Sourcing sourcing = index.findSourcing(fact);
        if (sourcing == null || sourcing.words().stream().allMatch(word -> word.by() == OnWord.By.REPORT)) {
            return;
        }
        html.open("span", "class", "word").text(" on the word of ");
        String between = "";
        for (OnWord word : sourcing.words().stream().limit(WORDS_SHOWN).toList()) {
            html.text(between);
            String source = word.source();
            switch (word.by()) {
                case REPORT -> html.text(word.reports().size() == 1 ? "the report itself" : "the reports themselves");
                case OPEN -> html.text("somebody not told");
                case SOURCE -> person(source == null ? "" : source);
                case OUTLET -> {
                    person(source == null ? "" : source);
                    html.text(" ").element("span", "relayed", "class", "chip");
                }
            }
            if (sourcing.words().size() > 1) {
                html.text(" (" + Words.count(word.origins(), "origin") + ")");
            }
            between = "; ";
        }
        if (sourcing.words().size() > WORDS_SHOWN) {
            html.text("; and " + (sourcing.words().size() - WORDS_SHOWN) + " more");
        }
        html.close();
    }

    /** A mark for each report that tells the fact, leading to where it does. */
    void sourceMarks(Fact fact, List<Mention> mentions) {
        SequencedMap<String, Mention> firstByReport = new LinkedHashMap<>();
        mentions.forEach(m -> firstByReport.putIfAbsent(m.report(), m));
        int number = 0;
        html.open("span", "class", "sources");
        for (Map.Entry<String, Mention> each : firstByReport.entrySet()) {
            if (number == MARKS_SHOWN && firstByReport.size() > MARKS_SHOWN + 1) {
                html.open("details", "class", "more")
                        .element("summary", "and " + (firstByReport.size() - number) + " more");
            }
            html.text(" ");
            sourceMark(fact, each.getValue());
            number++;
        }
        if (firstByReport.size() > MARKS_SHOWN + 1) {
            html.close();
        }
        html.close();
    }

    /** {@code [Harbour Wire, 4 Mar]}, leading to the place. */
    void sourceMark(Fact fact, Mention mention) {
        html.link(
                place(fact, mention.report(), mention.span()),
                markText(mention.report()),
                "class",
                sources.isMangled(mention.report()) ? "src mangled" : "src");
    }

    /** Notes that the fact rests on these words; gives the address of the place. */
    String place(Fact fact, String report, Span span) {
        return places.use(report, span, new Places.Use(story.story().id(), anchor(fact), fact.kind(), fact.label()));
    }

    String markText(String report) {
        return sources.outlet(report)
                + sources.publishedOn(report).map(this::dayInMark).orElse("");
    }

    private String dayInMark(LocalDate day) {
        return ", " + Days.brief(day);
    }

    /** The sentence around a mention, in the report's own words, with the mention marked out in it. */
    void extract(String tag, Fact fact, Mention mention) {
        extract(tag, fact, mention, mention.span());
    }

    /** An extract as the account chose it, nothing around it. */
    void chosen(String tag, Fact fact, Mention mention) {
        String text = sources.expect(mention.report()).text();
        html.open(tag, "class", "extract", "dir", "auto");
        html.open("a", "class", "quiet", "href", place(fact, mention.report(), mention.span()))
                .text(flat(withoutStrayMark(text, mention.span()).in(text)))
                .close()
                .close();
    }

    /** The sentence around a mention, with some words in it marked out. */
    void extract(String tag, Fact fact, Mention mention, Span words) {
        String text = sources.expect(mention.report()).text();
        Span sentence = withoutDateline(text, withoutStrayMark(text, sources.sentenceOf(mention)), words);
        html.open(tag, "class", "extract", "dir", "auto");
        html.open("a", "class", "quiet", "href", place(fact, mention.report(), mention.span()));
        if (sentence.covers(words) && !sentence.equals(words)) {
            html.text(flat(text.substring(sentence.start(), words.start())))
                    .element("b", flat(words.in(text)))
                    .text(flat(text.substring(words.end(), sentence.end())));
        } else {
            html.text(flat(withoutDateline(text, mention.span(), mention.span()).in(text)));
        }
        html.close().close();
    }

    /** The words of a report, on one line. */
    String words(String report, Span span) {
        return flat(sources.words(report, span));
    }

    /** How the sentence of a mention begins. */
    String brief(Mention mention) {
        String text = sources.expect(mention.report()).text();
        Span sentence = withoutDateline(text, withoutStrayMark(text, sources.sentenceOf(mention)), mention.span());
        return StoryIndex.shortened(flat(sentence.in(text)), BRIEF);
    }

    /** Without {@code HAVEN, March 3 (Coast News) –} at its head. */
    static Span withoutDateline(String text, Span sentence, Span words) {
        Matcher m = DATELINE.matcher(text).region(sentence.start(), Math.min(sentence.end(), sentence.start() + 120));
        boolean before = words.start() <= sentence.start() && words.end() >= sentence.end();
        return m.lookingAt() && (before || m.end() <= words.start()) ? new Span(m.end(), sentence.end()) : sentence;
    }

    /** Without a quotation mark at one end whose fellow, curly or straight, stands in another sentence. */
    private static Span withoutStrayMark(String text, Span sentence) {
        String words = sentence.in(text);
        if (words.length() > 1 && words.endsWith("”") && words.indexOf('“') < 0 && words.indexOf('"') < 0) {
            return new Span(sentence.start(), sentence.end() - 1);
        }
        if (words.length() > 1 && words.startsWith("“") && words.indexOf('”') < 0 && words.indexOf('"') < 0) {
            return new Span(sentence.start() + 1, sentence.end());
        }
        return sentence;
    }

    /** On one line. */
    static String flat(String text) {
        return text.replace('\n', ' ');
    }

    /** What a name says in bold, and whether it is one. */
    void person(String entity) {
        html.element("b", index.name(entity));
        var found = index.findEntity(entity);
        if (found != null && found.role() != null) {
            html.text(", " + found.role());
        }
        if (found != null && !found.named()) {
            html.text(" ").element("span", "unnamed", "class", "chip unnamed");
        }
    }
}
