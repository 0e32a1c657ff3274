package org.rapporteur.account;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A rule that reported activities can be held against: "an exercise of 9,000 troops or more has to be notified".
 *
 * <p>A rule is a data file, so that users can add their own: {@link #parse} says what stands in one.
 *
 * @param id the file's name without its ending; unique among the norms of an account
 * @param title what the norm is called, where it stands, and what it says in a few words
 * @param measure what is measured, and from where on the rule applies
 * @param scope which activities it is for
 */
public record Norm(String id, Title title, Measure measure, Scope scope) {
    private static final List<String> SHIPPED =
            List.of("vienna-document-notice", "vienna-document-notification", "vienna-document-observation");

    private static final Set<String> KEYS = Set.of(
            "norm",
            "paragraph",
            "says",
            "quantity",
            "units",
            "comparator",
            "threshold",
            "scope",
            "context",
            "names",
            "exceptions",
            "exceptionParagraph",
            "source");

    /**
     * What people call the rule.
     *
     * @param source where the norm's own text can be read
     */
    public record Title(
            String norm,
            @Nullable String paragraph,
            String says,
            @Nullable String source) {}

    /**
     * What is measured.
     *
     * @param units what is counted, lower case singular; empty for {@link Quantity#NOTICE_DAYS}
     */
    public record Measure(Quantity quantity, List<String> units, Comparator comparator, BigDecimal threshold) {
        public Measure {
            units = List.copyOf(units);
        }
    }

    /**
     * Which activities the rule is for.
     *
     * @param activities nouns that name one, lower case singular
     * @param context words of which one has to stand near that noun, lower case singular; empty if the noun says enough
     * @param names what reports call the norm: a sentence with one of these states the rule and is no activity
     * @param exceptions words that tell that the exception may apply
     */
    public record Scope(
            List<String> activities,
            List<String> context,
            List<String> names,
            List<String> exceptions,
            @Nullable String exceptionParagraph) {
        public Scope {
            activities = List.copyOf(activities);
            context = List.copyOf(context);
            names = List.copyOf(names);
            exceptions = List.copyOf(exceptions);
        }
    }

    /** What a rule measures. */
    public enum Quantity {
        /** How many of something take part. */
        COUNT,
        /** Days between the notification and the start. */
        NOTICE_DAYS
    }

    /** From where on a rule applies. */
    public enum Comparator {
        /** The threshold itself counts as above. */
        AT_LEAST,
        /** The threshold itself counts as below. */
        MORE_THAN
    }

    /**
     * Reads a rule.
     *
     * <p>The form is that of Java's properties, in UTF-8: {@code norm}, {@code quantity} ({@code count} or {@code noticeDays}),
     * {@code comparator} ({@code atLeast} or {@code moreThan}), {@code threshold}, {@code scope}, and for a count {@code units}, must stand there;
     * {@code paragraph}, {@code says}, {@code context}, {@code names}, {@code exceptions}, {@code exceptionParagraph}, {@code source} may. Lists are parted by commas.
     *
     * @throws IllegalArgumentException if it is no rule; the message says what is wrong with which key
     * @throws IOException if the reader fails
     */
    public static Norm parse(String id, Reader text) throws IOException {
        Properties file = new Properties();
        file.load(text);
        Set<String> unknown = new TreeSet<>(file.stringPropertyNames());
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("unknown key "
                    + unknown.iterator().next() + "; a rule may have " + String.join(", ", new TreeSet<>(KEYS)));
        }
        Quantity quantity = choice(file, "quantity", Quantity.values());
        List<String> units = list(file, "units");
        if (quantity == Quantity.COUNT && units.isEmpty()) {
            throw new IllegalArgumentException("units is missing: what does the rule count?");
        }
        String norm = expect(file, "norm");
        BigDecimal threshold;
        try {
            threshold = new BigDecimal(expect(file, "threshold"));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "threshold is " + expect(file, "threshold") + ", which is no number such as 9000", e);
        }
        String says = find(file, "says");
        return new Norm(
                id,
                new Title(norm, find(file, "paragraph"), says == null ? norm : says, find(file, "source")),
                new Measure(quantity, units, choice(file, "comparator", Comparator.values()), threshold),
                new Scope(
                        expectList(file, "scope"),
                        list(file, "context"),
                        list(file, "names"),
                        list(file, "exceptions"),
                        find(file, "exceptionParagraph")));
    }

    /** The rules that come with the program, by id. */
    public static List<Norm> shipped() {
        return SHIPPED.stream().map(Norm::shipped).toList();
    }

    private static Norm shipped(String id) {
        try (InputStream in = Norm.class.getResourceAsStream("norms/" + id + ".properties")) {
            if (in == null) {
                throw new IllegalStateException("norm missing from the program: " + id);
            }
            return parse(id, new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(id, e);
        }
    }

    private static @Nullable String find(Properties file, String key) {
        String value = file.getProperty(key, "").strip();
        return value.isEmpty() ? null : value;
    }

    private static String expect(Properties file, String key) {
        String value = find(file, key);
        if (value == null) {
            throw new IllegalArgumentException(key + " is missing");
        }
        return value;
    }

    private static List<String> list(Properties file, String key) {
        return Arrays.stream(file.getProperty(key, "").split(","))
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static List<String> expectList(Properties file, String key) {
        expect(file, key);
        return list(file, key);
    }

    /** The choice whose name the key gives in camel case. */
    private static <E extends Enum<E>> E choice(Properties file, String key, E[] choices) {
        String value = expect(file, key);
        for (E choice : choices) {
            if (choice.name().replace("_", "").equalsIgnoreCase(value)) {
                return choice;
            }
        }
        throw new IllegalArgumentException(key + " is " + value + "; it may be "
                + String.join(
                        " or ", Arrays.stream(choices).map(c -> camel(c.name())).toList()));
    }

    private static String camel(String name) {
        StringBuilder camel = new StringBuilder();
        for (String word : name.toLowerCase(Locale.ROOT).split("_")) {
            camel.append(camel.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return camel.toString();
    }
}
