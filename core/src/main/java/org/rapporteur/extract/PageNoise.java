package org.rapporteur.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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

    PageNoise() {
        for (String[] row : Lists.read("page-noise.txt")) {
            List<String> words = List.of(row[1].split(" ", -1));
            (row[0].equals("exact") ? exact : part).addAll(words);
        }
    }

    /** By tag or role: what the standard sets aside. */
    boolean isSetAside(Element element) {
        return TAGS.contains(element.normalName())
                || ROLES.contains(element.attr("role").toLowerCase(Locale.ROOT))
                || element.attr("aria-hidden").equals("true");
    }

    /** By the words of its class, id and component name. */
    boolean isNamedNoise(Element element) {
        return hasNoise(element.className())
                || hasNoise(element.id())
                || hasNoise(element.attr("data-component"))
                || hasNoise(element.attr("data-testid"));
    }

    private boolean hasNoise(String names) {
        if (names.isEmpty() || names.length() > MAX_CLASS_CHARS) {
            return false;
        }
        int start = 0;
        for (int i = 0; i <= names.length(); i++) {
            char c = i < names.length() ? names.charAt(i) : ' ';
            boolean camel = i > start && Character.isUpperCase(c) && Character.isLowerCase(names.charAt(i - 1));
            if (camel || !Character.isLetterOrDigit(c)) {
                if (i > start && isNoise(names.substring(start, i).toLowerCase(Locale.ROOT))) {
                    return true;
                }
                start = camel ? i : i + 1;
            }
        }
        return false;
    }

    private boolean isNoise(String word) {
        if (exact.contains(word)) {
            return true;
        }
        for (String p : part) {
            if (word.contains(p)) {
                return true;
            }
        }
        return false;
    }
}
