package org.passportsync.simulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A small client that asks a simulated Skyward over real HTTP. */
final class TestClient {

    static final String V1P1 = BasePath.V1P1.path();
    static final String V1P2 = BasePath.ROSTERING_V1P2.path();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final SimulatedSkyward skyward;
    private String token = "";

    TestClient(SimulatedSkyward skyward) {
        this.skyward = skyward;
    }

    /** An answer with its text, decompressed where it was compressed. */
    record Reply(HttpResponse<byte[]> response) {

        int status() {
            return response.statusCode();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        String unzipped() throws IOException {
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }

        RowFields fields() {
            return RowFields.of(response.body());
        }

        List<String> ids(Resource resource) {
            return fields().all(resource.path() + ".sourcedId");
        }
    }

    TestClient withToken() throws IOException, InterruptedException {
        return withToken("");
    }

    TestClient withToken(String scope) throws IOException, InterruptedException {
        Reply reply = token(skyward.clientId(), skyward.clientSecret(), scope);
        token = reply.fields().first("access_token");
        return this;
    }

    Reply token(String id, String secret, String scope) throws IOException, InterruptedException {
        return post(
                "/oauth/token",
                "grant_type=client_credentials&client_id=" + encoded(id) + "&client_secret=" + encoded(secret)
                        + "&scope=" + encoded(scope));
    }

    Reply post(String path, String body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(skyward.url() + path))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    Reply get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(skyward.url() + path));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** A page of a 1.2 resource. */
    Reply page(Resource resource, String query) throws IOException, InterruptedException {
        return get(V1P2 + "/" + resource.path() + (query.isEmpty() ? "" : "?" + query));
    }

    /** Every sourcedId of a 1.2 resource, page by page to the first empty one. */
    List<String> allIds(Resource resource, int limit, String more) throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        List<String> page =
                page(resource, "limit=" + limit + "&offset=0" + more).ids(resource);
        while (!page.isEmpty()) {
            ids.addAll(page);
            page = page(resource, "limit=" + limit + "&offset=" + ids.size() + more)
                    .ids(resource);
        }
        return ids;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return new Reply(http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
    }
}
