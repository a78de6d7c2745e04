package org.passportsync.wire;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.passportsync.sis.SourceFault;

/** Sends authorised GET requests, never more at once than the connection allows. */
public final class Requests {

    private static final int MOST_RENEWALS = 5;

    private final Wire wire;
    private final Patience patience;
    private final Tokens tokens;
    private final Semaphore places;

    public Requests(Wire wire, Patience patience, Tokens tokens, int mostAtOnce) {
        this.wire = wire;
        this.patience = patience;
        this.tokens = tokens;
        this.places = new Semaphore(mostAtOnce, true);
    }

    /** Sees to a token before anything is asked. */
    public void enter() throws SourceFault, InterruptedException {
        var _ = tokens.current();
    }

    /**
     * The answer after all waiting; a 401 only where a fresh token didn't help either.
     *
     * @param shown the address as it may stand in a message: without the identifier of a row
     */
    public Reply get(String resource, URI shown, URI url) throws SourceFault, InterruptedException {
        AtomicReference<String> used = new AtomicReference<>("");
        Reply reply = patience.ask(resource, shown, () -> inPlace(url, shown, used));
        for (int renewals = 0; reply.status() == 401 && mayRenew(renewals, used.get()); renewals++) {
            tokens.replace(used.get());
            reply = patience.ask(resource, shown, () -> inPlace(url, shown, used));
        }
        return reply;
    }

    /** Once; and again for a token that was good when it was handed out and died while this request stood in line. */
    private boolean mayRenew(int renewals, String token) {
        return renewals == 0 || renewals < MOST_RENEWALS && tokens.wasGood(token);
    }

    private static HttpRequest request(URI url, String token) {
        return HttpRequest.newBuilder(url)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json")
                .header("Accept-Encoding", "gzip")
                .GET()
                .build();
    }

    /** The place is given back before any pause, so that a waiting request keeps none from being sent. */
    private Reply inPlace(URI url, URI shown, AtomicReference<String> used)
            throws IOException, SourceFault, InterruptedException {
        places.acquire();
        try {
            String token = tokens.current();
            used.set(token);
            Reply reply = wire.send(request(url, token), shown);
            if (reply.status() != 401) {
                tokens.worked(token);
            }
            return reply;
        } finally {
            places.release();
        }
    }
}
