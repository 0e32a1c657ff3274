package org.rapporteur.corroborate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Entity;
import org.rapporteur.annotate.EntityType;
import org.rapporteur.annotate.KnownNames;
import org.rapporteur.claim.Reading;
import org.rapporteur.corroborate.NameMatcher.PersonName;
import org.rapporteur.text.WordList;

/**
 * Merges the people, bodies and places of a story over spellings, titles and short forms.
 *
 * <p>People first by full name, then by surname alone where only one person of the story can be meant. A described source is
 * merged across reports only under the same description, and never within one report.
 */
final class EntityMerger {
    /** What stands whole in a longer acronym: {@code UKSRA}. */
    private static final Set<String> SHORT_FORMS = Set.of("us", "uk", "un", "eu");

    private static final Pattern ACRONYM = Pattern.compile("\\p{Lu}[\\p{Lu}.&]{1,7}");
    private static final Pattern NOT_SLUG = Pattern.compile("[^\\p{L}\\p{N}]++");
    private static final Set<String> SMALL = Set.of("of", "the", "and", "for", "in", "on", "to", "a", "an", "de", "la");
    private static final int LONGEST_SLUG = 60;
    // A surname alone means the better known of two namesakes if reports name that one three times as often.
    private static final int CLEAR_LEAD = 3;
    // So likely one name that one office held by both settles it: one letter or two in names of seven.
    private static final double LIKELY = .8;
    // Comparing with this many spellings of a person suffices; the rest are slips of one of them.
    private static final int MOST_FORMS_COMPARED = 12;

    /** Of two spellings of a place equally common in a story, the one in use today. */
    private static final Set<String> CURRENT_FORMS = WordList.lines(EntityMerger.class, "place-variants.tsv").stream()
            .map(line -> line.substring(0, line.indexOf('\t')))
            .collect(Collectors.toUnmodifiableSet());

    private static final Pattern PRONOUN = Pattern.compile("(?i)he|she|his|her|him");

    private static final Pattern TITLE = Pattern.compile("\\b(?:M(?:r|rs|s|iss)|Dr|Sir|Lord|Lady|Dame|Prof)\\.?\\s$");
    private static final int LONGEST_TITLE = 7;

    private final NameMatcher names;
    private final NameLikeness likeness;
    private final Map<String, String> placeVariants = variants("place-variants.tsv");
    private final Map<String, String> organisationVariants = variants("organisation-variants.tsv");

    private final CorrectedEntities corrections;

    EntityMerger(NameMatcher names, NameLikeness likeness, CorrectedEntities corrections) {
        this.names = names;
        this.likeness = likeness;
        this.corrections = corrections;
    }

    MergedEntities merge(Pile pile) {
        List<Group> groups = new ArrayList<>();
        groups.addAll(people(pile));
        groups.addAll(others(pile, groups));
        groups.addAll(described(pile));
        groups = corrected(groups);
        groups.sort(Comparator.comparing((Group g) -> -g.reports().size()).thenComparing(g -> g.first(pile)));
        Set<String> taken = new HashSet<>();
        List<MergedEntity> merged = new ArrayList<>();
        for (Group group : groups) {
            merged.add(group.merged(pile, taken));
        }
        merged.sort(
                Comparator.comparing((MergedEntity e) -> -e.reports().size()).thenComparing(MergedEntity::id));
        return new MergedEntities(merged);
    }

    /** As analysts said, whatever the names tell. */
    private List<Group> corrected(List<Group> groups) {
        if (corrections.areNone()) {
            return groups;
        }
        List<Group> corrected = new ArrayList<>();
        for (List<Found> members :
                corrections.regroup(groups.stream().map(group -> group.members).toList())) {
            Group group = new Group();
            members.forEach(group::add);
            corrected.add(group);
        }
        return corrected;
    }

    // ---- people

    private List<Group> people(Pile pile) {
        Map<String, PersonGroup> forms = new TreeMap<>();
        List<Found> singles = new ArrayList<>();
        each(pile, e -> e.named() && e.type() == EntityType.PERSON, found -> {
            PersonName name = names.parse(found.entity().name());
            if (name.tokens().size() > 1) {
                PersonGroup group = forms.computeIfAbsent(joined(name), k -> new PersonGroup(name));
                group.add(found);
                group.write(name);
            } else {
                singles.add(found);
            }
        });
        List<PersonGroup> people = new ArrayList<>();
        Map<String, List<PersonGroup>> index = new HashMap<>();
        List<PersonGroup> byWeight = new ArrayList<>(forms.values());
        byWeight.sort(Comparator.comparing((PersonGroup g) -> -g.reports().size())
                .thenComparing(g -> -g.forms.getFirst().tokens().size()));
        for (PersonGroup form : byWeight) {
            PersonName name = form.forms.getFirst();
            PersonGroup home = null;
            for (String key : keys(name)) {
                for (PersonGroup candidate : index.getOrDefault(key, List.of())) {
                    if (home == null && candidate.admits(name, names)) {
                        home = candidate;
                    }
                }
            }
            if (home == null) {
                people.add(form);
                home = form;
            } else {
                home.absorb(form);
            }
            for (String key : keys(name)) {
                List<PersonGroup> under = index.computeIfAbsent(key, k -> new ArrayList<>());
                if (!under.contains(home)) {
                    under.add(home);
                }
            }
        }
        mergeMisspelt(people, index);
        placeSingles(singles, people);
        return new ArrayList<>(people);
    }

    /**
     * {@code Harbour Minister Petra Lund} and {@code Harbour Minister Petra Lunt}: names that are likely one, a slip apart, are one if
     * both hold the same office, share the first or last name and no report names both.
     */
    private void mergeMisspelt(List<PersonGroup> people, Map<String, List<PersonGroup>> index) {
        for (PersonGroup rare : List.copyOf(people)) {
            PersonName name = rare.forms.getFirst();
            String office = rare.office();
            if (office == null) {
                continue;
            }
            for (PersonGroup known : index.getOrDefault(
                    "i:" + name.surname().charAt(0) + name.given().charAt(0), List.of())) {
                PersonName other = known.forms.getFirst();
                boolean shares =
                        name.given().equals(other.given()) || name.surname().equals(other.surname());
                if (known != rare
                        && people.contains(known)
                        && known.reports().size() >= rare.reports().size()
                        && shares
                        && office.equals(known.office())
                        && Collections.disjoint(known.reports(), rare.reports())
                        && likeness.chance(String.join(" ", name.tokens()), String.join(" ", other.tokens()), true)
                                >= LIKELY) {
                    known.absorb(rare);
                    people.remove(rare);
                    break;
                }
            }
        }
    }

    /** {@code Han Ji-won} and {@code Han Ji Won} are written apart and are one. */
    private static String joined(PersonName name) {
        return String.join("", name.tokens()).replace("-", "");
    }

    /** Two ways to be found: by the surname's sound, and by initials. */
    private static List<String> keys(PersonName name) {
        return List.of(
                surnameKey(name.surname()),
                "i:" + name.surname().charAt(0) + name.given().charAt(0));
    }

    private static String surnameKey(String surname) {
        String sound = NameMatcher.transliterated(surname).replaceAll("[aeiouy]", "");
        return "s:" + sound.substring(0, Math.min(3, sound.length()));
    }

    private void placeSingles(List<Found> singles, List<PersonGroup> people) {
        Map<String, List<PersonGroup>> bySurname = new HashMap<>();
        Map<String, List<PersonGroup>> byGiven = new HashMap<>();
        for (PersonGroup person : people) {
            for (PersonName form : person.forms) {
                addOnce(bySurname, surnameKey(form.surname()), person);
                addOnce(byGiven, form.given(), person);
            }
        }
        Map<PersonGroup, Integer> weights = new HashMap<>();
        people.forEach(p -> weights.put(p, p.reports().size()));
        Map<PersonGroup, Set<String>> homes = new HashMap<>();
        people.forEach(p -> homes.put(p, p.reports()));
        Map<String, PersonGroup> rest = new TreeMap<>();
        for (Found single : singles) {
            PersonName name = names.parse(single.entity().name());
            if (name.tokens().isEmpty()) {
                name = new PersonName(List.of(NameMatcher.fold(single.entity().name()) + "?"), "");
            }
            PersonName written = name;
            List<PersonGroup> candidates =
                    new ArrayList<>(bySurname.getOrDefault(surnameKey(name.surname()), List.of()));
            candidates.removeIf(p -> !p.hasSurname(written.surname()) || p.isAnotherIn(single));
            if (candidates.isEmpty() && !names.isKnownGiven(name.surname())) {
                // Family name first, as in Chinese or Korean.
                candidates.addAll(byGiven.getOrDefault(name.surname(), List.of()));
            }
            if (candidates.isEmpty()) {
                // A first name alone goes on with the one whom the same report names in full.
                candidates.addAll(byGiven.getOrDefault(name.surname(), List.of()));
                candidates.removeIf(p -> !homes.getOrDefault(p, Set.of()).contains(single.report()));
            }
            PersonGroup home = choose(candidates, single.report(), homes, weights);
            if (home == null) {
                home = rest.computeIfAbsent(name.surname(), k -> new PersonGroup(written));
            }
            home.add(single);
        }
        people.addAll(rest.values());
    }

    private static @Nullable PersonGroup choose(
            List<PersonGroup> candidates,
            String report,
            Map<PersonGroup, Set<String>> homes,
            Map<PersonGroup, Integer> weights) {
        List<PersonGroup> here = candidates.stream()
                .filter(p -> homes.getOrDefault(p, Set.of()).contains(report))
                .toList();
        List<PersonGroup> left = here.isEmpty() ? candidates : here;
        if (left.size() <= 1) {
            return left.isEmpty() ? null : left.getFirst();
        }
        List<PersonGroup> sorted = left.stream()
                .sorted(Comparator.comparing((PersonGroup p) -> -weights.getOrDefault(p, 0)))
                .toList();
        int first = weights.getOrDefault(sorted.get(0), 0);
        int second = weights.getOrDefault(sorted.get(1), 0);
        return first >= CLEAR_LEAD * second ? sorted.getFirst() : null;
    }

    private static void addOnce(Map<String, List<PersonGroup>> index, String key, PersonGroup person) {
        List<PersonGroup> under = index.computeIfAbsent(key, k -> new ArrayList<>());
        if (!under.contains(person)) {
            under.add(person);
        }
    }

    // ---- bodies, places, groups

    private List<Group> others(Pile pile, List<Group> people) {
        Map<String, Group> byKey = new TreeMap<>();
        Map<String, Set<String>> acronyms = new HashMap<>();
        each(pile, e -> e.named() && e.type() != EntityType.PERSON, found -> {
            String key = key(found.entity());
            byKey.computeIfAbsent(key, k -> new Group()).add(found);
        });
        Map<String, Set<String>> ofLands = new HashMap<>();
        for (String key : byKey.keySet()) {
            String initials = initials(key, Set.of());
            if (initials.length() >= 2) {
                acronyms.computeIfAbsent(initials, k -> new TreeSet<>()).add(key);
            }
            String ofLand = initials(key, SHORT_FORMS);
            if (initials.length() >= 3 && !ofLand.equals(initials)) {
                ofLands.computeIfAbsent(ofLand, k -> new TreeSet<>()).add(key);
            }
        }
        for (String key : List.copyOf(byKey.keySet())) {
            Group group = byKey.get(key);
            if (group == null) {
                continue;
            }
            boolean isAcronym = group.members.stream()
                    .anyMatch(f -> ACRONYM.matcher(f.entity().name()).matches());
            Set<String> expansions = acronyms.getOrDefault(key, ofLands.getOrDefault(key, Set.of()));
            if (isAcronym && expansions.size() == 1) {
                Group expansion = byKey.get(expansions.iterator().next());
                if (expansion != null && expansion != group && canStandFor(group, expansion)) {
                    expansion.absorb(group);
                    byKey.remove(key);
                }
            }
        }
        mergeSpellings(byKey);
        giveBackToPeople(byKey, people);
        giveBackFromPeople(pile, byKey, people);
        return List.copyOf(byKey.values());
    }

    /** {@code URC} for {@code Upper River Commission}; {@code UN} is known and never {@code Union of Nurses}. */
    private static boolean canStandFor(Group acronym, Group expansion) {
        if (acronym.type() != expansion.type()) {
            return false;
        }
        KnownNames known = KnownNames.get();
        Set<String> meant = new TreeSet<>();
        acronym.members.forEach(f -> known.canonical(f.entity().name()).ifPresent(meant::add));
        return meant.isEmpty()
                || expansion.members.stream()
                        .anyMatch(f -> meant.contains(
                                known.canonical(f.entity().name()).orElse("")));
    }

    /** {@code Odesa} and {@code Odessa}, {@code Zelenskyy Foundation} and {@code Zelensky Foundation}. */
    private static void mergeSpellings(Map<String, Group> byKey) {
        Map<String, String> bySound = new HashMap<>();
        for (String key : List.copyOf(byKey.keySet())) {
            if (key.length() < 5) {
                continue;
            }
            String first = bySound.putIfAbsent(NameMatcher.transliterated(key), key);
            Group group = byKey.get(key);
            Group home = first == null ? null : byKey.get(first);
            if (home != null && group != null) {
                home.absorb(group);
                byKey.remove(key);
            }
        }
    }

    /** A surname, or a full name, that some report took for a body belongs to the one person who bears it. */
    private static void giveBackToPeople(Map<String, Group> byKey, List<Group> people) {
        Map<String, List<Group>> bySurname = new HashMap<>();
        Map<String, List<Group>> inFull = new HashMap<>();
        for (Group group : people) {
            if (group instanceof PersonGroup person) {
                for (PersonName form : person.forms) {
                    inFull.put(String.join(" ", form.tokens()).replace('-', ' '), List.of(group));
                    List<Group> under = bySurname.computeIfAbsent(form.surname(), k -> new ArrayList<>());
                    if (!under.contains(group)) {
                        under.add(group);
                    }
                }
            }
        }
        for (String key : List.copyOf(byKey.keySet())) {
            Group group = byKey.get(key);
            List<Group> bearers = bySurname.getOrDefault(key, inFull.getOrDefault(key, List.of()));
            if (group != null
                    && bearers.size() == 1
                    && group.type() != EntityType.PLACE
                    && group.reports().size() <= bearers.getFirst().reports().size()) {
                bearers.getFirst().absorb(group);
                byKey.remove(key);
            }
        }
    }

    /** {@code Haven}, that some report took for a person without an office, a title or a pronoun, where more reports have it as a place or a body. */
    private void giveBackFromPeople(Pile pile, Map<String, Group> byKey, List<Group> people) {
        people.removeIf(person -> {
            Set<String> keys =
                    person.members.stream().map(found -> key(found.entity())).collect(Collectors.toSet());
            Group home = keys.size() == 1 ? byKey.get(keys.iterator().next()) : null;
            boolean taken = home != null
                    && (home.type() == EntityType.PLACE || home.type() == EntityType.ORGANISATION)
                    && home.reports().size() > person.reports().size()
                    && person.members.stream().noneMatch(found -> isSurelyPerson(pile, found));
            if (home != null && taken) {
                home.absorb(person);
            }
            return taken;
        });
    }

    /** {@code Mayor Haven}, {@code Mr Haven}, or whom the report calls {@code he}. */
    private static boolean isSurelyPerson(Pile pile, Found found) {
        String text = pile.reading(found.report()).text();
        return found.entity().role() != null
                || found.entity().mentions().stream()
                        .anyMatch(mention -> PRONOUN.matcher(mention.in(text)).matches()
                                || TITLE.matcher(text)
                                        .region(Math.max(0, mention.start() - LONGEST_TITLE), mention.start())
                                        .find());
    }

    private String key(Entity entity) {
        String folded = NameMatcher.fold(entity.name()).replace('-', ' ').replace("organis", "organiz");
        if (folded.startsWith("the ")) {
            folded = folded.substring(4);
        }
        String known = organisationVariants.get(folded);
        if (known == null) {
            known = placeVariants.get(folded);
        }
        if (known != null) {
            return known;
        }
        for (String head : List.of("department of ", "ministry of ")) {
            if (folded.startsWith(head)) {
                String rest = folded.substring(head.length());
                return (rest.startsWith("the ") ? rest.substring(4) : rest) + " "
                        + head.substring(0, head.indexOf(' '));
            }
        }
        return folded.isEmpty() ? entity.name() : folded;
    }

    /** {@code urc} of {@code upper river commission}; with {@code uk} whole, {@code uksra} of {@code uk shore rescue agency}. */
    private static String initials(String key, Set<String> whole) {
        StringBuilder initials = new StringBuilder();
        for (String word : key.split("[ \\-]", -1)) {
            if (!word.isEmpty() && !SMALL.contains(word)) {
                initials.append(word, 0, whole.contains(word) ? word.length() : 1);
            }
        }
        return initials.toString();
    }

    private static Map<String, String> variants(String list) {
        Map<String, String> variants = new HashMap<>();
        for (List<String> cells : WordList.rows(EntityMerger.class, list)) {
            for (String cell : cells) {
                variants.putIfAbsent(cell.replace('-', ' '), cells.getFirst().replace('-', ' '));
            }
        }
        return variants;
    }

    // ---- described sources

    private static List<Group> described(Pile pile) {
        Map<String, Group> byKey = new LinkedHashMap<>();
        each(pile, e -> !e.named(), found -> {
            String description = description(found.entity().name());
            String report = found.report();
            Group same = byKey.get(description);
            boolean general = description.indexOf(' ') < 0;
            boolean twice = same != null && same.reports().contains(report);
            String key = general || twice
                    ? description + "\t" + report + "\t" + found.entity().id()
                    : description;
            byKey.computeIfAbsent(key, k -> new Group()).add(found);
        });
        return List.copyOf(byKey.values());
    }

    /** {@code a senior U.S. official} and {@code the senior US official} are the same description. */
    static String description(String name) {
        String folded = NameMatcher.fold(name);
        for (String article : List.of("a ", "an ", "the ", "one ")) {
            if (folded.startsWith(article)) {
                folded = folded.substring(article.length());
            }
        }
        return (" " + folded + " ")
                .replace(" u s ", " us ")
                .replace(" american ", " us ")
                .replace(" united states ", " us ")
                .replace(" british ", " uk ")
                .strip();
    }

    // ---- common

    private static void each(
            Pile pile, java.util.function.Predicate<Entity> wanted, java.util.function.Consumer<Found> into) {
        for (Reading reading : pile.readings()) {
            for (Entity entity : reading.annotation().entities()) {
                if (wanted.test(entity)) {
                    into.accept(new Found(reading.id(), entity));
                }
            }
        }
    }

    private static String slug(String name) {
        String slug = NOT_SLUG.matcher(NameMatcher.fold(name)).replaceAll("-");
        slug = slug.startsWith("-") ? slug.substring(1) : slug;
        slug = slug.length() > LONGEST_SLUG ? slug.substring(0, LONGEST_SLUG) : slug;
        slug = slug.endsWith("-") ? slug.substring(0, slug.length() - 1) : slug;
        return slug.isEmpty() ? "entity" : slug;
    }

    /** An entity of one report. */
    record Found(String report, Entity entity) {}

    /** Entities that are taken for one. */
    private static class Group {
        final List<Found> members = new ArrayList<>();
        private final Set<String> reports = new LinkedHashSet<>();

        void add(Found found) {
            members.add(found);
            reports.add(found.report());
        }

        void absorb(Group other) {
            other.members.forEach(this::add);
        }

        Set<String> reports() {
            return reports;
        }

        String first(Pile pile) {
            int rank =
                    members.stream().mapToInt(f -> pile.rank(f.report())).min().orElse(0);
            return String.format(java.util.Locale.ROOT, "%09d", rank)
                    + members.stream()
                            .map(f -> f.entity().name())
                            .min(Comparator.naturalOrder())
                            .orElse("");
        }

        EntityType type() {
            return mostFrequent(members.stream().map(f -> f.entity().type()).toList());
        }

        MergedEntity merged(Pile pile, Set<String> taken) {
            String name = bestName(pile);
            Set<String> aliases = new TreeSet<>();
            members.forEach(f -> aliases.add(f.entity().name()));
            aliases.remove(name);
            String base = slug(name);
            String id = base;
            for (int n = 2; !taken.add(id); n++) {
                id = base + "-" + n;
            }
            return new MergedEntity(
                    id,
                    name,
                    type(),
                    bestRole(pile),
                    isNamed(),
                    List.copyOf(aliases),
                    members.stream()
                            .map(f -> new MergedEntity.Member(
                                    f.report(), f.entity().id()))
                            .sorted(Comparator.comparing((MergedEntity.Member m) -> pile.rank(m.report()))
                                    .thenComparing(MergedEntity.Member::entity))
                            .toList());
        }

        private boolean isNamed() {
            return members.stream().anyMatch(found -> found.entity().named());
        }

        /** A name before any description. */
        private String bestName(Pile pile) {
            Map<String, Tally> tallies = new TreeMap<>();
            for (Found found : members) {
                if (found.entity().named() == isNamed()) {
                    tallies.computeIfAbsent(found.entity().name(), Tally::new).add(found.report(), pile);
                }
            }
            return tallies.values().stream()
                    .max(Comparator.comparing(Tally::isFull)
                            .thenComparing(t -> t.clean.size())
                            .thenComparing(t -> CURRENT_FORMS.contains(NameMatcher.fold(t.text)))
                            .thenComparing(t -> t.all.size())
                            .thenComparing(t -> t.text.length())
                            .thenComparing(t -> t.text, Comparator.reverseOrder()))
                    .orElseThrow()
                    .text;
        }

        private @Nullable String bestRole(Pile pile) {
            Map<String, Tally> tallies = new TreeMap<>();
            for (Found found : members) {
                if (found.entity().role() != null) {
                    tallies.computeIfAbsent(found.entity().role(), Tally::new).add(found.report(), pile);
                }
            }
            return tallies.values().stream()
                    .max(Comparator.comparing((Tally t) -> t.clean.size())
                            .thenComparing(t -> t.fidelity)
                            .thenComparing(t -> t.all.size())
                            .thenComparing(t -> t.text.length())
                            .thenComparing(t -> t.text, Comparator.reverseOrder()))
                    .map(t -> t.text)
                    .orElse(null);
        }
    }

    private static EntityType mostFrequent(Collection<EntityType> types) {
        Map<EntityType, Integer> counts = new TreeMap<>();
        types.forEach(t -> counts.merge(t, 1, Integer::sum));
        EntityType best = EntityType.OTHER;
        int most = 0;
        for (Map.Entry<EntityType, Integer> entry : counts.entrySet()) {
            if (entry.getValue() > most) {
                most = entry.getValue();
                best = entry.getKey();
            }
        }
        return best;
    }

    /** How well a form is attested. */
    private static final class Tally {
        final String text;
        final Set<String> all = new HashSet<>();
        final Set<String> clean = new HashSet<>();
        /** Of the least mangled report that has it. */
        double fidelity;

        Tally(String text) {
            this.text = text;
        }

        void add(String report, Pile pile) {
            all.add(report);
            fidelity = Math.max(fidelity, pile.fidelity(report));
            if (pile.isClean(report)) {
                clean.add(report);
            }
        }

        boolean isFull() {
            return text.strip().indexOf(' ') > 0;
        }
    }

    /** One person, with every full form of the name. */
    private static final class PersonGroup extends Group {
        final List<PersonName> forms = new ArrayList<>();

        PersonGroup(PersonName form) {
            forms.add(form);
        }

        void absorb(PersonGroup other) {
            super.absorb(other);
            forms.addAll(other.forms);
        }

        /** The office most reports give, folded; null if none does. */
        @Nullable
        String office() {
            Map<String, Integer> counts = new TreeMap<>();
            for (Found found : members) {
                if (found.entity().role() != null) {
                    counts.merge(NameMatcher.fold(found.entity().role()), 1, Integer::sum);
                }
            }
            String best = null;
            int most = 0;
            for (Map.Entry<String, Integer> entry : counts.entrySet()) {
                if (entry.getValue() > most) {
                    most = entry.getValue();
                    best = entry.getKey();
                }
            }
            return best;
        }

        /** Takes note of another way to write the name. */
        void write(PersonName form) {
            if (!forms.contains(form)) {
                forms.add(form);
            }
        }

        boolean admits(PersonName name, NameMatcher names) {
            return forms.stream().limit(MOST_FORMS_COMPARED).allMatch(f -> names.canBeSame(f, name));
        }

        /** Of {@code President Voss} and {@code Lena Voss}, kept apart by their own report, the one holds the office and the other none. */
        boolean isAnotherIn(Found single) {
            String office = single.entity().role();
            return office != null
                    && members.stream()
                            .anyMatch(m -> m.report().equals(single.report())
                                    && m.entity().named()
                                    && m.entity().role() == null);
        }

        boolean hasSurname(String surname) {
            return forms.stream()
                    .limit(MOST_FORMS_COMPARED)
                    .anyMatch(f -> NameMatcher.surnames(f.surname(), surname) != NameMatcher.Likeness.NONE);
        }
    }
}
