package org.passportsync.acorn;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A make-believe Acorn on 127.0.0.1 whose rows a test puts in one by one; each list comes in the order of its ids. */
final class AcornServer implements AutoCloseable {

    /** The secret that {@link org.passportsync.job.House} knows. */
    static final String KEY = "simulated-secret";

    /** What goes wrong: with all lists, or with that of the learners. */
    enum Fault {
        NONE,
        NO_KEY_IS_GOOD,
        /** The list ends after half of its rows. */
        HALF_OF_THE_LIST,
        /** Each page ends in the middle of its text. */
        HALF_OF_A_PAGE,
        /** The last row comes first. */
        UNSORTED
    }

    private static final Pattern LIST = Pattern.compile("/district/([a-z]+)\\.json");
    private static final Pattern PAGE = Pattern.compile("skip=([0-9]+)&take=([0-9]+)");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Map<String, String>> lists = new ConcurrentHashMap<>();
    private final List<String> questions = new CopyOnWriteArrayList<>();
    private volatile Fault fault = Fault.NONE;

    AcornServer() {
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/district";
    }

    /** Puts in a row; the rest of it as it stands in JSON behind the id. */
    AcornServer with(String list, String id, String rest) {
        lists.computeIfAbsent(list, _ -> new ConcurrentSkipListMap<>()).put(id, "{\"id\":\"" + id + "\"," + rest + "}");
        return this;
    }

    AcornServer without(String list, String id) {
        rows(list).remove(id);
        return this;
    }

    void fault(Fault now) {
        fault = now;
    }

    /** The single rows that were asked for, each as {@code learners L-07}. */
    List<String> questions() {
        return questions;
    }

    private Map<String, String> rows(String list) {
        return lists.getOrDefault(list, Collections.emptyMap());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Matcher list = LIST.matcher(exchange.getRequestURI().getPath());
            String key = exchange.getRequestHeaders().getFirst("X-Acorn-Key");
            if (!KEY.equals(key) || fault == Fault.NO_KEY_IS_GOOD) {
                send(exchange, 401, "{\"message\":\"no such key\"}");
            } else if (list.matches()) {
                answer(exchange, list.group(1));
            } else {
                send(exchange, 404, "{\"message\":\"no such list\"}");
            }
        }
    }

    private void answer(HttpExchange exchange, String list) throws IOException {
        String query = Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), "");
        Fault here = list.equals("learners") ? fault : Fault.NONE;
        Matcher page = PAGE.matcher(query);
        if (!page.matches()) {
            String id = query.substring("id=".length());
            questions.add(list + " " + id);
            String row = rows(list).get(id);
            send(exchange, 200, row == null ? "[]" : array(List.of(row)));
            return;
        }
        Collection<String> rows = ordered(list, here);
        exchange.getResponseHeaders().set("X-Total-Count", String.valueOf(rows.size()));
        String text = array(rows.stream()
                .limit(here == Fault.HALF_OF_THE_LIST ? rows.size() / 2 : rows.size())
                .skip(Long.parseLong(page.group(1)))
                .limit(Long.parseLong(page.group(2)))
                .toList());
        send(exchange, 200, here == Fault.HALF_OF_A_PAGE ? text.substring(0, text.length() / 2) : text);
    }

    private Collection<String> ordered(String list, Fault here) {
        TreeMap<String, String> rows = new TreeMap<>(rows(list));
        if (here != Fault.UNSORTED) {
            return rows.values();
        }
        String last = rows.pollLastEntry().getValue();
        return Stream.concat(Stream.of(last), rows.values().stream()).toList();
    }

    private static String array(Collection<String> rows) {
        return rows.stream().collect(Collectors.joining(",", "[", "]"));
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
