package org.passportsync.wire;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.passportsync.sis.Gate;
import org.passportsync.sis.SourceFault;

/**
 * Sends single requests, within bounds of time and size and of what may be asked at once, and follows redirects
 * that stay on the server.
 */
public final class Wire implements AutoCloseable {

    private static final int MOST_REDIRECTS = 3;
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(30);
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> REDIRECTS_OF_ANY_METHOD = Set.of(307, 308);

    private final HttpClient http;
    private final Duration timeout;
    private final Bound usual;
    private final Bound little;
    private final Gate gate;
    private volatile boolean closed;

    /** The largest answer that is taken, and what to do where one is larger. */
    private record Bound(int most, String advice) {}

    public Wire(Duration timeout, int mostBytes, Gate gate) {
        this.timeout = timeout;
        this.usual = new Bound(mostBytes, "Ask for a smaller pageSize.");
        this.little = new Bound(
                Math.min(Bounds.SMALL_BYTES, mostBytes),
                "Check the address: it should answer with little more than a token.");
        this.gate = gate;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timeout.compareTo(LONGEST_CONNECT) < 0 ? timeout : LONGEST_CONNECT)
                .build();
    }

    /**
     * Sends one request and waits for the whole answer, whatever its status.
     *
     * @param shown the address as it may stand in a message: without the identifier of a row
     * @throws IOException where there was no whole answer; sending it again may help
     * @throws SourceFault where sending it again is of no use
     */
    public Reply send(HttpRequest request, URI shown) throws IOException, SourceFault, InterruptedException {
        return send(request, shown, usual);
    }

    /** The same where the answer can only be small: a token. */
    public Reply sendForLittle(HttpRequest request, URI shown) throws IOException, SourceFault, InterruptedException {
        return send(request, shown, little);
    }

    private Reply send(HttpRequest request, URI shown, Bound bound)
            throws IOException, SourceFault, InterruptedException {
        HttpRequest next = request;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            Reply reply = once(next, shown, bound);
            if (!redirects(next, reply)) {
                return reply;
            }
            next = HttpRequest.newBuilder(next, (_, _) -> true)
                    .uri(target(next.uri(), shown, reply))
                    .build();
        }
        throw new SourceFault(
                SourceFault.Kind.REFUSED,
                Addresses.shown(shown) + " redirects more than " + MOST_REDIRECTS
                        + " times. Give the address that it finally leads to.");
    }

    @Override
    public void close() {
        closed = true;
        http.shutdownNow();
        http.close();
    }

    /** Refuses an address to which rosters and secrets would travel unencrypted, unless that is allowed. */
    public void demandEncrypted(URI address) throws SourceFault {
        if (!gate.mayBePlain(address)) {
            Addresses.demandEncrypted(address);
        }
    }

    private Reply once(HttpRequest request, URI shown, Bound bound)
            throws IOException, SourceFault, InterruptedException {
        demandEncrypted(request.uri());
        try (Gate.Place _ = gate.enter(request.uri(), this)) {
            return sent(request, shown, bound);
        }
    }

    private Reply sent(HttpRequest request, URI shown, Bound bound)
            throws IOException, SourceFault, InterruptedException {
        if (closed) {
            throw new SourceFault(
                    SourceFault.Kind.REFUSED,
                    Addresses.shown(shown) + " is not asked any more: the connection was closed. Open it again.");
        }
        CompletableFuture<HttpResponse<byte[]>> coming = http.sendAsync(
                request,
                answer -> new BoundedBody(
                        bound.most(),
                        answer.headers().firstValueAsLong("Content-Length").orElse(-1)));
        try {
            HttpResponse<byte[]> response = coming.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            return new Reply(response.statusCode(), response.headers(), response.body());
        } catch (TimeoutException late) {
            throw new HttpTimeoutException("no whole answer within " + timeout.toSeconds() + " s");
        } catch (ExecutionException failed) {
            throw failure(shown, bound, failed.getCause());
        } finally {
            coming.cancel(true);
        }
    }

    private static IOException failure(URI shown, Bound bound, @Nullable Throwable cause) throws SourceFault {
        return switch (cause) {
            case BoundedBody.TooLarge tooLarge ->
                throw new SourceFault(
                        SourceFault.Kind.REFUSED,
                        Addresses.shown(shown) + " sends " + tooLarge.getMessage()
                                + ", which is beyond the bound for one answer. " + bound.advice(),
                        tooLarge);
            case IOException failure -> failure;
            case null, default -> new IOException(cause);
        };
    }

    private static boolean redirects(HttpRequest request, Reply reply) {
        Set<Integer> followed = request.method().equals("GET") ? REDIRECTS : REDIRECTS_OF_ANY_METHOD;
        return followed.contains(reply.status()) && !reply.header("Location").isEmpty();
    }

    private static URI target(URI asked, URI shown, Reply reply) throws SourceFault {
        try {
            URI target = asked.resolve(reply.header("Location"));
            if (target.getHost() != null && Addresses.sameOrigin(asked, target)) {
                return target;
            }
            throw elsewhere(
                    asked,
                    target.getHost() == null
                            ? "nowhere"
                            : Addresses.origin(target).toString());
        } catch (IllegalArgumentException unreadable) {
            throw elsewhere(shown, "an address that can't be read");
        }
    }

    private static SourceFault elsewhere(URI shown, String target) {
        String bounded = target.length() > 120 ? target.substring(0, 120) + "..." : target;
        return new SourceFault(
                SourceFault.Kind.REFUSED,
                Addresses.shown(shown) + " redirects to another server, " + bounded
                        + ", which is not followed, since it would carry the credentials there."
                        + " If that server is the right one, give its address in the connection.");
    }
}
