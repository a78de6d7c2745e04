package org.passportsync.skyward;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;

/** A server on 127.0.0.1 that answers below {@code /api} as a test says, and 404 elsewhere; it hands out tokens by default. */
final class FakeSkyward implements AutoCloseable {

    /** A request as it came. */
    record Got(String method, String path, String query, String body) {}

    /** What is sent back. */
    record Sent(int status, Map<String, String> headers, byte[] body) {

        static Sent json(int status, String text) {
            return new Sent(status, Map.of("Content-Type", "application/json"), text.getBytes(StandardCharsets.UTF_8));
        }

        /** Rows, written with single quotes. */
        static Sent rows(String... rows) {
            return json(200, "[" + String.join(",", rows).replace('\'', '"') + "]");
        }

        static Sent html(int status, String text) {
            return new Sent(status, Map.of("Content-Type", "text/html"), text.getBytes(StandardCharsets.UTF_8));
        }

        Sent with(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(name, value);
            return new Sent(status, more, body);
        }

        /** The same, packed. */
        Sent zipped() {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
                zip.write(body);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return new Sent(status, headers, bytes.toByteArray()).with("Content-Encoding", "gzip");
        }

        /** With a Link to the next page. */
        Sent next(String cursor) {
            return with("Link", "<http://elsewhere.example/x?paging.limit=2&cursor=" + cursor + ">; rel=\"next\"");
        }
    }

    private static final Sent MISSING = Sent.json(404, "{\"Message\":\"Nothing is here.\"}");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Function<Got, Sent>> answers = new ConcurrentHashMap<>();
    private final List<Got> requests = new CopyOnWriteArrayList<>();
    private Function<Got, Sent> otherwise = _ -> MISSING;

    FakeSkyward() {
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
        onExactly("/api/token", _ -> token("t-1"));
    }

    static Sent token(String token) {
        return Sent.json(200, "{\"access_token\":\"" + token + "\",\"token_type\":\"bearer\",\"expires_in\":3600}");
    }

    /** Answers a path below {@code /api/v1}. */
    FakeSkyward on(String path, Function<Got, Sent> answer) {
        return onExactly("/api/v1" + path, answer);
    }

    FakeSkyward rows(String path, String... rows) {
        return on(path, _ -> Sent.rows(rows));
    }

    FakeSkyward onExactly(String path, Function<Got, Sent> answer) {
        answers.put(path, answer);
        return this;
    }

    FakeSkyward elsewhere(Function<Got, Sent> answer) {
        otherwise = answer;
        return this;
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    String url() {
        return origin() + "/api";
    }

    List<Got> requests() {
        return requests;
    }

    /** The requests below {@code /api/v1}, with their queries. */
    List<String> asked() {
        return requests.stream()
                .filter(one -> one.path().startsWith("/api/v1/"))
                .map(one ->
                        one.path().substring("/api/v1".length()) + (one.query().isEmpty() ? "" : "?" + one.query()))
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Got got = new Got(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getRawPath(),
                    Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), ""),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            requests.add(got);
            Sent sent = answers.getOrDefault(got.path(), otherwise).apply(got);
            sent.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(sent.status(), sent.body().length == 0 ? -1 : sent.body().length);
            exchange.getResponseBody().write(sent.body());
        }
    }
}
