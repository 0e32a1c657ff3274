package org.rapporteur.lineage;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rapporteur.extract.Article;
import org.rapporteur.extract.Credit;

/**
 * Who a report credits for its whole text, where that is not its own desk.
 *
 * @param shown the credit for people ({@code Jane Roe, John Doe})
 * @param key equal for two reports credited to the same original, or null where the credit is too wide to tell (a wire agency
 *     writes many reports a day)
 */
record UnseenCredit(String shown, @Nullable String key) {

    /**
     * Reads the credit of a report, or null if it stands for itself.
     *
     * <p>A clean report is taken from elsewhere if its page says so: a canonical address on another host, a text that stops and
     * sends the reader on, or a source line that names neither its outlet nor its host. A sign-off that names writers ({@code
     * Jane Roe reported from Oslo}) is normal in an outlet's own report; in a mangled one it names the original's writers.
     */
    static @Nullable UnseenCredit of(Article article, boolean mangled) {
        List<Credit> credits = article.credits();
        List<String> writers = values(credits, Credit.Kind.REPORTER);
        if (mangled && writers.isEmpty()) {
            writers = article.meta().byline();
        }
        boolean elsewhere = credits.stream()
                .anyMatch(c -> c.kind() == Credit.Kind.CONTINUED_ELSEWHERE || c.kind() == Credit.Kind.CANONICAL);
        List<String> sources = values(credits, Credit.Kind.SOURCE).stream()
                .filter(source -> !isOwn(article.meta(), source))
                .toList();
        boolean knowsItself = article.meta().outlet() != null || article.meta().url() != null;
        if (!mangled && !elsewhere && (sources.isEmpty() || !knowsItself)) {
            return null;
        }
        if ((mangled || elsewhere) && !writers.isEmpty()) {
            return new UnseenCredit(String.join(", ", writers), "writers:" + keyOf(writers));
        }
        List<String> canonical = values(credits, Credit.Kind.CANONICAL);
        if (!canonical.isEmpty()) {
            String at = canonical.getFirst();
            return new UnseenCredit(at, at.contains("/") ? "url:" + at.toLowerCase(Locale.ROOT) : null);
        }
        if (!sources.isEmpty()) {
            return new UnseenCredit(String.join(", ", sources), null);
        }
        List<String> continued = values(credits, Credit.Kind.CONTINUED_ELSEWHERE).stream()
                .filter(value -> value.contains("."))
                .toList();
        return continued.isEmpty() ? null : new UnseenCredit(continued.getFirst(), null);
    }

    private static List<String> values(List<Credit> credits, Credit.Kind kind) {
        return credits.stream()
                .filter(c -> c.kind() == kind)
                .map(Credit::value)
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .distinct()
                .toList();
    }

    private static boolean isOwn(Article.Meta meta, String source) {
        String squeezed = squeeze(source);
        return isSame(meta.outlet(), squeezed) || isSame(meta.url(), squeezed);
    }

    private static boolean isSame(@Nullable String own, String squeezedSource) {
        if (own == null || squeezedSource.isEmpty()) {
            return false;
        }
        String squeezed = squeeze(own);
        return squeezed.contains(squeezedSource) || (squeezed.length() > 2 && squeezedSource.contains(squeezed));
    }

    /** Letters and digits only: {@code CNS News} and {@code cnsnews.com} meet. */
    private static String squeeze(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        StringBuilder out = new StringBuilder();
        plain.codePoints().filter(Character::isLetterOrDigit).forEach(out::appendCodePoint);
        return out.toString();
    }

    /** Writers without regard to order, middle initials, accents and case. */
    private static String keyOf(List<String> writers) {
        TreeSet<String> keys = new TreeSet<>();
        for (String writer : writers) {
            List<String> parts = new ArrayList<>();
            for (String part : writer.split("[\\s.]+", 12)) {
                String squeezed = squeeze(part);
                if (squeezed.length() > 1) {
                    parts.add(squeezed);
                }
            }
            if (!parts.isEmpty()) {
                keys.add(parts.getFirst() + "-" + parts.getLast());
            }
        }
        return String.join("+", keys);
    }
}
