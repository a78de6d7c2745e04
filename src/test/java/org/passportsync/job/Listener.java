package org.passportsync.job;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** A program that listens for webhooks, on loopback. */
final class Listener implements AutoCloseable {

    private final HttpServer server;
    final List<Received> received = new CopyOnWriteArrayList<>();
    volatile Answer answer = new Answer(204, Map.of(), false);

    Listener() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::receive);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /** What it was sent. */
    record Received(String path, String id, String timestamp, String signature, String body) {}

    /** How it answers; one that never ends sends a byte now and then. */
    record Answer(int status, Map<String, String> headers, boolean endless) {}

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    private void receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add(new Received(
                exchange.getRequestURI().getPath(),
                exchange.getRequestHeaders().getFirst("Passport-Notice"),
                exchange.getRequestHeaders().getFirst("Passport-Timestamp"),
                exchange.getRequestHeaders().getFirst("Passport-Signature"),
                body));
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        if (answer.endless()) {
            exchange.sendResponseHeaders(answer.status(), 0);
            exchange.getResponseBody().write('.');
            exchange.getResponseBody().flush();
            return;
        }
        exchange.sendResponseHeaders(answer.status(), -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
