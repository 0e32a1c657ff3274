package org.rapporteur.story;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.Fidelity;
import org.rapporteur.annotate.HeadMatter;
import org.rapporteur.claim.Reading;
import org.rapporteur.extract.Published;
import org.rapporteur.text.WrittenText;

/** What the story room looks at in a report: when it came out, its headline, and how often each word stands where. */
public final class StoryReport {
    /** In order of publication; what has no date comes last; the id decides what is left. */
    static final Comparator<StoryReport> PUBLICATION = Comparator.comparing(
                    StoryReport::day, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(StoryReport::moment, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(StoryReport::id);

    /** Characters shown of a report without a headline. */
    private static final int LONGEST_LINE = 120;

    private static final int LONGEST_OPENING = 1_000;

    private final String id;
    private final @Nullable Long day;
    private final @Nullable String moment;
    private final @Nullable String headline;
    private final String text;
    private final List<LocalDate> days;
    private final boolean mangled;
    /** Counted when it is first asked for: a report that only travels is never asked. */
    private volatile @Nullable Map<Field, Map<String, Integer>> counts;

    private StoryReport(
            String id,
            Published published,
            @Nullable String headline,
            String text,
            Collection<LocalDate> days,
            boolean mangled) {
        this.id = id;
        this.day = published.date().map(LocalDate::toEpochDay).orElse(null);
        this.moment = published.value();
        this.headline = headline == null || headline.isBlank() ? null : headline;
        this.text = text;
        this.days = List.copyOf(days);
        this.mangled = mangled;
    }

    private Map<Field, Map<String, Integer>> count() {
        Map<Field, Map<String, Integer>> counted = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            counted.put(field, Terms.newCounts());
        }
        Terms.count(headline, text, counted);
        for (LocalDate each : days) {
            Terms.add(counted, Field.DAY, each.toString(), 1);
        }
        return counted;
    }

    /** What a reading gives. */
    public static StoryReport of(Reading reading) {
        return new StoryReport(
                reading.id(),
                reading.article().meta().published(),
                reading.article().meta().title(),
                reading.text(),
                Terms.days(reading.annotation().times()),
                reading.annotation().fidelity().state() == Fidelity.State.MANGLED);
    }

    /**
     * A report that nobody has read closely, such as a line of a feed.
     *
     * @param published a date or date and time as ISO 8601 has them, or null
     * @param days that it speaks of
     */
    public static StoryReport of(
            String id, @Nullable String published, @Nullable String headline, String text, List<LocalDate> days) {
        return new StoryReport(id, new Published(published, null), headline, text, days, false);
    }

    /** Writes it down; {@link #readFrom} reads it. */
    public void writeTo(DataOutput out) throws IOException {
        WrittenText.write(id, out);
        WrittenText.writeOrNull(moment, out);
        WrittenText.writeOrNull(headline, out);
        WrittenText.write(text, out);
        out.writeInt(days.size());
        for (LocalDate each : days) {
            out.writeLong(each.toEpochDay());
        }
        out.writeBoolean(mangled);
    }

    /**
     * Reads what {@link #writeTo} wrote.
     *
     * @throws IOException if it breaks off
     */
    public static StoryReport readFrom(DataInput in) throws IOException {
        String id = WrittenText.read(in);
        String moment = WrittenText.readOrNull(in);
        String headline = WrittenText.readOrNull(in);
        String text = WrittenText.read(in);
        List<LocalDate> days = new ArrayList<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            days.add(LocalDate.ofEpochDay(in.readLong()));
        }
        return new StoryReport(id, new Published(moment, null), headline, text, days, in.readBoolean());
    }

    /** The report's id. */
    public String id() {
        return id;
    }

    /** Days since 1970 of publication, or null. */
    @Nullable
    Long day() {
        return day;
    }

    /** Publication as precise as known, or null. */
    @Nullable
    String moment() {
        return moment;
    }

    /** The headline, or null. */
    @Nullable
    String headline() {
        return headline;
    }

    /** What to show for a report without a headline. */
    String opening() {
        return firstLine(text);
    }

    /** Whether a machine wrote its words anew. */
    boolean mangled() {
        return mangled;
    }

    /** How often each stem stands there, in no order. */
    Map<String, Integer> counts(Field field) {
        Map<Field, Map<String, Integer>> known = counts;
        if (known == null) {
            known = count();
            counts = known;
        }
        return known.getOrDefault(field, Map.of());
    }

    /** How its stems are written in it; see {@link Terms#forms}. */
    Map<String, String> forms(Collection<String> names, Collection<String> words) {
        return Terms.forms(headline, text, names, words);
    }

    private static String firstLine(String text) {
        int own = HeadMatter.end(text);
        String line = text.substring(own, Math.min(text.length(), own + LONGEST_OPENING))
                .lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty())
                .findFirst()
                .orElse("");
        return line.length() <= LONGEST_LINE
                ? line
                : line.substring(0, LONGEST_LINE - (Character.isHighSurrogate(line.charAt(LONGEST_LINE - 1)) ? 1 : 0))
                        + "…";
    }
}
