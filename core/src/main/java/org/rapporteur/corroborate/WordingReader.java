package org.rapporteur.corroborate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Entity;
import org.rapporteur.annotate.EntityType;
import org.rapporteur.annotate.Fidelity;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.annotate.Token;
import org.rapporteur.annotate.TokenIndex;
import org.rapporteur.claim.Reading;
import org.rapporteur.corroborate.Wording.Kind;
import org.rapporteur.corroborate.Wording.Tense;
import org.rapporteur.corroborate.Wording.Word;
import org.rapporteur.text.Span;

/** Turns pieces of one report into wordings. */
final class WordingReader {
    private static final Set<String> NEGATIONS =
            Set.of("not", "n't", "n’t", "never", "no", "nor", "neither", "without", "nobody", "none", "cannot");
    private static final Set<String> AHEAD = Set.of("will", "would", "shall", "'ll", "’ll", "wo", "won't");
    private static final Map<String, String> CLITICS = Map.of(
            "'re", "are", "'ll", "will", "'ve", "have", "n't", "not", "'m", "be", "'d", "would", "ca", "can", "wo",
            "will");
    private static final Set<String> BE = Set.of("be", "is", "are", "was", "were", "been", "being", "am");
    // How far before a word its "not" or "will" may stand ("will not soon meet").
    private static final int REACH = 3;

    private final Lexicon lexicon;
    private final Reading reading;
    private final boolean mangled;
    private final Map<Integer, Named> names = new HashMap<>();

    WordingReader(Lexicon lexicon, Reading reading, MergedEntities entities) {
        this.lexicon = lexicon;
        this.reading = reading;
        mangled = reading.annotation().fidelity().state() == Fidelity.State.MANGLED;
        for (Entity entity : reading.annotation().entities()) {
            MergedEntity merged = entities.find(reading.id(), entity.id());
            if (merged == null || !entity.named()) {
                continue;
            }
            for (Span mention : entity.mentions()) {
                if (isName(mention, entity.type())) {
                    names.merge(mention.start(), new Named(mention, merged.id()), Named::longer);
                }
            }
        }
    }

    private boolean isName(Span mention, EntityType type) {
        String text = mention.in(reading.text());
        return !text.isEmpty()
                && !lexicon.isFunctionWord(text)
                && (type != EntityType.PERSON || text.chars().anyMatch(Character::isUpperCase));
    }

    /** The words of a span that lies in one sentence. */
    Wording read(Sentence sentence, Span span) {
        return read(sentence, List.of(span));
    }

    Wording read(Sentence sentence, List<Span> spans) {
        List<Word> words = new ArrayList<>();
        List<Token> tokens = sentence.tokens();
        int coveredTo = -1;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.span().start() < coveredTo || !isInside(token.span(), spans)) {
                continue;
            }
            Named name = names.get(token.span().start());
            if (name != null) {
                words.add(new Word("@" + name.id, List.of(), Wording.NAME_WEIGHT, Kind.NAME, false, Tense.OPEN));
                coveredTo = name.span.end();
                continue;
            }
            Word word = word(tokens, i);
            if (word != null) {
                words.add(word);
            }
        }
        return Wording.of(words);
    }

    private static boolean isInside(Span token, List<Span> spans) {
        for (Span span : spans) {
            if (span.covers(token)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Word word(List<Token> tokens, int i) {
        String text = form(tokens.get(i));
        if (!text.chars().anyMatch(Character::isLetterOrDigit)) {
            return null;
        }
        if (Character.isDigit(text.charAt(0))) {
            return new Word(text, List.of(), Wording.NUMBER_WEIGHT, Kind.NUMBER, false, Tense.OPEN);
        }
        if (NEGATIONS.contains(text)) {
            return new Word("not", List.of(), 1, Kind.NEGATION, false, Tense.OPEN);
        }
        List<String> before = mangled ? lexicon.beforeSpinning(text) : List.of();
        String stem = lexicon.stem(text);
        String plain = BE.contains(stem) ? "be" : stem;
        if (lexicon.isFunctionWord(text)) {
            return new Word(plain, stems(before), Wording.FUNCTION_WEIGHT, Kind.FUNCTION, false, Tense.OPEN);
        }
        if (!before.isEmpty() && lexicon.isFunctionWord(before.getFirst())) {
            return new Word(plain, stems(before), Wording.FUNCTION_WEIGHT, Kind.FUNCTION, false, Tense.OPEN);
        }
        double weight = Math.min(Wording.HEAVIEST, Math.max(0.5, lexicon.rarity(stem)));
        return new Word(plain, stems(before), weight, Kind.CONTENT, isNegated(tokens, i), tense(tokens, i));
    }

    private List<String> stems(List<String> words) {
        List<String> stems = new ArrayList<>(words.size());
        for (String word : words) {
            String stem = lexicon.stem(word);
            stems.add(BE.contains(stem) ? "be" : stem);
        }
        return stems;
    }

    private String form(Token token) {
        String text = TokenIndex.word(reading.text(), token.span())
                .toLowerCase(Locale.ROOT)
                .replace('’', '\'');
        return CLITICS.getOrDefault(text, text);
    }

    private boolean isNegated(List<Token> tokens, int i) {
        for (int k = i - 1; k >= Math.max(0, i - REACH); k--) {
            if (NEGATIONS.contains(form(tokens.get(k)))) {
                return true;
            }
        }
        return false;
    }

    private Tense tense(List<Token> tokens, int i) {
        if (!tokens.get(i).pos().equals("VERB")) {
            return Tense.OPEN;
        }
        for (int k = i - 1; k >= Math.max(0, i - REACH); k--) {
            String text = form(tokens.get(k));
            if (AHEAD.contains(text) || (text.equals("to") && k == i - 1)) {
                return Tense.AHEAD;
            }
        }
        return lexicon.isPastForm(tokens.get(i).span().in(reading.text())) ? Tense.PAST : Tense.OPEN;
    }

    private record Named(Span span, String id) {
        Named longer(Named other) {
            if (span.end() != other.span.end()) {
                return span.end() > other.span.end() ? this : other;
            }
            return id.compareTo(other.id) <= 0 ? this : other;
        }
    }
}
