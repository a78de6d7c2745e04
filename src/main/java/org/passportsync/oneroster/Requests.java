package org.passportsync.oneroster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.concurrent.Semaphore;
import org.passportsync.sis.SourceFault;

/** Sends authorised GET requests, never more at once than the connection allows. */
final class Requests {

    private final Wire wire;
    private final Patience patience;
    private final Tokens tokens;
    private final Semaphore places;

    Requests(Wire wire, Patience patience, Tokens tokens, int mostAtOnce) {
        this.wire = wire;
        this.patience = patience;
        this.tokens = tokens;
        this.places = new Semaphore(mostAtOnce, true);
    }

    /** Sees to a token before anything is asked. */
    void enter() throws SourceFault, InterruptedException {
        var _ = tokens.current();
    }

    /**
     * The answer after all waiting; a 401 only where a fresh token didn't help either.
     *
     * @param shown the address as it may stand in a message: without the identifier of a row
     */
    Reply get(String resource, URI shown, URI url) throws SourceFault, InterruptedException {
        String token = tokens.current();
        Reply reply = get(resource, shown, request(url, token));
        if (reply.status() != 401) {
            return reply;
        }
        String fresh = tokens.insteadOf(token);
        reply = get(resource, shown, request(url, fresh));
        String newest = tokens.current();
        // Where another thread has renewed it meanwhile, the 401 was about a token that is gone.
        return reply.status() == 401 && !newest.equals(fresh) ? get(resource, shown, request(url, newest)) : reply;
    }

    private Reply get(String resource, URI shown, HttpRequest request) throws SourceFault, InterruptedException {
        return patience.ask(resource, shown, () -> inPlace(request, shown));
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
    private Reply inPlace(HttpRequest request, URI shown) throws IOException, SourceFault, InterruptedException {
        places.acquire();
        try {
            return wire.send(request, shown);
        } finally {
            places.release();
        }
    }
}
