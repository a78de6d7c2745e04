package org.passportsync.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.passportsync.access.Role;
import org.passportsync.web.MatrixRow.Call;
import org.passportsync.web.MatrixRow.Elsewhere;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Who may ask for what: every handler, tried by nobody, by a role too low, from another district, and by the right one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MatrixTest {

    private Town town;

    @BeforeAll
    void serve(@TempDir Path folder) throws Exception {
        town = new Town(folder).synced();
    }

    @AfterAll
    void close() {
        town.close();
    }

    static Stream<String> rows() {
        return MatrixRows.all().stream().map(MatrixRow::name);
    }

    @Test
    void every_handler_has_a_row() {
        Set<String> rows =
                MatrixRows.all().stream().map(MatrixRow::name).collect(Collectors.toCollection(TreeSet::new));

        assertThat(handlers()).isSubsetOf(rows);
        assertThat(rows).isSubsetOf(handlers());
    }

    @Test
    void every_page_and_every_order_of_a_page_is_known_to_the_test_of_pages() {
        assertThat(mappings(MatrixTest::page)).containsExactlyInAnyOrderElementsOf(PagesTest.HANDLERS);
    }

    @Test
    void every_handler_of_ours_says_which_role_it_needs() {
        assertThat(town.served.parts(RequestMappingInfoHandlerMapping.class).stream()
                        .flatMap(mapping -> mapping.getHandlerMethods().values().stream())
                        .filter(MatrixTest::ours))
                .isNotEmpty()
                .allMatch(handler ->
                        handler.hasMethodAnnotation(Needs.class) != handler.hasMethodAnnotation(ForEverybody.class));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void only_the_right_role_of_the_right_district_is_answered(String name) throws Exception {
        MatrixRow row = MatrixRows.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        Call call = row.preparing().prepare(town);

        Town.problem(ask("", row, call), 401);
        if (!row.method().equals("GET")) {
            foreign(row, call);
        }
        if (row.role() != Role.VIEWER) {
            Role below = Role.values()[row.role().ordinal() - 1];
            assertThat(Town.problem(ask(Town.name("lakeside", below), row, call), 403))
                    .contains("needs the role " + row.role());
        }
        elsewhere(row, ask(Town.name("riverside", row.role()), row, call));
        String insider = Town.name("lakeside", row.role());
        if (row.elsewhere() == Elsewhere.EVERY_DISTRICT) {
            assertThat(Town.problem(ask(insider, row, call), 403)).contains("belongs to some only");
        }
        HttpResponse<String> right = ask(row.elsewhere() == Elsewhere.EVERY_DISTRICT ? "vera" : insider, row, call);
        assertThat(right.statusCode())
                .as(right.body())
                .isIn(row.elsewhere() == Elsewhere.SAME ? same(row) : List.of(200, 201, 202, 204));
        town.skyward.faults();
        settle();
    }

    /** A browser that knows the password adds it for every page that sends a form. */
    private void foreign(MatrixRow row, Call call) throws Exception {
        String insider = Town.name("lakeside", row.role());
        for (String[] header : List.of(
                new String[] {"Origin", "https://elsewhere.example"},
                new String[] {"Origin", "null"},
                new String[] {"Sec-Fetch-Site", "cross-site"},
                new String[] {"Sec-Fetch-Site", "same-site"})) {
            HttpResponse<String> answer = town.send(
                    insider,
                    row.method(),
                    call.path(),
                    call.body(),
                    header[0],
                    header[1],
                    "Content-Type",
                    "application/x-www-form-urlencoded");
            assertThat(Town.problem(answer, 403)).as(header[1]).contains("a page of another site");
        }
    }

    @Test
    void a_page_of_this_host_may_send_orders() throws Exception {
        HttpResponse<String> answer = town.send(
                "lakeside-operator",
                "POST",
                "/api/v1/connections/lakeside/test",
                "",
                "Origin",
                town.served.address().toString(),
                "Sec-Fetch-Site",
                "same-origin");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** Parts of the health are told or not; an empty user is not added. */
    private static List<Integer> same(MatrixRow row) {
        return row.pattern().endsWith("/**")
                ? List.of(200, 404)
                : List.of(row.method().equals("GET") ? 200 : 422);
    }

    private static void elsewhere(MatrixRow row, HttpResponse<String> answer) {
        switch (row.elsewhere()) {
            case NOT_FOUND -> assertThat(answer.statusCode()).as(answer.body()).isIn(404, 412);
            case LEFT_OUT -> {
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                assertThat(answer.body()).doesNotContain("lakeside").contains("items");
            }
            case EVERY_DISTRICT -> Town.problem(answer, 403);
            case SAME -> assertThat(answer.statusCode()).as(answer.body()).isIn(same(row));
        }
    }

    /** Waits until nothing runs, and lets nothing be held. */
    private void settle() throws Exception {
        var runs = Town.json(town.get("vera", "/api/v1/runs?connection=lakeside&limit=5"))
                .path("items");
        for (var run : runs) {
            if (town.resting(run.path("id").asLong()).path("state").asString().equals("PARKED")) {
                town.post("anna", "/api/v1/runs/" + run.path("id").asLong() + "/reject", "{}");
            }
        }
    }

    private HttpResponse<String> ask(String user, MatrixRow row, Call call) throws Exception {
        return town.send(user, row.method(), call.path(), call.body(), call.headers());
    }

    /** The console's pages and the error page are tried where pages are. */
    private Set<String> handlers() {
        return mappings(handler -> !page(handler));
    }

    private Set<String> mappings(Predicate<HandlerMethod> wanted) {
        Set<String> names = new TreeSet<>();
        for (RequestMappingInfoHandlerMapping mapping : town.served.parts(RequestMappingInfoHandlerMapping.class)) {
            mapping.getHandlerMethods().forEach((info, handler) -> {
                if (wanted.test(handler)) {
                    names(info).forEach(names::add);
                }
            });
        }
        return names;
    }

    private static boolean page(HandlerMethod handler) {
        return ours(handler) && !AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), RestController.class)
                || handler.getBeanType().getSimpleName().equals("BasicErrorController");
    }

    private static boolean ours(HandlerMethod handler) {
        return handler.getBeanType().getPackageName().startsWith("org.passportsync");
    }

    private static Stream<String> names(RequestMappingInfo info) {
        return info.getPatternValues().stream()
                .flatMap(pattern -> info.getMethodsCondition().getMethods().isEmpty()
                        ? Stream.of("GET " + pattern)
                        : info.getMethodsCondition().getMethods().stream().map(method -> method + " " + pattern));
    }
}
