package org.rapporteur.claim;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.rapporteur.annotate.Annotation;
import org.rapporteur.annotate.Sentence;
import org.rapporteur.annotate.Token;
import org.rapporteur.text.Bisection;
import org.rapporteur.text.Span;

/**
 * Tells whether a cue says that something was said, was not said, or may be said.
 *
 * <p>Catches {@code Roe declined to say whether} and {@code Nobody has claimed} as negated, {@code Roe will tell the council that} as
 * hypothetical; leaves {@code Roe said she would go} and {@code Roe denied that} alone: both were said.
 */
final class MannerReader {
    private static final Set<String> NOT = Set.of("not", "n't", "never", "nor", "without", "cannot");
    private static final Set<String> AVOIDS = Set.of(
            "decline",
            "declined",
            "declines",
            "declining",
            "refuse",
            "refused",
            "refuses",
            "refusing",
            "fail",
            "failed",
            "fails",
            "failing",
            "stopped",
            "stop",
            "stops",
            "avoided",
            "avoids",
            "avoiding");
    private static final Set<String> MAY =
            Set.of("would", "could", "might", "may", "will", "shall", "should", "'ll", "'d");
    private static final Set<String> AHEAD = Set.of(
            "expected",
            "likely",
            "due",
            "set",
            "scheduled",
            "plans",
            "planned",
            "plan",
            "intends",
            "intend",
            "hopes",
            "about",
            "going",
            "wants",
            "ready");

    /** {@code Roe not only said}: it was said. */
    private static final Set<String> ONLY = Set.of("only", "just", "merely", "simply");

    /** {@code No group}, not {@code No 10}. */
    private static final Pattern NOBODY = Pattern.compile("no \\p{L}");

    /** Words that may stand between the auxiliary and its verb: {@code would not immediately say}. */
    private static final int BETWEEN = 4;

    private final String text;
    private final Annotation annotation;

    MannerReader(String text, Annotation annotation) {
        this.text = text;
        this.annotation = annotation;
    }

    /** The manner of an attribution with that cue; whole sentences in quotation marks were said, also if somebody {@code would later say} them. */
    Quote.Manner of(Quote.Kind kind, List<Span> cue, List<Span> source) {
        if (cue.isEmpty()) {
            return Quote.Manner.STATED;
        }
        Span first = cue.getFirst();
        Sentence sentence = annotation.findSentence(first.start());
        if (sentence == null) {
            return Quote.Manner.STATED;
        }
        List<Token> tokens = sentence.tokens();
        int verb = verb(tokens, first);
        boolean negated = false;
        boolean may = false;
        for (int i = verb - 1; i >= 0 && i >= verb - BETWEEN; i--) {
            Token token = tokens.get(i);
            String word = word(token);
            boolean ofSource = source.stream().anyMatch(span -> span.covers(token.span()));
            if (ofSource
                    || !(isLink(token, word)
                            || token.pos().equals("ADV")
                            || token.pos().equals("VERB"))) {
                break;
            }
            boolean only = i + 1 < tokens.size() && ONLY.contains(word(tokens.get(i + 1)));
            negated |= NOT.contains(word) && !only
                    || AVOIDS.contains(word) && word(tokens.get(i + 1)).equals("to")
                    || word.startsWith("stop") && word(tokens.get(i + 1)).equals("short");
            may |= MAY.contains(word)
                    || AHEAD.contains(word) && word(tokens.get(i + 1)).equals("to");
        }
        boolean self = source.stream()
                .map(span -> span.in(text).toLowerCase(Locale.ROOT))
                .anyMatch(words -> words.equals("i") || words.equals("we"));
        boolean nobody = source.stream()
                .map(span -> span.in(text).toLowerCase(Locale.ROOT))
                .anyMatch(words -> NOBODY.matcher(words).lookingAt()
                        || words.startsWith("none")
                        || words.startsWith("nobody")
                        || words.startsWith("neither"));
        return negated || nobody
                ? Quote.Manner.NEGATED
                : may && !self && kind != Quote.Kind.DIRECT ? Quote.Manner.HYPOTHETICAL : Quote.Manner.STATED;
    }

    private static boolean isLink(Token token, String word) {
        return token.pos().equals("AUX")
                || token.pos().equals("PART")
                || NOT.contains(word)
                || MAY.contains(word)
                || AHEAD.contains(word)
                || AVOIDS.contains(word)
                || word.equals("to")
                || word.equals("short")
                || word.equals("of");
    }

    /** The last verb of the cue, else its first word. */
    private static int verb(List<Token> tokens, Span cue) {
        int first = Bisection.first(tokens.size(), i -> tokens.get(i).span().end() > cue.start());
        int found = -1;
        for (int i = first; i < tokens.size() && tokens.get(i).span().start() < cue.end(); i++) {
            if (found < 0 || tokens.get(i).pos().equals("VERB")) {
                found = i;
            }
        }
        return found;
    }

    private String word(Token token) {
        return token.span().in(text).toLowerCase(Locale.ROOT).replace('’', '\'');
    }
}
