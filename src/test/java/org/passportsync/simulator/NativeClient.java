package org.passportsync.simulator;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A small client that asks a simulated SMS 2.0 over real HTTP. */
final class NativeClient {

    private static final Pattern NEXT = Pattern.compile("<[^>]*[?&](cursor=[^&>]*)>; rel=\"next\"");

    private final SimulatedSkyward skyward;
    private final TestClient client;
    private String token = "";

    NativeClient(SimulatedSkyward skyward) {
        this.skyward = skyward;
        this.client = new TestClient(skyward);
    }

    NativeClient withToken() throws IOException, InterruptedException {
        return withToken("client_credentials", "client_id", "client_secret");
    }

    NativeClient withToken(String grant, String idField, String secretField) throws IOException, InterruptedException {
        token = token(grant, idField, secretField, skyward.clientSecret())
                .fields()
                .first("access_token");
        return this;
    }

    TestClient.Reply token(String grant, String idField, String secretField, String secret)
            throws IOException, InterruptedException {
        return client.post(
                "/api/token",
                "grant_type=" + grant + "&" + idField + "=" + skyward.clientId() + "&" + secretField + "=" + secret);
    }

    TestClient.Reply get(String path) throws IOException, InterruptedException {
        return client.get("/api/v1/" + path, "Authorization", "Bearer " + token);
    }

    JsonNode json(String path) throws IOException, InterruptedException {
        return read(get(path).text());
    }

    JsonNode read(String text) {
        return JsonMapper.shared().readTree(text);
    }

    /** The rows of a page. */
    List<JsonNode> rows(TestClient.Reply page) {
        List<JsonNode> rows = new ArrayList<>();
        read(page.text()).forEach(rows::add);
        return rows;
    }

    /** Every row by cursor, to the page without a next one. */
    List<JsonNode> byCursor(String path, int limit) throws IOException, InterruptedException {
        List<JsonNode> rows = new ArrayList<>();
        String query = "?paging.limit=" + limit;
        while (!query.isEmpty()) {
            TestClient.Reply page = get(path + query);
            rows.addAll(rows(page));
            String next = cursor(page);
            query = next.isEmpty() ? "" : "?paging.limit=" + limit + "&paging." + next;
        }
        return rows;
    }

    /** The cursor of the next page as it stands in the address, {@code cursor=...}; empty where there is none. */
    static String cursor(TestClient.Reply page) {
        Matcher next = NEXT.matcher(page.header("Link"));
        return next.find() ? next.group(1) : "";
    }

    /** Every row by offset, to the page that is not full. */
    List<JsonNode> byOffset(String path, int limit) throws IOException, InterruptedException {
        List<JsonNode> rows = new ArrayList<>();
        JsonNode page;
        do {
            page = json(path + "?limit=" + limit + "&offset=" + rows.size());
            page.forEach(rows::add);
        } while (page.size() == limit);
        return rows;
    }
}
