package org.passportsync.oneroster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
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

/** A server on 127.0.0.1 that answers by path as a test says, and 404 elsewhere. */
final class OddServer implements AutoCloseable {

    static final String BASE = "/ims/oneroster/rostering/v1p2";

    /** A request as it came. */
    record Got(String method, String path, String query, Map<String, String> headers, String body) {

        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), "");
        }
    }

    /** What is sent back. */
    record Sent(int status, Map<String, String> headers, byte[] body) {

        static Sent json(int status, String text) {
            return of(status, "application/json", text);
        }

        static Sent html(int status, String text) {
            return of(status, "text/html", text);
        }

        static Sent of(int status, String type, String text) {
            return new Sent(status, Map.of("Content-Type", type), text.getBytes(StandardCharsets.UTF_8));
        }

        Sent with(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(name, value);
            return new Sent(status, more, body);
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Function<Got, Sent>> answers = new ConcurrentHashMap<>();
    private final List<Got> requests = new CopyOnWriteArrayList<>();

    OddServer() {
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** One that hands out tokens and has an empty list of orgs, so that only what follows is odd. */
    static OddServer thatLetsIn() {
        return new OddServer()
                .on("/oauth/token", _ -> token("odd-token"))
                .on(BASE + "/orgs", _ -> Sent.json(200, "{\"orgs\":[]}"));
    }

    static Sent token(String token) {
        return Sent.json(200, "{\"access_token\":\"" + token + "\",\"token_type\":\"bearer\",\"expires_in\":3600}");
    }

    OddServer on(String path, Function<Got, Sent> answer) {
        answers.put(path, answer);
        return this;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Got> requests(String path) {
        return requests.stream().filter(one -> one.path().equals(path)).toList();
    }

    List<String> paths() {
        return requests.stream().map(Got::path).toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new LinkedHashMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) ->
                            headers.put(name.toLowerCase(java.util.Locale.ROOT), String.join(", ", values)));
            Got got = new Got(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getRawPath(),
                    Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), ""),
                    headers,
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            requests.add(got);
            send(
                    exchange,
                    answers.getOrDefault(got.path(), _ -> Sent.html(404, "<html></html>"))
                            .apply(got));
        }
    }

    private static void send(HttpExchange exchange, Sent sent) throws IOException {
        sent.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(sent.status(), sent.body().length == 0 ? -1 : sent.body().length);
        exchange.getResponseBody().write(sent.body());
    }
}
