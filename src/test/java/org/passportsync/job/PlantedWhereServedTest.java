package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.Served;
import org.passportsync.access.Reach;
import org.passportsync.access.Role;
import org.passportsync.access.Tokens;
import org.passportsync.connection.Launch;
import org.passportsync.connection.LaunchReader;
import org.passportsync.database.TestDatabase;
import org.passportsync.run.Connections;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;
import org.passportsync.web.PageVisit;

/** Secrets and a child's data are planted, runs of a program that serves succeed and fail, answers are asked for, all is searched. */
@Timeout(300)
class PlantedWhereServedTest {

    private static final String SECRET = "simulated-secret";
    private static final String WEBHOOK = "planted-webhook-secret-of-thirty-two-letters";
    private static final String IN_PAGE = "plantedpassword";
    private static final String USERS = "ada" + Served.PASSWORD;
    private static final String CHILD = "Plantedchild";
    private static final String MAIL = "plantedmail@lakeside.example";
    private static final String PHONE = "555-0177-4242";
    private static final String BIRTH = "2011-02-28";
    /** As the simulated Skyward makes them, one after the other. */
    private static final List<String> ACCESS_TOKENS = List.of("simulated-1", "simulated-2", "simulated-3");

    private static final List<String> PERSONAL = List.of(CHILD, MAIL, PHONE, BIRTH);

    private final FewRows district = new FewRows();
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void nothing_planted_leaves_the_tables_of_records(@TempDir Path folder) throws Exception {
        List<String> texts = new ArrayList<>(PERSONAL);
        texts.addAll(List.of(SECRET, WEBHOOK, IN_PAGE, USERS));
        texts.addAll(ACCESS_TOKENS);
        try (Listener listener = new Listener();
                SimulatedSkyward skyward = SimulatedSkyward.start(SimulatorSettings.of(district.rows));
                TestDatabase database = TestDatabase.fresh()) {
            String answers;
            String log;
            try (Overheard overheard = new Overheard();
                    Served served = Served.on(
                                    database,
                                    folder,
                                    "--logging.level.org.passportsync=debug",
                                    "--passport.notice.webhook-secret=" + WEBHOOK)
                            .with("ada", Role.ADMIN, new Reach.Everywhere())) {
                texts.add(token(served));
                succeedAndFail(served, skyward, database, listener.url());
                ChildProcess.await("notices of failures", () -> listener.received.size() >= 3);
                answers = answers(served, texts.getLast());
                log = overheard.text();
            }
            Planted planted = new Planted(texts);
            List<String> found = planted.tables(database.client());

            assertThat(found).as("the search works").contains("passport_record " + CHILD, "passport_record " + MAIL);
            assertThat(found).filteredOn(Planted::outsideRecords).isEmpty();
            assertThat(found).noneMatch(where -> PERSONAL.stream().noneMatch(where::endsWith));
            assertThat(log).as("the log was overheard").contains("is FAILED");
            assertThat(planted.in(log)).as("in the log").isEmpty();
            assertThat(answers).as("records were answered").contains("s-050", "CREATE");
            assertThat(planted.in(answers)).as("in answers").isEmpty();
            assertThat(planted.in(listener.received.toString()))
                    .as("in notices")
                    .isEmpty();
        }
    }

    @Test
    void the_search_finds_what_stands_in_texts_in_documents_and_in_bytes() {
        Planted planted = new Planted(List.of(CHILD, SECRET));
        try (TestDatabase database = TestDatabase.fresh()) {
            assertThat(planted.tables(database.client())).isEmpty();
            database.client()
                    .sql("insert into audit (actor, action, subject, detail) values ('a', 'b', 'c', :text)")
                    .param("text", "it said " + CHILD + "!")
                    .update();
            database.client()
                    .sql("insert into district (id, name, data_key) values ('d', 'd', :bytes)")
                    .param("bytes", ("\0\1" + SECRET + "\2").getBytes(StandardCharsets.UTF_8))
                    .update();

            assertThat(planted.tables(database.client()))
                    .containsExactlyInAnyOrder("audit " + CHILD, "district " + SECRET)
                    .allMatch(Planted::outsideRecords);
        }
        assertThat(planted.in("a log line with " + CHILD)).containsExactly(CHILD);
        assertThat(Planted.outsideRecords("passport_record_student " + CHILD)).isFalse();
    }

    /** A good run, one with broken rows, one that the SIS breaks off, one whose commit fails, one with a wrong secret. */
    private void succeedAndFail(Served served, SimulatedSkyward skyward, TestDatabase database, String hook) {
        apply(served, skyward, SECRET, hook);
        String fields = "\"email\":\"" + MAIL + "\",\"phone\":\"" + PHONE + "\",\"password\":\"" + IN_PAGE + "\",";
        district.aSchool("lincoln")
                .students(1, 10, "lincoln")
                .aUser("s-050", CHILD, fields, "student", "lincoln")
                .bornOn("s-050", BIRTH);
        assertThat(launch(served).state()).isEqualTo(RunState.COMMITTED);
        district.aUser("s-051", CHILD, "\"phone\":{\"wrong\":\"" + PHONE + "\"},", "student", "lincoln")
                .aUser("s-052", CHILD, fields, "wizard", "lincoln")
                .aUser("s-053", "", fields, "student", "lincoln");
        launch(served);
        skyward.faults("half-json@users");
        assertThat(launch(served).state()).isEqualTo(RunState.FAILED);
        skyward.faults();
        breakOnInsert(database, "passport_record");
        district.aUser("s-054", CHILD, fields, "student", "lincoln");
        assertThat(launch(served).state()).isEqualTo(RunState.FAILED);
        apply(served, skyward, SECRET + "-wrong", hook);
        assertThat(launch(served).state()).isEqualTo(RunState.FAILED);
    }

    private static void breakOnInsert(TestDatabase database, String table) {
        database.client()
                .sql("create function broken() returns trigger language plpgsql as"
                        + " 'begin raise exception ''%'', new.document; end'")
                .update();
        database.client()
                .sql("create trigger broken before insert on " + table + " for each row execute function broken()")
                .update();
    }

    private static void apply(Served served, SimulatedSkyward skyward, String secret, String hook) {
        String text = Definitions.lakeside(skyward)
                .with("pageSize", "100\n  maxConcurrentRequests: 1")
                .with("clientSecret", secret)
                .section("notify: { webhook: \"" + hook + "\" }")
                .text();
        assertThat(served.part(Connections.class)
                        .apply(List.of(new Connections.File("lakeside.yaml", text)), "steward"))
                .isInstanceOf(Connections.Applied.Done.class);
    }

    private static Run launch(Served served) {
        Launch launch = LaunchReader.read(List.of("connection=lakeside", "new=true"));
        return Lakeside.ended(
                served.part(Syncs.class).launch(((Launch.Asked) launch).parameters(), House.OPERATOR, RunWatcher.NONE));
    }

    private static String token(Served served) {
        return served.part(Tokens.class)
                .issue("ada", "planted", Instant.now().plus(1, ChronoUnit.DAYS))
                .orElseThrow();
    }

    /** Everything that is answered to an administrator who does not ask for unmasked values, and to wrong logins. */
    private String answers(Served served, String token) throws Exception {
        StringBuilder all = new StringBuilder();
        List<String> paths = new ArrayList<>(List.of(
                "/api/v1/connections",
                "/api/v1/connections/lakeside",
                "/api/v1/connections/lakeside/revisions",
                "/api/v1/runs",
                "/api/v1/audit",
                "/api/v1/users",
                "/api/v1/users/ada",
                "/api/v1/records/student",
                "/api/v1/records/student?sisId=s-050",
                "/v3/api-docs",
                "/actuator/prometheus",
                "/actuator/health",
                "/actuator/info"));
        for (int run = 1; run <= 5; run++) {
            for (String part : List.of("", "/changes", "/issues", "/comparison")) {
                paths.add("/api/v1/runs/" + run + part);
            }
        }
        for (String path : paths) {
            all.append(get(served, path, "Bearer " + token)).append('\n');
            all.append(get(served, path, basic("ada", USERS))).append('\n');
        }
        all.append(get(served, "/api/v1/runs", "Bearer " + token + "x"));
        all.append(get(served, "/api/v1/runs", basic("ada", "x" + USERS)));
        all.append(pages(served));
        return all.toString();
    }

    private static String pages(Served served) throws Exception {
        PageVisit ada = PageVisit.of(served, "ada");
        StringBuilder all = new StringBuilder();
        List<String> paths = new ArrayList<>(List.of("/", "/runs", "/connections/lakeside"));
        for (int run = 1; run <= 5; run++) {
            paths.add("/runs/" + run);
            paths.add("/runs/" + run + "/live");
        }
        for (String path : paths) {
            HttpResponse<String> answer = ada.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            all.append(answer.body()).append('\n');
        }
        return all.toString();
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private String get(Served served, String path, String login) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(served.address() + path))
                .header("Authorization", login)
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isLessThan(500);
        return answer.headers().map() + answer.body();
    }
}
