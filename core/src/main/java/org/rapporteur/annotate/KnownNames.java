package org.rapporteur.annotate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Names that any reader of international news knows: countries with their adjectives and capitals, places, bodies, peoples,
 * first names. Facts from general lists; nothing in it comes from a report.
 */
public final class KnownNames {
    private static final int LONGEST_NAME_IN_WORDS = 9;

    private final Map<String, Known> byForm = new HashMap<>(1 << 15);
    private final Map<String, Integer> longestByFirstWord = new HashMap<>(1 << 15);
    private final Map<String, Character> genderByFirstName = new HashMap<>(1 << 16);
    private final Map<String, String> powerByName = new HashMap<>();
    private final Map<String, String> countryByCode = new HashMap<>();

    private KnownNames() {
        Resources.forEachLine("countries.txt", this::addCountry);
        Resources.forEachLine("places.txt", line -> addAll(line, Kind.REGION, EntityType.PLACE));
        Resources.forEachLine("organisations.txt", line -> addAll(line, Kind.BODY, EntityType.ORGANISATION));
        Resources.forEachLine("groups.txt", this::addGroup);
        Resources.forEachLine("seats.txt", this::addSeat);
        Resources.forEachLine("cities.tsv", this::addCity);
        Resources.forEachLine("first-names.tsv", line -> {
            int tab = line.indexOf('\t');
            genderByFirstName.put(line.substring(0, tab), line.charAt(tab + 1));
        });
    }

    /** The one copy of the lists, read when first asked for. */
    public static KnownNames get() {
        return Holder.INSTANCE;
    }

    private static final class Holder {
        private static final KnownNames INSTANCE = new KnownNames();
    }

    /** What a known name is. */
    enum Kind {
        COUNTRY,
        ADJECTIVE,
        PEOPLE,
        CAPITAL,
        CITY,
        REGION,
        BODY,
        SEAT
    }

    /**
     * A known name.
     *
     * @param canonical the usual form
     * @param country ISO code of the country that it is, lies in or stands for, or null
     * @param weight thousands of people for a city, else 0
     */
    record Known(
            String canonical,
            EntityType type,
            Kind kind,
            @Nullable String country,
            int weight) {}

    /**
     * The usual form of a known country, place or body: {@code Kyiv} for {@code Kiev}, {@code United States} for {@code U.S.},
     * {@code Russia} for {@code Russian}; empty for a name that the lists do not have.
     */
    public Optional<String> canonical(String name) {
        Known known = byForm.get(String.join(" ", words(name)));
        return known == null || known.kind == Kind.CITY ? Optional.empty() : Optional.of(known.canonical);
    }

    /**
     * The country that a name belongs to or speaks for: {@code Russia} for {@code Russian}, {@code Moscow}, {@code Kremlin};
     * empty where the lists do not say.
     */
    public Optional<String> countryOf(String name) {
        String key = String.join(" ", words(name));
        String code = powerByName.get(key);
        Known known = byForm.get(key);
        if (code == null && known != null) {
            code = known.country;
        }
        return code == null ? Optional.empty() : Optional.ofNullable(countryByCode.get(code));
    }

    /** Whether a name is one of a country or territory: {@code United States}, {@code U.S.}; not {@code Kremlin} or {@code Kyiv}. */
    public boolean isCountry(String name) {
        List<String> words = words(name);
        boolean article = words.size() > 1 && words.getFirst().equalsIgnoreCase("the");
        Known known = byForm.get(String.join(" ", words));
        if (known == null && article) {
            known = byForm.get(String.join(" ", words.subList(1, words.size())));
        }
        return known != null && known.kind == Kind.COUNTRY;
    }

    @Nullable
    Known find(String form) {
        return byForm.get(form);
    }

    /** Whether a word names a country, its people or a body: somebody who can deal with others. */
    public boolean isPower(String form) {
        Known known = byForm.get(form);
        if (known == null) {
            return false;
        }
        return switch (known.kind) {
            case COUNTRY, ADJECTIVE, PEOPLE, CAPITAL, BODY, SEAT -> true;
            case CITY, REGION -> false;
        };
    }

    /** Number of words in the longest known name that begins with that word; 0 if there is none. */
    int longestFrom(String firstWord) {
        return longestByFirstWord.getOrDefault(firstWord, 0);
    }

    boolean isFirstName(String word) {
        return genderByFirstName.containsKey(word);
    }

    /** {@code m}, {@code f} or {@code u} where it is not known or not told by the name. */
    char genderOf(String firstName) {
        int hyphen = firstName.indexOf('-');
        Character gender = genderByFirstName.get(firstName);
        if (gender == null && hyphen > 0) {
            gender = genderByFirstName.get(firstName.substring(0, hyphen));
        }
        return gender == null ? 'u' : gender;
    }

    private void addCountry(String line) {
        List<String> parts = Resources.split(line, '|');
        String code = parts.get(0);
        List<String> names = Resources.split(parts.get(1), ';');
        String usual = names.getFirst();
        countryByCode.put(code, usual);
        add(parts.get(1), new Known(usual, EntityType.PLACE, Kind.COUNTRY, code, 0));
        add(parts.get(2), new Known(usual, EntityType.PLACE, Kind.ADJECTIVE, code, 0));
        add(
                parts.get(3),
                new Known(Resources.split(parts.get(3), ';').getFirst(), EntityType.GROUP, Kind.PEOPLE, code, 0));
        add(
                parts.get(4),
                new Known(Resources.split(parts.get(4), ';').getFirst(), EntityType.PLACE, Kind.CAPITAL, code, 0));
    }

    private void addAll(String line, Kind kind, EntityType type) {
        List<String> forms = Resources.split(line, '|');
        Known known = new Known(forms.getFirst(), type, kind, null, 0);
        for (String form : forms) {
            put(form, known);
        }
    }

    private void addGroup(String line) {
        List<String> forms = Resources.split(line, '|');
        Known known = new Known(forms.getFirst(), EntityType.GROUP, Kind.PEOPLE, null, 0);
        for (String form : forms) {
            put(form, known);
        }
    }

    private void addSeat(String line) {
        List<String> parts = Resources.split(line, '|');
        EntityType type = parts.get(1).equals("place") ? EntityType.PLACE : EntityType.ORGANISATION;
        String form = String.join(" ", words(parts.get(0)));
        powerByName.put(form, parts.get(2));
        put(parts.get(0), new Known(parts.get(0), type, Kind.SEAT, parts.get(2), 0));
    }

    private void addCity(String line) {
        int tab = line.indexOf('\t');
        int second = line.indexOf('\t', tab + 1);
        put(
                line.substring(0, tab),
                new Known(
                        line.substring(0, tab),
                        EntityType.PLACE,
                        Kind.CITY,
                        line.substring(tab + 1, second),
                        Integer.parseInt(line.substring(second + 1))));
    }

    private void add(String forms, Known known) {
        if (!forms.isEmpty()) {
            for (String form : Resources.split(forms, ';')) {
                put(form, known);
            }
        }
    }

    private void put(String form, Known known) {
        boolean plain = true;
        for (int i = 0; i < form.length() && plain; i++) {
            char c = form.charAt(i);
            plain = c != ' ' && c != ',' && c != '\'' && c != '’';
        }
        if (plain) {
            byForm.putIfAbsent(form, known);
            longestByFirstWord.merge(form, 1, Math::max);
            return;
        }
        List<String> words = words(form);
        if (words.size() <= LONGEST_NAME_IN_WORDS) {
            byForm.putIfAbsent(String.join(" ", words), known);
            longestByFirstWord.merge(words.getFirst(), words.size(), Math::max);
        }
    }

    /** The words of a name as the tokenizer cuts them. */
    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        for (String part : Resources.split(name.replace('’', '\'').replace(",", " ,"), ' ')) {
            if (part.endsWith("'s") && part.length() > 2) {
                words.add(part.substring(0, part.length() - 2));
                words.add("'s");
            } else if (part.endsWith("'") && part.length() > 1) {
                words.add(part.substring(0, part.length() - 1));
                words.add("'");
            } else if (!part.isEmpty()) {
                words.add(part);
            }
        }
        return words;
    }
}
