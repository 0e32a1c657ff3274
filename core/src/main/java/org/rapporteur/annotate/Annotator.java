package org.rapporteur.annotate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.extract.Article;
import org.rapporteur.text.Span;

/**
 * Marks the words, names, described sources, times and quantities of a report, and judges how far its wording can be trusted.
 *
 * <p>Thread-safe; the same article always gives the same annotation. Rules are for English: other languages get sentences, words,
 * known names and times written in digits.
 */
public final class Annotator {
    /**
     * A longer text is a book or a broken file, not a report, and is left to rules: the learned reader needs a second of one core for
     * some 25,000 characters (timed on reports of a thousand words).
     */
    private static final int MOST_CHARS = 400_000;

    private final Tokenizer tokenizer;
    private final SetApart setApart;
    private final SentenceSplitter splitter;
    private final PartsOfSpeech partsOfSpeech = new PartsOfSpeech();
    private final boolean learned;

    /**
     * What was marked in one article.
     *
     * @param marks what the learned reader saw; null where it did not read. Large: not to be kept
     */
    public record Annotated(Annotation annotation, @Nullable Marks marks) {}

    /** An annotator with the learned reader; word lists and models are read when first needed, once for the whole program. */
    public Annotator() {
        this(true);
    }

    /** An annotator that goes by rules and word lists alone: faster, and with fewer and less certain names. */
    public static Annotator byRules() {
        return new Annotator(false);
    }

    private Annotator(boolean learned) {
        this.learned = learned;
        Set<String> abbreviations = new HashSet<>();
        Set<String> neverLast = new HashSet<>();
        Resources.forEachLine("abbreviations.txt", line -> {
            int space = line.indexOf(' ');
            String word = line.substring(0, space);
            abbreviations.add(word);
            if (line.endsWith("title") || line.endsWith("date")) {
                neverLast.add(word);
            }
        });
        tokenizer = new Tokenizer(abbreviations);
        setApart = new SetApart(abbreviations);
        splitter = new SentenceSplitter(neverLast);
    }

    /** Reads lists and models now: call it on another thread while the reports are read, and the first one does not wait. */
    public void warm() {
        KnownNames.get();
        Vocabulary.get();
        Nicknames.get();
        partsOfSpeech.warm();
        if (learned) {
            ReaderModel.get();
        }
    }

    /** Everything that is marked in one article. */
    public Annotation annotate(Article article) {
        return read(article).annotation();
    }

    /** Likewise, with what the learned reader saw, for the rooms that read on. */
    public Annotated read(Article article) {
        String text = article.text();
        boolean english = isEnglish(article);
        List<Sentence> sentences = sentences(article, english);
        TokenIndex index = TokenIndex.of(text, sentences);
        Marks marks = learned && english && text.length() <= MOST_CHARS
                ? ReaderModel.get()
                        .read(text, sentences.stream().map(Sentence::span).toList())
                : null;
        List<Sentence> read = marks == null ? sentences : LineVector.weighed(sentences, marks.sentenceVectors());
        NameFinder finder = new NameFinder(index, english);
        List<NameSpan> names =
                marks == null ? finder.find() : new LearnedNames(index).join(finder.find(), marks.names());
        Roles roles = new Roles(index, names);
        if (english) {
            roles.read(names);
        }
        EntityLinker linker = new EntityLinker(index);
        List<EntityLinker.Draft> drafts = new ArrayList<>(linker.link(names));
        if (english) {
            drafts.addAll(new OwnedBodies(index, drafts).find());
            drafts.addAll(new DescribedSources(index, names, roles.roleWords(), drafts).find());
            List<Marks.Said> said = marks == null ? List.of() : marks.said();
            MarkedSources sources = said.isEmpty() ? null : new MarkedSources(index, drafts);
            if (sources != null) {
                drafts.addAll(sources.find(said));
            }
            new Pronouns(index).resolve(drafts);
            new Counterparts(index).resolve(drafts);
            if (sources != null) {
                drafts.addAll(sources.findRest(said));
            }
        }
        List<TimeMention> times =
                new TimeFinder(index, article.meta().published().date().orElse(null), english).find();
        List<Quantity> quantities = english ? new QuantityFinder(index, times, names).find() : List.of();
        Fidelity fidelity = fidelity(index, english);
        String reader =
                marks == null ? Annotation.RULES : "model " + ReaderModel.get().id();
        return new Annotated(new Annotation(read, entities(drafts), times, quantities, fidelity, reader), marks);
    }

    /** Sentences and fidelity alone, without names, times and quantities: the same as {@link #read} gives. */
    public Annotation skim(Article article) {
        boolean english = isEnglish(article);
        List<Sentence> sentences = sentences(article, english);
        return new Annotation(
                sentences,
                List.of(),
                List.of(),
                List.of(),
                fidelity(TokenIndex.of(article.text(), sentences), english),
                Annotation.RULES);
    }

    private static Fidelity fidelity(TokenIndex index, boolean english) {
        return english ? FidelityJudge.judge(index) : new Fidelity(Fidelity.State.CLEAN, 1, List.of());
    }

    private static boolean isEnglish(Article article) {
        String language = article.meta().language();
        return language.equals("en") || language.equals("und");
    }

    private List<Sentence> sentences(Article article, boolean english) {
        String text = article.text();
        boolean apart = SetApart.is(text);
        List<Sentence> sentences = new ArrayList<>();
        for (int p = 0; p < article.paragraphs().size(); p++) {
            List<Span> tokens =
                    tokenizer.tokens(text, article.paragraphs().get(p).span());
            if (tokens.isEmpty()) {
                continue;
            }
            if (apart) {
                tokens = setApart.joined(text, tokens);
            }
            List<Integer> starts = splitter.starts(text, tokens, english);
            for (int s = 0; s < starts.size(); s++) {
                int first = starts.get(s);
                int end = s + 1 < starts.size() ? starts.get(s + 1) : tokens.size();
                sentences.add(sentence(text, tokens.subList(first, end), p, english));
            }
        }
        return sentences;
    }

    private Sentence sentence(String text, List<Span> spans, int paragraph, boolean english) {
        List<String> words = new ArrayList<>(spans.size());
        for (Span span : spans) {
            words.add(TokenIndex.word(text, span));
        }
        List<String> tags = english ? partsOfSpeech.tag(words) : List.of();
        List<Token> tokens = new ArrayList<>(spans.size());
        for (int i = 0; i < spans.size(); i++) {
            tokens.add(new Token(spans.get(i), english ? tags.get(i) : "X"));
        }
        return new Sentence(new Span(spans.getFirst().start(), spans.getLast().end()), paragraph, tokens);
    }

    private static List<Entity> entities(List<EntityLinker.Draft> drafts) {
        drafts.sort(
                Comparator.comparingInt((EntityLinker.Draft d) -> d.firstToken).thenComparing(d -> d.name));
        Map<String, Integer> used = new HashMap<>();
        List<Entity> entities = new ArrayList<>();
        for (EntityLinker.Draft draft : drafts) {
            String slug = Forms.slug(draft.name);
            int count = used.merge(slug, 1, Integer::sum);
            String id = slug;
            while (count > 1) {
                id = slug + "-" + count;
                if (used.putIfAbsent(id, 1) == null) {
                    break;
                }
                count++;
                used.put(slug, count);
            }
            List<Span> mentions = draft.mentions.stream().distinct().sorted().toList();
            entities.add(new Entity(id, draft.name, draft.type, draft.role, draft.named, mentions));
        }
        return entities;
    }
}
