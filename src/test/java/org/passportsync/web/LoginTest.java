package org.passportsync.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.Served;
import org.passportsync.access.Reach;
import org.passportsync.access.Role;
import org.passportsync.database.TestDatabase;

/** Logging in, as browsers and programs do it, over HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoginTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final TestDatabase database = TestDatabase.fresh();
    private final HttpClient client = HttpClient.newHttpClient();
    private Served served;

    @BeforeAll
    void serve(@TempDir Path folder) {
        served = Served.on(database, folder)
                .with("vera", Role.VIEWER, new Reach.Everywhere())
                .with("gone", Role.ADMIN, new Reach.Everywhere());
    }

    @AfterAll
    void close() {
        served.close();
        database.close();
    }

    @Test
    void nothing_is_answered_without_a_login() throws Exception {
        for (String path : new String[] {"/", "/runs", "/connections/x", "/no-such-page"}) {
            HttpResponse<String> answer = get(path, "");
            assertThat(answer.statusCode()).as(path).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location"))
                    .as(path)
                    .hasValueSatisfying(to -> assertThat(to).endsWith("/login"));
        }
        for (String path : new String[] {"/api/v1/runs", "/api/v1/no", "/v3/api-docs", "/actuator/health"}) {
            HttpResponse<String> answer = get(path, "");
            assertThat(answer.statusCode()).as(path).isEqualTo(401);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .as(path)
                    .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        }
    }

    @Test
    void every_answer_forbids_frames_and_foreign_scripts() throws Exception {
        assertThat(get("/login", "").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'self'", "frame-ancestors 'none'")
                        .doesNotContain("unsafe-inline"));
    }

    @Test
    void a_session_needs_the_page_token_to_log_in_and_the_right_password() throws Exception {
        HttpResponse<String> page = get("/login", "");
        String cookie = cookie(page);

        assertThat(post("/login", cookie, "username=vera&password=vera" + Served.PASSWORD)
                        .statusCode())
                .as("without the page's token")
                .isEqualTo(403);
        assertThat(location(post("/login", cookie, form(page, "vera", "wrong"))))
                .endsWith("/login?wrong");
        assertThat(location(post("/login", cookie, form(page, "vera", "vera" + Served.PASSWORD))))
                .endsWith("/");
    }

    @Test
    void a_sessions_cookie_is_no_login_for_the_api() throws Exception {
        HttpResponse<String> page = get("/login", "");
        HttpResponse<String> in = post("/login", cookie(page), form(page, "vera", "vera" + Served.PASSWORD));

        assertThat(get("/v3/api-docs", "Cookie", cookie(in)).statusCode()).isEqualTo(401);
        assertThat(get("/v3/api-docs", "Authorization", basic("vera")).statusCode())
                .isEqualTo(200);
        assertThat(get("/v3/api-docs", "Authorization", "Bearer psync_guess").statusCode())
                .isEqualTo(401);
    }

    @Test
    void who_is_not_logged_in_costs_no_session() throws Exception {
        int before = served.sessions().size();
        for (int asked = 0; asked < 500; asked++) {
            get("/", "Accept", "text/html");
            get("/login", "");
        }
        assertThat(served.sessions()).hasSize(before);

        HttpResponse<String> page = get("/login", "");
        post("/login", cookie(page), form(page, "vera", "wrong"));
        assertThat(served.sessions()).hasSize(before);
        HttpResponse<String> in = post("/login", cookie(page), form(page, "vera", "vera" + Served.PASSWORD));
        assertThat(get("/", "Cookie", cookie(in)).statusCode()).isEqualTo(200);
        assertThat(served.sessions()).hasSize(before + 1).containsOnly(8 * 60 * 60);
    }

    @Test
    void a_user_has_a_few_sessions_and_one_more_ends_the_oldest() throws Exception {
        served.with("sam", Role.VIEWER, new Reach.Everywhere());
        int before = served.sessions().size();
        HttpResponse<String> page = get("/login", "");
        String first = "";
        String last = "";
        for (int login = 0; login < FewSessions.MOST + 2; login++) {
            last = cookie(post("/login", cookie(page), form(page, "sam", "sam" + Served.PASSWORD)));
            first = first.isEmpty() ? last : first;
        }

        assertThat(served.sessions()).hasSizeLessThanOrEqualTo(before + FewSessions.MOST);
        assertThat(get("/", "Cookie", first).statusCode()).isEqualTo(302);
        assertThat(get("/", "Cookie", last).statusCode()).isEqualTo(200);
    }

    @Test
    void a_login_goes_on_to_the_page_that_was_wanted_and_to_no_other_host() throws Exception {
        HttpResponse<String> wanted = get("/runs?connection=x&state=PARKED", "Accept", "text/html");
        HttpResponse<String> page = get("/login", "");
        String form = form(page, "vera", "vera" + Served.PASSWORD);

        assertThat(location(post("/login", cookie(page) + "; " + cookie(wanted), form)))
                .endsWith("/runs?connection=x&state=PARKED");
        for (String planted :
                new String[] {"//elsewhere.example/", "/\\elsewhere.example", "https://elsewhere.example"}) {
            String cookie = "passport_wanted="
                    + Base64.getUrlEncoder().encodeToString(planted.getBytes(StandardCharsets.UTF_8));
            assertThat(location(post("/login", cookie(page) + "; " + cookie, form)))
                    .as(planted)
                    .doesNotContain("elsewhere");
        }
    }

    private static String basic(String user) {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString((user + ":" + user + Served.PASSWORD).getBytes(StandardCharsets.UTF_8));
    }

    private static String form(HttpResponse<String> page, String user, String password) {
        Matcher token = TOKEN.matcher(page.body());
        assertThat(token.find()).isTrue();
        return "username=" + user + "&password=" + password + "&_csrf="
                + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("nowhere, " + answer.statusCode());
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> !cookie.contains("Max-Age=0"))
                .map(cookie -> cookie.split(";", 2)[0])
                .collect(Collectors.joining("; "));
    }

    private HttpResponse<String> get(String path, String header, String... value) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(at(path));
        if (value.length > 0) {
            request.header(header, value[0]);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String cookie, String form) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(at(path))
                .header("Cookie", cookie)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private URI at(String path) {
        return served.address().resolve(path);
    }
}
