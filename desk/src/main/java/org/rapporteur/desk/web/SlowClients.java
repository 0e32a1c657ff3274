package org.rapporteur.desk.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * Closes connections that take too long to ask, a byte now and then included, and the longest waiting one when there are too many:
 * so thousands of slow clients only push out one another, while whoever asks at once is answered. For many threads.
 */
final class SlowClients implements Connection.Listener, HttpConfiguration.Customizer {
    /** Connections that are open and ask for nothing yet; browsers hold six each. */
    static final int WAITING = 2_000;

    /** Requests that send something: a form is there within seconds. */
    private static final int SENDING = 200;

    /** How many times longer than a header a body may take. */
    private static final int BODY_FACTOR = 6;

    private final long slowest;

    /** By when each connection has to have asked, longest waiting first. */
    private final Map<EndPoint, Long> waiting = new LinkedHashMap<>();

    /** By when each request has to have been answered that sends something. */
    private final Map<EndPoint, Long> sending = new LinkedHashMap<>();

    /** @param slowest how long a client may take to ask, in milliseconds */
    SlowClients(long slowest) {
        this.slowest = TimeUnit.MILLISECONDS.toNanos(slowest);
    }

    @Override
    public void onOpened(Connection connection) {
        await(connection.getEndPoint(), waiting, slowest, WAITING);
    }

    @Override
    public void onClosed(Connection connection) {
        forget(connection.getEndPoint());
    }

    /** The header is there. */
    @Override
    public Request customize(Request request, HttpFields.Mutable answer) {
        EndPoint client = request.getConnectionMetaData().getConnection().getEndPoint();
        forget(client);
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            await(client, sending, BODY_FACTOR * slowest, SENDING);
        }
        Request.addCompletionListener(request, failure -> {
            forget(client);
            if (client.isOpen()) {
                await(client, waiting, slowest, WAITING);
            }
        });
        return request;
    }

    private void await(EndPoint client, Map<EndPoint, Long> among, long time, int most) {
        EndPoint longest = null;
        synchronized (this) {
            among.put(client, System.nanoTime() + time);
            if (among.size() > most) {
                longest = among.keySet().iterator().next();
                among.remove(longest);
            }
        }
        if (longest != null) {
            longest.close();
        }
    }

    private synchronized void forget(EndPoint client) {
        waiting.remove(client);
        sending.remove(client);
    }

    /** Closes what is too late. Called every second or so. */
    void sweep() {
        List<EndPoint> late = new ArrayList<>();
        synchronized (this) {
            long now = System.nanoTime();
            for (Map<EndPoint, Long> among : List.of(waiting, sending)) {
                among.entrySet().removeIf(e -> {
                    boolean tooLate = e.getValue() - now < 0;
                    if (tooLate) {
                        late.add(e.getKey());
                    }
                    return tooLate;
                });
            }
        }
        late.forEach(EndPoint::close);
    }

    synchronized int waiting() {
        return waiting.size();
    }
}
