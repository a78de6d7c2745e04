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

    /** The answer after all waiting; a 401 only where a fresh token didn't help either. */
    Reply get(String resource, URI url) throws SourceFault, InterruptedException {
        String token = tokens.current();
        Reply reply = get(resource, url, token);
        if (reply.status() != 401) {
            return reply;
        }
        String fresh = tokens.insteadOf(token);
        reply = get(resource, url, fresh);
        String newest = tokens.current();
        // Where another thread has renewed it meanwhile, the 401 was about a token that is gone.
        return reply.status() == 401 && !newest.equals(fresh) ? get(resource, url, newest) : reply;
    }

    private Reply get(String resource, URI url, String token) throws SourceFault, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json")
                .header("Accept-Encoding", "gzip")
                .GET()
                .build();
        return patience.ask(resource, url, () -> inPlace(request));
    }

    /** The place is given back before any pause, so that a waiting request keeps none from being sent. */
    private Reply inPlace(HttpRequest request) throws IOException, SourceFault, InterruptedException {
        places.acquire();
        try {
            return wire.send(request);
        } finally {
            places.release();
        }
    }
}
