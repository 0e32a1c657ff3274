package org.rapporteur.annotate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rapporteur.annotate.FidelitySigns.Sign;
import org.rapporteur.annotate.KnownNames.Known;
import org.rapporteur.text.EditDistance;

/**
 * Signs in the setting of a report that an editor does not let pass: stray fragments, marks adrift, quotes that do not close, names
 * without capital or spelt in several ways, words stuck together. Catches {@code The talks go on. Is. , Will say.}; leaves
 * {@code The talks go on. So be it.} alone.
 */
final class SettingSigns {
    private static final Map<String, Set<String>> WORDS = Resources.sections("fidelity-words.txt");
    private static final Set<String> LONE = WORDS.getOrDefault("lone", Set.of());
    private static final Set<String> HEADLESS = WORDS.getOrDefault("headless", Set.of());
    private static final Set<String> AFTER_AUXILIARY = WORDS.getOrDefault("afterAuxiliary", Set.of());
    private static final Set<String> ALSO_LOWER_CASE = WORDS.getOrDefault("alsoLowerCase", Set.of());

    private static final Set<KnownNames.Kind> CAPITAL =
            Set.of(KnownNames.Kind.COUNTRY, KnownNames.Kind.CAPITAL, KnownNames.Kind.ADJECTIVE, KnownNames.Kind.REGION);

    /** UTF-8 that was read as a Western charset, what could not be decoded, and marks of a page that are no text. */
    private static final Pattern GARBLED = Pattern.compile(
            "[ÃÂ][\u0080-¿ŒœŠšŽžŸƒ‘-›€™]|â€.?|\uFFFD|&(?:amp|nbsp|quot|lt|gt|#\\d+);|</?(?:p|br|div|a|span|b|i|em|strong)\\b[^>]{0,80}>"
                    + "|\\p{L}\\?\\p{Ll}");

    /** A full stop or bracket with no blank after it, or a capital amid a word: {@code said.The}, {@code talksShare}. */
    private static final Pattern GLUED = Pattern.compile(
            "[\\p{Ll}\\d]{2}(?:[.,!?;][”\"]?|[”\"])\\p{Lu}\\p{Ll}{2}|(?<![@#/\\w.\\p{L}])\\p{Ll}{2,}\\p{Lu}\\p{Ll}{2,}");

    /** In 2^5 reports or more of some ten thousand: rarer words make chance compounds. */
    private static final int COMMON = 5;

    private final TokenIndex index;
    private final int words;
    private final boolean cutIntoWords;

    SettingSigns(TokenIndex index) {
        this.index = index;
        words = index.size();
        cutIntoWords = isCutIntoWords();
    }

    List<Sign> all() {
        return List.of(
                fragments(),
                breaks(),
                adrift(),
                doubled(),
                quotes(),
                lowerCasedNames(),
                spellings(),
                glued(),
                joined(),
                garbled());
    }

    /** A text in which a fifth of the commas and full stops stand apart was cut into words by a machine, not mangled. */
    private boolean isCutIntoWords() {
        int attached = 0;
        int apart = 0;
        for (int i = 1; i < index.size(); i++) {
            if (isStop(i)) {
                if (touches(i)) {
                    attached++;
                } else {
                    apart++;
                }
            }
        }
        return apart * 5 >= attached + apart;
    }

    private boolean isStop(int i) {
        return index.word(i).equals(",") || index.word(i).equals(".");
    }

    /** Whether no blank stands before the word. */
    private boolean touches(int i) {
        return i > 0 && index.span(i - 1).end() == index.span(i).start();
    }

    private boolean startsLower(int i) {
        return Character.isLowerCase(index.word(i).charAt(0));
    }

    /** Sentences that are a lone small word, or begin with a verb in the middle of things: {@code Is.}, {@code Will be seen.} */
    private Sign fragments() {
        List<String> examples = new ArrayList<>();
        for (int s = 0; s < index.sentences().size(); s++) {
            if (isFragment(s)) {
                examples.add(index.sentences().get(s).span().in(index.text()));
            }
        }
        return Sign.slips("fragment", examples, words, "stray sentence fragments: ");
    }

    private boolean isFragment(int sentence) {
        int first = index.firstOf(sentence);
        int count = 0;
        boolean fullStop = false;
        for (int i = first; i < index.endOf(sentence); i++) {
            if (Character.isLetterOrDigit(index.word(i).charAt(0))) {
                count++;
            }
            fullStop |= index.word(i).equals(".");
            if (index.word(i).equals("?")) {
                return false;
            }
        }
        if (!fullStop || count == 0) {
            return false;
        }
        boolean lone = count == 1 && LONE.contains(index.lower(first));
        boolean headless = HEADLESS.contains(index.lower(first))
                && !startsLower(first)
                && first + 1 < index.endOf(sentence)
                && isVerbForm(index.lower(first + 1));
        return lone || count > 1 && headless;
    }

    private static boolean isVerbForm(String lower) {
        return lower.endsWith("ed") || lower.endsWith("ing") || AFTER_AUXILIARY.contains(lower);
    }

    /** A full stop after which the text goes on in lower case: {@code to him. . represents a risk}. */
    private Sign breaks() {
        List<String> examples = new ArrayList<>();
        for (int i = 1; i + 1 < index.size() && !cutIntoWords; i++) {
            if (index.word(i).equals(".")
                    && startsLower(i + 1)
                    && index.word(i + 1).length() > 1
                    && index.word(i + 1).indexOf('/') < 0
                    && startsLower(i - 1)
                    && index.word(i - 1).length() > 3
                    && touches(i)
                    && !touches(i + 1)
                    && sameParagraph(i, i + 1)) {
                examples.add(index.span(i - 1, i + 2).in(index.text()));
            }
        }
        return Sign.slips("break", examples, words, "sentences break off in the middle: ");
    }

    private boolean sameParagraph(int first, int second) {
        return index.sentences().get(index.sentenceOf(first)).paragraph()
                == index.sentences().get(index.sentenceOf(second)).paragraph();
    }

    /** A blank before a comma or full stop, in a text that is otherwise set with care. */
    private Sign adrift() {
        List<String> examples = new ArrayList<>();
        for (int i = 1; i < index.size() && !cutIntoWords; i++) {
            if (isStop(i)
                    && !touches(i)
                    && sameParagraph(i - 1, i)
                    && (Character.isLetterOrDigit(index.word(i - 1).charAt(0)) || isSecondStop(i))) {
                examples.add(index.span(i - 1, i + 1).in(index.text()));
            }
        }
        return Sign.slips("adrift", examples, words, "commas or full stops stand after a blank: ");
    }

    /** {@code to him. . represents}, but no dots of an omission. */
    private boolean isSecondStop(int i) {
        return index.word(i).equals(".")
                && index.word(i - 1).equals(".")
                && touches(i - 1)
                && i + 1 < index.size()
                && Character.isLetter(index.word(i + 1).charAt(0));
    }

    /** Two marks in a row: {@code talks,, he said}. Leaves {@code Kent, Conn., and} and {@code well ...} alone. */
    private Sign doubled() {
        List<String> examples = new ArrayList<>();
        for (int i = 2; i < index.size() && !cutIntoWords; i++) {
            boolean twoMarks = index.word(i).equals(",")
                            && (index.word(i - 1).equals(",")
                                    || index.word(i - 1).equals("."))
                    || index.word(i).equals(".") && index.word(i - 1).equals(",");
            if (twoMarks && startsLower(i - 2) && index.word(i - 2).length() > 3 && sameParagraph(i - 2, i)) {
                examples.add(index.span(i - 2, i + 1).in(index.text()));
            }
        }
        return Sign.slips("doubled", examples, words, "doubled marks: ");
    }

    /**
     * Quotes that close without having opened, or open again while open. One that stays open to the end of its paragraph is usual
     * where the next opens again, and may close in the next.
     */
    private Sign quotes() {
        List<String> examples = new ArrayList<>();
        int opened = -1;
        boolean carried = false;
        for (int i = 0; i < index.size() && !cutIntoWords; i++) {
            boolean straight = index.word(i).equals("\"");
            boolean closes = index.word(i).equals("”") || straight && touches(i);
            boolean opens = index.word(i).equals("“") || straight && !touches(i);
            if (opened >= 0 && !sameParagraph(i - 1, i)) {
                if (carried) {
                    examples.add(around(opened));
                }
                opened = carried || opens ? -1 : opened;
                carried = opened >= 0;
            }
            if (opens && opened >= 0 || closes && opened < 0) {
                examples.add(around(closes ? i : opened));
            }
            if (opens || closes) {
                opened = opens ? i : -1;
                carried = false;
            }
        }
        return Sign.slips("quotes", examples, words, "quotation marks that do not pair: ");
    }

    private String around(int i) {
        return index.span(Math.max(0, i - 2), Math.min(index.size(), i + 3)).in(index.text());
    }

    /** Countries, capitals and what belongs to them without their capital: {@code the russian army}. */
    private Sign lowerCasedNames() {
        Set<String> seen = new HashSet<>();
        List<String> examples = new ArrayList<>();
        for (int i = 0; i < index.size(); i++) {
            String word = index.word(i);
            if (word.length() < 5 || !startsLower(i) || ALSO_LOWER_CASE.contains(word) || !seen.add(word)) {
                continue;
            }
            Known known = KnownNames.get().find(Character.toUpperCase(word.charAt(0)) + word.substring(1));
            if (known != null && CAPITAL.contains(known.kind())) {
                examples.add(word);
            }
        }
        return Sign.slips("lowerName", examples, words, "names without a capital: ");
    }

    /**
     * Names that differ in a letter or two amid the word: {@code Bairbock} and {@code Barbock}. Leaves {@code German} and
     * {@code Germany} alone, and {@code Austria} and {@code Australia}.
     */
    private Sign spellings() {
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < index.size(); i++) {
            String word = index.word(i);
            if (word.length() >= 6
                    && Character.isUpperCase(word.charAt(0))
                    && !word.equals(word.toUpperCase(Locale.ROOT))
                    && word.chars().allMatch(Character::isLetter)
                    && !Wording.get().has(index.lower(i))
                    && KnownNames.get().find(word) == null) {
                names.add(word);
            }
        }
        List<String> sorted = List.copyOf(names);
        List<String> examples = new ArrayList<>();
        for (int a = 0; a < sorted.size(); a++) {
            for (int b = a + 1;
                    b < sorted.size()
                            && sorted.get(a).charAt(0) == sorted.get(b).charAt(0);
                    b++) {
                if (isOtherSpelling(sorted.get(a), sorted.get(b))) {
                    examples.add(sorted.get(a) + " and " + sorted.get(b));
                }
            }
        }
        return Sign.slips("spelling", examples, words, "one name spelled in different ways: ");
    }

    private static boolean isOtherSpelling(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        int most = shorter >= 8 ? 2 : 1;
        boolean sameEnd = one.substring(one.length() - 2).equals(other.substring(other.length() - 2));
        return sameEnd && EditDistance.of(one, other, most) <= most;
    }

    /** Words that lost the blank between them, where it shows: {@code said.The}, {@code talksShare}. */
    private Sign glued() {
        List<String> examples = new ArrayList<>();
        for (Matcher m = GLUED.matcher(index.text()); m.find(); ) {
            examples.add(m.group());
        }
        return Sign.slips("glued", examples, words, "words stuck together: ");
    }

    /** Likewise where it does not show: {@code officialswith}. */
    private Sign joined() {
        List<String> examples = new ArrayList<>();
        for (int i = 0; i < index.size(); i++) {
            if (isTwoWords(index.word(i))) {
                examples.add(index.word(i));
            }
        }
        return Sign.slips("joined", examples, words, "two words in one: ");
    }

    /** Leaves {@code onlookers} and {@code timetable} alone, which news has, or whose halves it does not have side by side. */
    private static boolean isTwoWords(String word) {
        Wording wording = Wording.get();
        if (word.length() < 8 || wording.has(word) || !word.chars().allMatch(Character::isLowerCase)) {
            return false;
        }
        for (int cut = 3; cut <= word.length() - 3; cut++) {
            String first = word.substring(0, cut);
            String second = word.substring(cut);
            if (wording.commonness(first) >= COMMON
                    && wording.commonness(second) >= COMMON
                    && wording.hasPair(first, second)) {
                return true;
            }
        }
        return false;
    }

    /** Marks of a page and of a wrong charset: {@code &nbsp;}, {@code â€™}. */
    private Sign garbled() {
        List<String> examples = new ArrayList<>();
        String text = index.text();
        for (Matcher m = GARBLED.matcher(text); m.find(); ) {
            // with what stands around it: the same sign in two places is two slips
            examples.add(text.substring(Math.max(0, m.start() - 6), Math.min(text.length(), m.end() + 6)));
        }
        return Sign.slips("garbled", examples, words, "signs that are no text: ");
    }
}
