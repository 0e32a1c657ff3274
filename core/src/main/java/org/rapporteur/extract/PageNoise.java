package org.rapporteur.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jsoup.nodes.Element;

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

    private final Set<String> exact = new HashSet<>();
    private final List<String> part = new ArrayList<>();
    private final List<String> comments = new ArrayList<>();
    private final Set<String> lead = new HashSet<>();

    PageNoise() {
        for (String[] row : Lists.read("page-noise.txt")) {
            List<String> words = List.of(row[1].split(" ", -1));
            switch (row[0]) {
                case "exact" -> exact.addAll(words);
                case "part" -> part.addAll(words);
                case "lead" -> lead.addAll(words);
                case "comments" -> comments.addAll(words);
                default -> throw new IllegalStateException("unknown kind of noise: " + row[0]);
            }
        }
    }

    /** By tag or role: what the standard sets aside. */
    boolean isSetAside(Element element) {
        return TAGS.contains(element.normalName())
                || ROLES.contains(element.attr("role").toLowerCase(Locale.ROOT))
                || element.attr("aria-hidden").equals("true");
    }

    /** Readers' comments, which may be longer than the article. */
    boolean isComments(Element element) {
        return !element.normalName().equals("body")
                && (hasWord(element.className(), this::isCommentWord) || hasWord(element.id(), this::isCommentWord));
    }

    /** By the words of its class, id and component name. */
    boolean isNamedNoise(Element element) {
        return hasWord(element.className(), this::isNoise)
                || hasWord(element.id(), this::isNoise)
                || hasWord(element.attr("data-component"), this::isNoise)
                || hasWord(element.attr("data-testid"), this::isNoise);
    }

    /** Named for the standfirst. */
    boolean isLead(Element element) {
        return hasWord(element.className(), lead::contains) || hasWord(element.id(), lead::contains);
    }

    /** Goes through the words of all names; what stands behind a double dash modifies a name and is none. */
    private static boolean hasWord(String names, Predicate<String> wanted) {
        if (names.isEmpty() || names.length() > MAX_CLASS_CHARS) {
            return false;
        }
        int start = 0;
        boolean modifier = false;
        for (int i = 0; i <= names.length(); i++) {
            char c = i < names.length() ? names.charAt(i) : ' ';
            boolean camel = i > start && Character.isUpperCase(c) && Character.isLowerCase(names.charAt(i - 1));
            if (camel || !Character.isLetterOrDigit(c)) {
                if (i > start
                        && !modifier
                        && wanted.test(names.substring(start, i).toLowerCase(Locale.ROOT))) {
                    return true;
                }
                start = camel ? i : i + 1;
                modifier = c != ' ' && (modifier || c == '-' && i > 0 && names.charAt(i - 1) == '-');
            }
        }
        return false;
    }

    private boolean isCommentWord(String word) {
        return !word.equals("commentary") && comments.stream().anyMatch(word::contains);
    }

    private boolean isNoise(String word) {
        return exact.contains(word) || part.stream().anyMatch(word::contains);
    }
}
