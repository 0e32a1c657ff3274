package org.rapporteur.cli;

import java.util.List;
import java.util.stream.Stream;
import org.rapporteur.desk.Desk;
import org.rapporteur.desk.api.DeskApi;
import org.rapporteur.desk.web.DeskPages;
import org.rapporteur.desk.web.Routes;

/** All that a desk answers. */
public final class DeskRoutes {
    private DeskRoutes() {}

    /** In no order. */
    public static List<Routes> of(Desk desk) {
        return Stream.concat(DeskPages.all(desk).stream(), DeskApi.all(desk).stream())
                .toList();
    }
}
