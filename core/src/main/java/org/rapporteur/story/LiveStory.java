package org.rapporteur.story;

import java.util.ArrayList;
import java.util.List;

/** A story of a stream that still has reports in the window. */
final class LiveStory {
    /** Reports that speak for a story when another asks how like it is: its first and its latest. */
    private static final int WITNESSES = 16;

    private static final int FIRST_WITNESSES = 4;

    final String id;
    /** Counts up with every story; never given twice. */
    final int number;
    /** In order of arrival. */
    List<Member> members = new ArrayList<>(1);
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
        first = Long.MAX_VALUE;
        last = Long.MIN_VALUE;
        hasUndatedOnly = true;
        for (Member member : all) {
            member.story = this;
            note(member);
        }
    }

    private void note(Member member) {
        if (member.day != Member.UNDATED) {
            first = Math.min(first, member.day);
            last = Math.max(last, member.day);
            hasUndatedOnly = false;
        }
    }

    /** Mean likeness of a report to those that speak for the story, lessened by the days between. */
    double likeness(Packed vector, long day) {
        return meanLikeness(vector) * nearness(day);
    }

    private double nearness(long day) {
        return day == Member.UNDATED || hasUndatedOnly
                ? Nearness.UNDATED
                : Nearness.of(Math.max(first - day, day - last));
    }

    private double meanLikeness(Packed vector) {
        int size = members.size();
        double sum = 0;
        if (size <= WITNESSES) {
            for (Member member : members) {
                sum += member.vector.dot(vector);
            }
            return sum / size;
        }
        for (int i = 0; i < FIRST_WITNESSES; i++) {
            sum += members.get(i).vector.dot(vector);
        }
        for (int i = size - (WITNESSES - FIRST_WITNESSES); i < size; i++) {
            sum += members.get(i).vector.dot(vector);
        }
        return sum / WITNESSES;
    }

    /** Its first and its latest reports, at most so many. */
    List<Member> witnesses(int most) {
        int size = members.size();
        if (size <= most) {
            return members;
        }
        List<Member> some = new ArrayList<>(members.subList(0, most / 4));
        some.addAll(members.subList(size - (most - most / 4), size));
        return some;
    }
}
