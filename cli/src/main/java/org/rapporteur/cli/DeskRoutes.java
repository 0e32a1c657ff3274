package org.rapporteur.cli;

import java.util.List;
import org.rapporteur.desk.Desk;
import org.rapporteur.desk.web.Routes;

/** All that a desk answers. */
final class DeskRoutes {
    private DeskRoutes() {}

    static List<Routes> of(Desk desk) {
        return List.of();
    }
}
