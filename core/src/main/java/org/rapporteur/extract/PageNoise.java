package org.rapporteur.extract;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Attributes;
import org.jsoup.nodes.Element;
import org.rapporteur.text.WordList;

/** Tells by its tag, role and class words that an element of a page holds no article text, whatever site it is on. */
final class PageNoise {
    private static final Set<String> TAGS =
            Set.of("nav", "aside", "footer", "form", "menu", "figcaption", "figure", "caption", "address", "summary");
    private static final Set<String> ROLES = Set.of(
            "navigation",
            "complementary",
            "banner",
            "contentinfo",
            "search",
            "menu",
            "menubar",
            "dialog",
            "alert",
            "toolbar",
            "form",
            "img",
            "figure",
            "tooltip",
            "tablist");
    private static final int MAX_CLASS_CHARS = 2_000;

    /** Behind these a modifier says what the element is: {@code node--type-related} of a widespread system. */
    private static final Set<String> SAYS_WHAT = Set.of("type", "name", "mode");

    private static final List<String> NAMING = List.of("class", "id", "data-component", "data-testid");

    /** What the names of an element say it holds. */
    enum Mark {
        /** By tag or role: what the standard sets aside. */
        ASIDE,
        /** By a word of its names: something of the page. */
        NOISE,
        /** Readers' comments, which may be longer than the article. */
        COMMENTS,
        /** The standfirst, if it stands under the headline. */
        LEAD
    }

    private final Map<String, Mark> exact = new HashMap<>();

    /** Parts of words by their first character, which is one of ASCII: class names are English or transcribed. */
    private final List<List<Map.Entry<String, Mark>>> parts = Stream.generate(
                    () -> (List<Map.Entry<String, Mark>>) new ArrayList<Map.Entry<String, Mark>>())
            .limit(0x80)
            .toList();

    /** Also noise, where no headline stands above. */
    private final Set<String> ambiguous = new HashSet<>();

    PageNoise() {
        for (List<String> row : WordList.rows(PageNoise.class, "page-noise.txt")) {
            List<String> words = List.of(row.get(1).split(" ", -1));
            switch (row.getFirst()) {
                case "exact" -> words.forEach(word -> exact.put(word, Mark.NOISE));
                case "part" -> words.forEach(word -> part(word, Mark.NOISE));
                case "comments" -> words.forEach(word -> part(word, Mark.COMMENTS));
                case "lead" ->
                    words.forEach(word -> {
                        if (exact.put(word, Mark.LEAD) == Mark.NOISE) {
                            ambiguous.add(word);
                        }
                    });
                default -> throw new IllegalStateException("unknown kind of noise: " + row.getFirst());
            }
        }
    }

    private void part(String word, Mark mark) {
        parts.get(word.charAt(0)).add(Map.entry(word, mark));
    }

    /** All that the tag, the role and the names of an element say. */
    Set<Mark> marks(Element element) {
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        if (TAGS.contains(element.normalName())) {
            marks.add(Mark.ASIDE);
        }
        Attributes own = element.attributes();
        if (ROLES.contains(own.get("role").toLowerCase(Locale.ROOT))
                || own.get("aria-hidden").equals("true")) {
            marks.add(Mark.ASIDE);
        }
        if (!element.normalName().equals("body")) {
            for (String attribute : NAMING) {
                byWords(own.get(attribute), marks);
            }
        }
        return marks;
    }

    /** Goes through the words of all names; what stands behind a double dash modifies a name and is none. */
    private void byWords(String names, Set<Mark> marks) {
        if (names.isEmpty() || names.length() > MAX_CLASS_CHARS) {
            return;
        }
        int start = 0;
        boolean modifier = false;
        boolean saysWhat = false;
        String before = "";
        for (int i = 0; i <= names.length(); i++) {
            char c = i < names.length() ? names.charAt(i) : ' ';
            boolean camel = i > start && Character.isUpperCase(c) && Character.isLowerCase(names.charAt(i - 1));
            if (camel || !Character.isLetterOrDigit(c)) {
                if (i > start) {
                    String word = names.substring(start, i).toLowerCase(Locale.ROOT);
                    if (modifier && !saysWhat) {
                        saysWhat = SAYS_WHAT.contains(word);
                    } else {
                        byWord(word, marks);
                        if (!before.isEmpty()) {
                            byWord(before + word, marks);
                        }
                    }
                    before = word;
                }
                start = camel ? i : i + 1;
                modifier = c != ' ' && (modifier || c == '-' && i > 0 && names.charAt(i - 1) == '-');
                if (c == ' ') {
                    before = "";
                    saysWhat = false;
                }
            }
        }
    }

    private void byWord(String word, Set<Mark> marks) {
        Mark mark = exact.get(word);
        if (mark != null) {
            marks.add(mark);
            if (ambiguous.contains(word)) {
                marks.add(Mark.NOISE);
            }
        } else if (!word.equals("commentary")) {
            for (int i = 0; i < word.length(); i++) {
                char c = word.charAt(i);
                if (c < parts.size()) {
                    for (Map.Entry<String, Mark> wanted : parts.get(c)) {
                        if (word.startsWith(wanted.getKey(), i)) {
                            marks.add(wanted.getValue());
                        }
                    }
                }
            }
        }
    }
}
