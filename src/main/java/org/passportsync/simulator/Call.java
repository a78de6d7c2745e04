package org.passportsync.simulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One request as the simulator reads it. */
record Call(String method, String path, Map<String, String> parameters, Map<String, String> headers, String body) {

    private static final int LONGEST_BODY = 64 * 1024;
    private static final Set<String> SHOWN =
            Set.of("limit", "offset", "sort", "orderBy", "fields", "after", "paging.limit", "paging.cursor", "cursor");

    static Call of(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY);
        return new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                form(query == null ? "" : query),
                headers,
                new String(body, StandardCharsets.UTF_8));
    }

    /** The fields of a form or query string; a field given twice keeps its first value. */
    static Map<String, String> form(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String part : text.split("&")) {
            int equals = part.indexOf('=');
            if (!part.isEmpty()) {
                fields.putIfAbsent(
                        decoded(equals < 0 ? part : part.substring(0, equals)),
                        equals < 0 ? "" : decoded(part.substring(equals + 1)));
            }
        }
        return fields;
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** The bearer token, if one was sent. */
    Optional<String> bearer() {
        String authorization = header("authorization");
        return authorization.regionMatches(true, 0, "Bearer ", 0, 7)
                ? Optional.of(authorization.substring(7).strip())
                : Optional.empty();
    }

    /** The path with its query, as it may be asked for again. */
    String again() {
        return parameters.entrySet().stream()
                .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
                .collect(Collectors.joining("&", path + "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The query without what could be personal data or a secret. */
    String loggedQuery() {
        return parameters.entrySet().stream()
                .map(one -> one.getKey() + "=" + logged(one.getKey(), one.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String logged(String name, String value) {
        if (SHOWN.contains(name)) {
            return value.replaceAll("\\s", " ");
        }
        return name.equals("filter") ? value.replaceAll("\\s", " ").replaceAll("'(?:[^']|'')*'?", "'*'") : "*";
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
