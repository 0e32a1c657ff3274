package org.rapporteur.flink.job;

import org.apache.flink.util.OutputTag;
import org.rapporteur.flink.form.FormType;
import org.rapporteur.flink.form.InputProblemForm;
import org.rapporteur.flink.sink.ToDesk;
import org.rapporteur.flink.sink.ToDeskForm;
import org.rapporteur.ingest.InputProblem;

/** The messages that an operator sends beside its first kind. */
final class Ways {
    static final OutputTag<Gathering> GATHER = new OutputTag<>("gather", new FormType<>(new Gathering.AsForm()));
    static final OutputTag<Comparing> COMPARE = new OutputTag<>("compare", new FormType<>(new Comparing.AsForm()));
    static final OutputTag<Placing> PLACE = new OutputTag<>("place", new FormType<>(new Placing.AsForm()));
    static final OutputTag<Shelving> SHELVE = new OutputTag<>("shelve", new FormType<>(new Shelving.AsForm()));

    static final OutputTag<InputProblem> PROBLEMS = new OutputTag<>("problems", new FormType<>(new InputProblemForm()));
    static final OutputTag<ToDesk> DESK = new OutputTag<>("desk", new FormType<>(new ToDeskForm()));

    private Ways() {}
}
