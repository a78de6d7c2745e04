package org.passportsync.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.json.JsonMapper;

/** Where the benchmark's Skyward listens, and how to get in. */
record Site(String url, String clientId, String secret) {

    /** The path that ours finds first; the simulator keeps the pages of each path for themselves. */
    String base() {
        return url + "/ims/oneroster/rostering/v1p2";
    }

    /** An access token. */
    String token() {
        String both = clientId + ":" + secret;
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            String body =
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body();
            return new JsonMapper().readTree(body).get("access_token").asString();
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException("no token from " + url, broken);
        }
    }

    /** How many rows a resource has. */
    long total(String resource) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base() + "/" + resource + "?limit=1"))
                .header("Authorization", "Bearer " + token())
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding())
                    .headers()
                    .firstValueAsLong("X-Total-Count")
                    .orElseThrow();
        } catch (InterruptedException stopped) {
            throw new IOException("no answer from " + url, stopped);
        }
    }
}
