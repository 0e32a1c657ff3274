package org.rapporteur.story;

import java.util.ArrayList;
import java.util.List;

/** A story of a stream that still has reports in the window. */
final class LiveStory {
    /** Reports that speak for a story when another asks how like it is: its first and its latest. */
    private static final int WITNESSES = 12;

    private static final int FIRST_WITNESSES = 3;
    /** Reports of a story whose words are kept, and how many of them are its first. */
    private static final int MOST_SPEAKING = 100;

    private static final int FIRST_SPEAKING = 20;

    final String id;
    /** Counts up with every story; never given twice. */
    final int number;
    /** In order of arrival. */
    List<Member> members = new ArrayList<>(1);
    /** Those whose words are kept: the first and the latest. */
    final List<Member> speaking = new ArrayList<>(1);
    /** Size when the slow pass last looked. */
    int settledSize;

    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;
    private boolean hasUndatedOnly = true;

    LiveStory(String id, int number) {
        this.id = id;
        this.number = number;
    }

    void add(Member member) {
        members.add(member);
        member.story = this;
        note(member);
    }

    /** Sets the members anew. */
    void setMembers(List<Member> all) {
        members = all;
        speaking.clear();
        first = Long.MAX_VALUE;
        last = Long.MIN_VALUE;
        hasUndatedOnly = true;
        for (Member member : all) {
            member.story = this;
            note(member);
        }
    }

    private void note(Member member) {
        if (member.speaks()) {
            speaking.add(member);
            if (speaking.size() > MOST_SPEAKING) {
                speaking.remove(FIRST_SPEAKING).fallSilent();
            }
        }
        if (member.day != Member.UNDATED) {
            first = Math.min(first, member.day);
            last = Math.max(last, member.day);
            hasUndatedOnly = false;
        }
    }

    /** Mean likeness of a report to those that speak for the story, lessened by the days between. */
    double likeness(Sought vector, long day) {
        return meanLikeness(vector) * nearness(day);
    }

    /** Days of silence between the story and a report of that day; none where a day is missing. */
    long gap(long day) {
        return day == Member.UNDATED || hasUndatedOnly ? 0 : Math.max(0, Math.max(first - day, day - last));
    }

    /** What is left of a likeness to a report of that day. */
    double nearness(long day) {
        return day == Member.UNDATED || hasUndatedOnly
                ? Nearness.UNDATED
                : Nearness.of(Math.max(first - day, day - last));
    }

    private double meanLikeness(Sought vector) {
        int size = speaking.size();
        double sum = 0;
        if (size <= WITNESSES) {
            for (Member member : speaking) {
                sum += member.likeness(vector);
            }
            return size == 0 ? 0 : sum / size;
        }
        for (int i = 0; i < FIRST_WITNESSES; i++) {
            sum += speaking.get(i).likeness(vector);
        }
        for (int i = size - (WITNESSES - FIRST_WITNESSES); i < size; i++) {
            sum += speaking.get(i).likeness(vector);
        }
        return sum / WITNESSES;
    }

    /** The first and the latest of those that speak, at most so many. */
    List<Member> witnesses(int most) {
        int size = speaking.size();
        if (size <= most) {
            return speaking;
        }
        int first = Math.max(1, most / 4);
        List<Member> some = new ArrayList<>(speaking.subList(0, first));
        some.addAll(speaking.subList(size - (most - first), size));
        return some;
    }
}
