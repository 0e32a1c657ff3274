package org.rapporteur.cli;

import org.rapporteur.desk.Desk;
import org.rapporteur.desk.access.Members;
import org.rapporteur.desk.api.DeskApi;
import org.rapporteur.desk.store.Store;
import org.rapporteur.desk.web.DeskPages;
import org.rapporteur.desk.web.WebDesk;
import org.rapporteur.desk.web.WebOptions;

/** All that a desk answers, to those who may ask. */
public final class DeskSite {
    private DeskSite() {}

    /** The pages and the interface of a desk, not served yet. */
    public static WebDesk of(Desk desk, WebOptions where) {
        WebDesk site = new WebDesk(where, members(desk.store()));
        DeskPages.all(desk).forEach(site::add);
        DeskApi.all(desk).forEach(site::add);
        return site;
    }

    /** Who may use the desk of a store. */
    static Members members(Store store) {
        return new Members(store.jdbi(), store.writingJdbi(), store.clock());
    }
}
