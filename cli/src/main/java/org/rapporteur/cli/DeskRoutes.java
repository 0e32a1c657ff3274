package org.rapporteur.cli;

import java.util.List;
import org.rapporteur.desk.Desk;
import org.rapporteur.desk.web.DeskPages;
import org.rapporteur.desk.web.Routes;

/** All that a desk answers. */
public final class DeskRoutes {
    private DeskRoutes() {}

    /** In no order. */
    public static List<Routes> of(Desk desk) {
        return DeskPages.all(desk);
    }
}
