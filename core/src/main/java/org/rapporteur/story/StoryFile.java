package org.rapporteur.story;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.rapporteur.correction.Correction;

/**
 * The state of a {@link StoryTracker} as a file: a heading with the version, then part by part, then an end mark. Numbers are
 * big-endian, strings their length in bytes and UTF-8.
 */
final class StoryFile {
    private static final int HEADING = 0x5250_5354;
    private static final int END = 0x454E_4421;
    /**
     * To be raised with every change to what is written, or to how words are numbered: old vectors would mean nothing. A change of a place's
     * share does not raise it while old and new vectors of one report are nearly one (.98 for that of 2026-12-01): a stream that goes on
     * over it compares the two until its window has passed.
     */
    private static final int VERSION = 2;
    /** Can be read still; it kept the marks of all words. */
    private static final int WITH_MARKS = 1;
    /** No report has more words, and no list more entries; a larger number shows a damaged file before it asks for the memory. */
    private static final int MOST = 1 << 26;

    /** More different words than any language's news has been seen to use. */
    private static final int MOST_RESERVED = 1 << 22;

    private static final int BUFFER = 1 << 16;

    private StoryFile() {}

    static void write(StoryTracker tracker, OutputStream to) throws IOException {
        Writer out = new Writer(new DataOutputStream(new BufferedOutputStream(to, BUFFER)));
        out.data.writeInt(HEADING);
        out.data.writeInt(VERSION);
        out.data.writeInt(tracker.windowDays);
        out.clock(tracker);
        out.bearers(tracker.bearers);
        out.stories(tracker);
        out.postings(tracker.postings);
        out.data.writeInt(tracker.pending.size());
        for (var each : tracker.pending.entrySet()) {
            out.data.writeInt(each.getKey());
            out.ints(each.getValue().stream().mapToInt(Integer::intValue).toArray());
        }
        out.data.writeInt(tracker.redirects.size());
        for (Redirect each : tracker.redirects) {
            out.redirect(each);
        }
        out.data.writeInt(tracker.made.size());
        for (Correction.OfStories each : tracker.made) {
            out.correction(each);
        }
        out.data.writeInt(END);
        out.data.flush();
    }

    /** Reads to the end mark; may read on for a buffer's length, so the state should be the last thing in its stream. */
    static StoryTracker read(InputStream from) throws IOException {
        DataInputStream data = new DataInputStream(new BufferedInputStream(from, BUFFER));
        try {
            if (data.readInt() != HEADING) {
                throw new IOException("this is no state of a story tracker");
            }
            int version = data.readInt();
            if (version != VERSION && version != WITH_MARKS) {
                throw new IOException("state of version " + version + ", this program reads versions " + WITH_MARKS
                        + " and " + VERSION + ": observe the reports again");
            }
            Reader in = new Reader(data, version == WITH_MARKS);
            int windowDays = data.readInt();
            if (windowDays < 0) {
                throw new IOException("damaged: a window of " + windowDays + " days");
            }
            StoryTracker tracker = new StoryTracker(windowDays);
            in.clock(tracker);
            in.bearers(tracker.bearers);
            in.stories(tracker);
            in.postings(tracker.postings);
            for (int i = in.size(); i > 0; i--) {
                TreeSet<Integer> rivals = new TreeSet<>();
                tracker.pending.put(in.data.readInt(), rivals);
                for (int rival : in.ints()) {
                    rivals.add(rival);
                }
            }
            for (int i = in.size(); i > 0; i--) {
                tracker.note(in.redirect());
            }
            for (int i = in.size(); i > 0; i--) {
                tracker.made.add(in.correction());
            }
            tracker.corrections = new Corrections(tracker.made);
            if (in.data.readInt() != END) {
                throw new IOException("damaged: the end mark is not where it should be");
            }
            return tracker;
        } catch (EOFException e) {
            throw new IOException("the state breaks off", e);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IOException("damaged: " + e.getMessage(), e);
        }
    }

    private record Writer(DataOutputStream data) {
        void clock(StoryTracker tracker) throws IOException {
            data.writeInt(tracker.nextNumber);
            data.writeLong(tracker.arrived);
            data.writeInt(tracker.sinceSettled);
            data.writeInt(tracker.deadStories);
            data.writeInt(tracker.weighedAt);
            data.writeInt(tracker.ticks);
            data.writeLong(tracker.today);
            for (long each : tracker.clock) {
                data.writeLong(each);
            }
        }

        void bearers(Bearers bearers) throws IOException {
            data.writeInt(bearers.reports());
            int[] all = new int[2 * bearers.size()];
            int[] n = {0};
            bearers.forEach((key, count) -> {
                all[n[0]++] = key;
                all[n[0]++] = count;
            });
            ints(all);
        }

        /** Story by story; then by day the numbers, counted through, of the members that arrived under it. */
        void stories(StoryTracker tracker) throws IOException {
            Map<Member, Integer> numbers = new HashMap<>();
            data.writeInt(tracker.stories.size());
            for (LiveStory story : tracker.stories.values()) {
                data.writeInt(story.number);
                text(story.id);
                data.writeInt(story.settledSize);
                data.writeInt(story.members.size());
                for (Member member : story.members) {
                    numbers.put(member, numbers.size());
                    member(member);
                }
            }
            data.writeInt(tracker.arrivals.size());
            for (var day : tracker.arrivals.entrySet()) {
                data.writeLong(day.getKey());
                ints(day.getValue().stream()
                        .filter(numbers::containsKey)
                        .mapToInt(member -> Objects.requireNonNull(numbers.get(member)))
                        .toArray());
            }
        }

        private void member(Member member) throws IOException {
            text(member.id);
            data.writeLong(member.day);
            text(member.title());
            data.writeBoolean(member.isTitled);
            data.writeLong(member.arrival);
            texts(member.copies());
            data.writeBoolean(member.speaks());
            if (member.speaks()) {
                Packed vector = member.words();
                data.writeFloat(vector.step);
                ints(vector.terms);
                data.writeBoolean(vector.marks.length > 0);
                data.write(vector.marks);
                data.write(vector.weights);
            }
        }

        void postings(Postings postings) throws IOException {
            data.writeInt(postings.words());
            IOException[] failed = new IOException[1];
            postings.forEach((key, list) -> {
                try {
                    data.writeInt(key);
                    data.writeInt(list[0]);
                    data.writeInt(list[1]);
                    for (int i = 2; i < list[0] + 2; i++) {
                        data.writeInt(list[i]);
                    }
                } catch (IOException e) {
                    failed[0] = e;
                }
            });
            if (failed[0] != null) {
                throw failed[0];
            }
        }

        void redirect(Redirect redirect) throws IOException {
            text(redirect.kind().name());
            text(redirect.from());
            text(redirect.into());
            data.writeInt(redirect.reports());
            nullable(redirect.on());
            text(redirect.why());
        }

        void correction(Correction.OfStories correction) throws IOException {
            text(correction.kind().name());
            texts(correction.reports());
            texts(correction.others());
            nullable(correction.by());
            nullable(correction.on());
            nullable(correction.why());
        }

        void ints(int[] all) throws IOException {
            data.writeInt(all.length);
            ByteBuffer bytes = ByteBuffer.allocate(4 * Math.min(all.length, BUFFER));
            for (int from = 0; from < all.length; from += BUFFER) {
                int length = Math.min(BUFFER, all.length - from);
                bytes.asIntBuffer().put(all, from, length);
                data.write(bytes.array(), 0, 4 * length);
            }
        }

        private void texts(List<String> all) throws IOException {
            data.writeInt(all.size());
            for (String each : all) {
                text(each);
            }
        }

        private void text(String value) throws IOException {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            data.writeInt(bytes.length);
            data.write(bytes);
        }

        private void nullable(@Nullable String value) throws IOException {
            data.writeBoolean(value != null);
            if (value != null) {
                text(value);
            }
        }
    }

    /** @param isMarked whether all vectors have marks */
    private record Reader(DataInputStream data, boolean isMarked) {
        void clock(StoryTracker tracker) throws IOException {
            tracker.nextNumber = data.readInt();
            tracker.arrived = data.readLong();
            tracker.sinceSettled = data.readInt();
            tracker.deadStories = data.readInt();
            tracker.weighedAt = data.readInt();
            tracker.ticks = data.readInt();
            tracker.today = data.readLong();
            for (int i = 0; i < tracker.clock.length; i++) {
                tracker.clock[i] = data.readLong();
            }
        }

        void bearers(Bearers bearers) throws IOException {
            bearers.setReports(data.readInt());
            int[] all = ints();
            for (int i = 0; i + 1 < all.length; i += 2) {
                bearers.add(all[i], all[i + 1]);
            }
        }

        void stories(StoryTracker tracker) throws IOException {
            List<Member> members = new ArrayList<>();
            for (int i = size(); i > 0; i--) {
                int number = data.readInt();
                LiveStory story = new LiveStory(text(), number);
                story.settledSize = data.readInt();
                tracker.add(story);
                for (int m = size(); m > 0; m--) {
                    Member member = member(story);
                    story.add(member);
                    members.add(member);
                    tracker.memberByReport.put(member.id, member);
                    member.copies().forEach(copy -> tracker.memberByReport.put(copy, member));
                }
            }
            for (int i = size(); i > 0; i--) {
                List<Member> arrived = new ArrayList<>();
                tracker.arrivals.put(data.readLong(), arrived);
                for (int number : ints()) {
                    arrived.add(members.get(number));
                }
            }
        }

        private Member member(LiveStory story) throws IOException {
            String id = text();
            long day = data.readLong();
            String title = text();
            boolean isTitled = data.readBoolean();
            long arrival = data.readLong();
            List<String> copies = texts();
            Packed vector = data.readBoolean() ? vector() : null;
            Member member = new Member(id, vector, day, title, isTitled, arrival, story);
            copies.forEach(member::addCopy);
            return member;
        }

        private Packed vector() throws IOException {
            float step = data.readFloat();
            int[] terms = ints();
            byte[] marks = bytes(isMarked || data.readBoolean() ? terms.length : 0);
            return new Packed(terms, marks, bytes(terms.length), step);
        }

        void postings(Postings postings) throws IOException {
            int words = size();
            // a damaged number asks for no more memory than this
            postings.reserve(Math.min(words, MOST_RESERVED));
            for (int i = words; i > 0; i--) {
                int key = data.readInt();
                int size = data.readInt();
                if (size < 1 || size > Postings.LONGEST) {
                    throw new IOException("damaged: a word in " + size + " stories");
                }
                int[] list = new int[size + 2];
                list[0] = size;
                list[1] = data.readInt();
                for (int k = 2; k < list.length; k++) {
                    list[k] = data.readInt();
                }
                postings.restore(key, list);
            }
        }

        Redirect redirect() throws IOException {
            return new Redirect(Redirect.Kind.valueOf(text()), text(), text(), data.readInt(), nullable(), text());
        }

        Correction.OfStories correction() throws IOException {
            return new Correction.OfStories(
                    Correction.OfStories.Kind.valueOf(text()), texts(), texts(), nullable(), nullable(), nullable());
        }

        int size() throws IOException {
            int size = data.readInt();
            if (size < 0 || size > MOST) {
                throw new IOException("damaged: a list of " + size);
            }
            return size;
        }

        int[] ints() throws IOException {
            int[] all = new int[size()];
            for (int from = 0; from < all.length; from += BUFFER) {
                int length = Math.min(BUFFER, all.length - from);
                ByteBuffer.wrap(bytes(4 * length)).asIntBuffer().get(all, from, length);
            }
            return all;
        }

        private byte[] bytes(int length) throws IOException {
            byte[] bytes = data.readNBytes(length);
            if (bytes.length != length) {
                throw new EOFException();
            }
            return bytes;
        }

        private List<String> texts() throws IOException {
            List<String> all = new ArrayList<>();
            for (int i = size(); i > 0; i--) {
                all.add(text());
            }
            return all;
        }

        private String text() throws IOException {
            return new String(bytes(size()), StandardCharsets.UTF_8);
        }

        private @Nullable String nullable() throws IOException {
            return data.readBoolean() ? text() : null;
        }
    }
}
