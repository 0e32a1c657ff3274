package org.rapporteur.flink.job;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.rapporteur.flink.form.Form;
import org.rapporteur.flink.form.Wire;
import org.rapporteur.flink.step.Told;

/** A report came into a story, or left it. */
sealed interface StoryChange {
    /** Key: the story's id. */
    String story();

    /** It is in the story now. */
    record Joined(String story, Told told) implements StoryChange {}

    /** It is in another one now. */
    record Left(String story, String report) implements StoryChange {}

    /** How it is written. */
    record AsForm() implements Form<StoryChange> {
        @Override
        public Class<StoryChange> type() {
            return StoryChange.class;
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public void write(StoryChange value, DataOutput out) throws IOException {
            Wire.writeText(value.story(), out);
            out.writeBoolean(value instanceof Joined);
            switch (value) {
                case Joined joined -> Wire.write(new ToldForm(), joined.told, out);
                case Left left -> Wire.writeText(left.report, out);
            }
        }

        @Override
        public StoryChange read(DataInput in, int version) throws IOException {
            String story = Wire.readText(in);
            return in.readBoolean()
                    ? new Joined(story, Wire.read(new ToldForm(), in))
                    : new Left(story, Wire.readText(in));
        }
    }
}
