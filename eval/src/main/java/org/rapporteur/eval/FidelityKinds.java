package org.rapporteur.eval;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** The ways in which the measurement of fidelity mangles a clean report. */
final class FidelityKinds {
    /** Changes a text. */
    interface Change {
        String of(String text, Random random);
    }

    /**
     * One way, in one strength.
     *
     * @param tuned whether the signs are weighed on reports that were mangled so
     */
    record Kind(String name, String strength, boolean tuned, Change change) {
        String of(FidelityTexts.Text text) {
            return change.of(text.text(), new Random((text.id() + name + strength).hashCode()));
        }
    }

    private FidelityKinds() {}

    /** All of them. */
    static List<Kind> all(Path dict) throws IOException {
        Spinner spinner = new Spinner(dict);
        LooseSpinner loose = new LooseSpinner(dict);
        List<Kind> kinds = new ArrayList<>();
        for (double share : new double[] {0.10, 0.25, 0.40}) {
            String strength = String.format(Locale.ROOT, "%.0f %%", 100 * share);
            kinds.add(new Kind("spun by synonym", strength, true, (text, random) -> spinner.spin(text, share, random)));
            kinds.add(new Kind(
                    "spun by definition",
                    strength,
                    true,
                    (text, random) -> spinner.spinByDefinition(text, share, random)));
            kinds.add(new Kind(
                    "spun loosely (untuned)", strength, false, (text, random) -> loose.spin(text, share, random)));
        }
        for (double faults : new double[] {2, 4, 8}) {
            kinds.add(new Kind(
                    "back-translated (stand-in)",
                    String.format(Locale.ROOT, "%.0f faults in 100 words", faults),
                    true,
                    (text, random) -> BackTranslator.translate(text, faults, random)));
        }
        for (double share : new double[] {0.1, 0.2, 0.4}) {
            kinds.add(new Kind(
                    "damaged by scraping",
                    String.format(Locale.ROOT, "%.0f %% of sentences", 100 * share),
                    true,
                    (text, random) -> ScrapeDamage.damage(text, share, random)));
        }
        return kinds;
    }
}
