package org.passportsync.simulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Sends answers: compressed for those who take gzip, and broken where a fault wants it. */
final class Sender {

    private static final int DAMAGED_BYTES = 16;
    private static final int DRIPS = 40;
    private static final long BETWEEN_DRIPS_MILLIS = 25;

    private final PageCache cache;
    private final AtomicLong made = new AtomicLong();

    Sender(PageCache cache) {
        this.cache = cache;
    }

    /** How many pages with rows were put together, instead of taken from those that are kept. */
    long made() {
        return made.get();
    }

    void send(HttpExchange exchange, Call call, Answer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        boolean gzip = answer.delivery() != Delivery.PLAIN
                && call.header("accept-encoding").toLowerCase(Locale.ROOT).contains("gzip");
        if (gzip && answer.delivery() != Delivery.UNSAID_GZIP) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        switch (answer.delivery()) {
            case WHOLE, PLAIN -> whole(exchange, answer, gzip);
            case HALF -> {
                byte[] body = plain(answer.body());
                sized(exchange, answer.status(), encoded(Arrays.copyOf(body, body.length / 2), gzip));
            }
            case BROKEN_GZIP -> sized(exchange, answer.status(), damaged(compressed(answer.body())));
            case GZIP_BOMB -> sized(exchange, answer.status(), GzipBomb.bytes());
            case UNSAID_GZIP -> sized(exchange, answer.status(), compressed(answer.body()));
            case CUT -> cut(exchange, answer, gzip);
            case RESET -> exchange.close();
            case DRIP -> drip(exchange, answer.status(), bytes(answer.body(), gzip));
        }
    }

    private void whole(HttpExchange exchange, Answer answer, boolean gzip) throws IOException {
        if (gzip || answer.body() instanceof Body.Ready) {
            sized(exchange, answer.status(), bytes(answer.body(), gzip));
            return;
        }
        count(answer.body());
        exchange.sendResponseHeaders(answer.status(), 0);
        try (OutputStream out = exchange.getResponseBody()) {
            answer.body().writeTo(out);
        }
    }

    private void cut(HttpExchange exchange, Answer answer, boolean gzip) throws IOException {
        byte[] body = bytes(answer.body(), gzip);
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body, 0, body.length / 2);
        exchange.getResponseBody().flush();
        exchange.close();
    }

    private static void drip(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        int drop = Math.max(1, body.length / DRIPS);
        try (OutputStream out = exchange.getResponseBody()) {
            for (int at = 0; at < body.length; at += drop) {
                out.write(body, at, Math.min(drop, body.length - at));
                out.flush();
                Thread.sleep(BETWEEN_DRIPS_MILLIS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sized(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private byte[] bytes(Body body, boolean gzip) throws IOException {
        if (!gzip) {
            return plain(body);
        }
        if (!(body instanceof Body.Page page)) {
            return encoded(plain(body), true);
        }
        Optional<byte[]> known = cache.get(page.key());
        if (known.isPresent()) {
            return known.get();
        }
        count(page);
        byte[] compressed = compressed(page);
        cache.put(page.key(), compressed);
        return compressed;
    }

    private void count(Body body) {
        if (body instanceof Body.Page page && page.ranks().length > 0) {
            made.incrementAndGet();
        }
    }

    private static byte[] damaged(byte[] compressed) {
        for (int at = compressed.length / 2;
                at < compressed.length / 2 + DAMAGED_BYTES && at < compressed.length;
                at++) {
            compressed[at] ^= 0x5a;
        }
        return compressed;
    }

    private static byte[] plain(Body body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        body.writeTo(out);
        return out.toByteArray();
    }

    private static byte[] encoded(byte[] body, boolean gzip) throws IOException {
        return gzip ? compressed(new Body.Ready(body)) : body;
    }

    private static byte[] compressed(Body body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(64 * 1024);
        try (FastGzip gzip = new FastGzip(out)) {
            body.writeTo(gzip);
        }
        return out.toByteArray();
    }
}
