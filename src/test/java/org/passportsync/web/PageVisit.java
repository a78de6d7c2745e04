package org.passportsync.web;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.passportsync.Served;

/** Somebody who looks at pages without a browser: cookies are kept, and forms send the token of the page. */
public final class PageVisit {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final URI address;
    private String token = "";

    private PageVisit(URI address) {
        this.address = address;
    }

    /** Somebody who has logged in. */
    public static PageVisit of(Served served, String user) throws IOException, InterruptedException {
        PageVisit visit = new PageVisit(served.address());
        visit.get("/login");
        visit.post("/login", "username=" + user + "&password=" + user + Served.PASSWORD);
        visit.get("/");
        return visit;
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(address.resolve(path))
                        .header("Accept", "text/html")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        Matcher found = TOKEN.matcher(answer.body());
        if (found.find()) {
            token = found.group(1);
        }
        return answer;
    }

    HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        return postBare(path, form + "&_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
    }

    HttpResponse<String> postBare(String path, String form) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** What the page says where an order led to. */
    String said(HttpResponse<String> answer) throws IOException, InterruptedException {
        String to = answer.headers().firstValue("Location").orElseThrow(() -> new AssertionError(answer.statusCode()));
        return get(URI.create(to).getPath()).body();
    }
}
