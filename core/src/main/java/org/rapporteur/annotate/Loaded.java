package org.rapporteur.annotate;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rapporteur.annotate.ReaderModel.Unusable;

/** A model that is loaded once, when first asked for; why it cannot be used is told to each who asks. Safe for use by many threads. */
final class Loaded<M> {
    private final Supplier<M> load;
    private @Nullable M model;
    private @Nullable Unusable problem;

    Loaded(Supplier<M> load) {
        this.load = load;
    }

    /** The one copy. */
    synchronized M get() {
        M known = model;
        if (problem != null) {
            throw problem;
        }
        if (known == null) {
            try {
                known = load.get();
                model = known;
            } catch (Unusable e) {
                problem = e;
                throw e;
            }
        }
        return known;
    }
}
