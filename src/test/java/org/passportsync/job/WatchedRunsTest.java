package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.Served;
import org.passportsync.access.Reach;
import org.passportsync.access.Role;
import org.passportsync.database.TestDatabase;
import org.passportsync.run.RunState;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;

/** What those see who watch a program that serves: figures and health, over HTTP, after runs of this and of other processes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WatchedRunsTest {

    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    private final FewRows district = new FewRows();
    private final SimulatedSkyward skyward = SimulatedSkyward.start(SimulatorSettings.of(district.rows));
    private final TestDatabase database = TestDatabase.fresh();
    private final HttpClient client = HttpClient.newHttpClient();
    private Served served;
    private House elsewhere;

    @BeforeAll
    void serve(@TempDir Path folder) {
        served = Served.on(database, folder)
                .with("vera", Role.VIEWER, new Reach.Everywhere())
                .with("ada", Role.ADMIN, new Reach.Everywhere());
        elsewhere = House.on(database, folder);
        elsewhere.apply(Definitions.lakeside(skyward)
                .with("pageSize", "100")
                .with("clientSecret", "simulated-secret")
                .text());
        district.aSchool("lincoln").students(1, 40, "lincoln").aClass("c1", "lincoln");
    }

    @AfterAll
    void close() {
        elsewhere.close();
        served.close();
        database.close();
        skyward.close();
    }

    @Test
    @Order(1)
    void figures_need_a_login_and_nothing_else_of_the_actuator_is_there() throws Exception {
        assertThat(answer("/actuator/prometheus", "").statusCode()).isEqualTo(401);
        assertThat(answer("/actuator/prometheus", "vera").statusCode()).isEqualTo(200);
        for (String path :
                List.of("env", "beans", "heapdump", "loggers", "metrics", "configprops", "shutdown", "threaddump")) {
            assertThat(answer("/actuator/" + path, "ada").statusCode()).as(path).isEqualTo(404);
        }
        assertThat(answer("/actuator/info", "vera").statusCode()).isEqualTo(200);
    }

    @Test
    @Order(1)
    void the_version_is_told_by_the_actuator_and_to_workers() throws Exception {
        Properties built = new Properties();
        try (InputStream file = Build.class.getResourceAsStream("/META-INF/build-info.properties")) {
            if (System.getenv("CI") == null) {
                assumeTrue(file != null, "needs classes that Maven has built");
            }
            built.load(file);
        }
        String version = built.getProperty("build.version");

        assertThat(answer("/actuator/info", "vera").body()).contains("\"version\":\"" + version + "\"");
        assertThat(Build.version()).matches(Pattern.quote(version) + "\\+[0-9a-f]{8}");
        assertThat(built).as("two builds of one state are alike").doesNotContainKey("build.time");
    }

    @Test
    @Order(2)
    void a_committed_run_of_another_process_is_counted_once() throws Exception {
        assertThat(figure("passport_last_success_age_seconds{connection=\"lakeside\"}"))
                .isBetween(0.0, 600.0);
        assertThat(scraped().lines().filter(line -> line.startsWith("passport_runs_total{")))
                .as("before it counts, so that the first one makes it grow")
                .hasSize(RunState.values().length - 1)
                .contains("passport_runs_total{connection=\"lakeside\",state=\"failed\"} 0.0");

        elsewhere.launch("new=true");

        assertThat(figure("passport_runs_total{connection=\"lakeside\",state=\"committed\"}"))
                .isEqualTo(1);
        assertThat(figure("passport_runs_total{connection=\"lakeside\",state=\"committed\"}"))
                .isEqualTo(1);
        assertThat(figure("passport_records_total{connection=\"lakeside\",entity=\"student\",outcome=\"read\"}"))
                .isEqualTo(40);
        assertThat(figure("passport_records_total{connection=\"lakeside\",entity=\"student\",outcome=\"created\"}"))
                .isEqualTo(40);
        assertThat(
                        figure(
                                "passport_step_duration_seconds_count{connection=\"lakeside\",status=\"completed\",step=\"commit\"}"))
                .isEqualTo(1);
        assertThat(figure("passport_run_duration_seconds_sum{connection=\"lakeside\",state=\"committed\"}"))
                .isGreaterThan(0);
        assertThat(figure("passport_runs_parked{connection=\"lakeside\"}")).isZero();
        assertThat(figure("passport_database_reached")).isEqualTo(1);
    }

    @Test
    @Order(3)
    void a_held_run_is_seen_with_its_reason_and_age_and_is_not_unhealthy() throws Exception {
        for (int number = 1; number <= 20; number++) {
            district.without(org.passportsync.simulator.Resource.USERS, "s-%03d".formatted(number));
        }

        elsewhere.launch("new=true");

        assertThat(figure("passport_runs_parked{connection=\"lakeside\"}")).isEqualTo(1);
        assertThat(figure("passport_run_parked_age_seconds{connection=\"lakeside\"}"))
                .isBetween(0.0, 600.0);
        assertThat(figure("passport_holds_total{connection=\"lakeside\",reason=\"limit\"}"))
                .isEqualTo(1);
        assertThat(answer("/actuator/health", "vera").body())
                .contains("\"status\":\"UP\"")
                .doesNotContain("components");
        assertThat(answer("/actuator/health", "ada").body())
                .contains("\"lease\"", "\"db\"", "\"diskSpace\"", "\"schedule\"");
        assertThat(answer("/actuator/health/liveness", "vera").body()).contains("\"status\":\"UP\"");
        assertThat(answer("/actuator/health/readiness", "vera").body()).contains("\"status\":\"UP\"");
    }

    @Test
    @Order(4)
    void what_is_approved_is_counted_when_it_is_committed_and_read_only_once() throws Exception {
        Long parked = run("PARKED");
        String digest = String.valueOf(elsewhere.runs.get(parked).digest());
        double read = figure("passport_records_total{connection=\"lakeside\",entity=\"student\",outcome=\"read\"}");

        elsewhere.syncs.approve(parked, digest, null, House.OPERATOR, RunWatcher.NONE);

        assertThat(figure("passport_records_total{connection=\"lakeside\",entity=\"student\",outcome=\"deleted\"}"))
                .isEqualTo(20);
        assertThat(figure("passport_records_total{connection=\"lakeside\",entity=\"student\",outcome=\"read\"}"))
                .isEqualTo(read);
        assertThat(figure("passport_runs_parked{connection=\"lakeside\"}")).isZero();
    }

    @Test
    @Order(5)
    void requests_of_this_process_are_timed_by_resource_and_by_how_they_ended() throws Exception {
        district.aUser("s-050", "Student", "", "wizard", "lincoln");
        skyward.faults("503=1@users#1:1");
        served.part(Syncs.class)
                .launch(
                        ((org.passportsync.connection.Launch.Asked) org.passportsync.connection.LaunchReader.read(
                                        List.of("connection=lakeside", "new=true")))
                                .parameters(),
                        House.OPERATOR,
                        RunWatcher.NONE);

        assertThat(
                        figure(
                                "passport_sis_request_seconds_count{connection=\"lakeside\",outcome=\"answered\",resource=\"orgs\"}"))
                .isGreaterThan(0);
        assertThat(
                        figure(
                                "passport_sis_request_seconds_count{connection=\"lakeside\",outcome=\"busy\",resource=\"users\"}"))
                .isGreaterThan(0);
    }

    @Test
    @Order(6)
    void a_run_is_counted_once_however_often_it_is_looked_at_while_its_process_ends() throws Exception {
        String committed = "passport_runs_total{connection=\"lakeside\",state=\"committed_with_issues\"}";
        String read = "passport_records_total{connection=\"lakeside\",entity=\"student\",outcome=\"read\"}";
        double before = figure(committed);
        double worked =
                figure("passport_run_duration_seconds_sum{connection=\"lakeside\",state=\"committed_with_issues\"}");
        elsewhere.launch("new=true");
        String last = " where job_execution_id = (select max(job_execution_id) from batch_job_execution)";
        String execution = "update batch_job_execution set end_time = start_time + interval '1 hour'" + last;
        database.client()
                .sql("update batch_job_execution set end_time = null" + last)
                .update();
        database.client()
                .sql("update lease set until = clock_timestamp() + interval '1 hour'")
                .update();
        assertThat(figure(committed)).as("its process is at the last step").isEqualTo(before);

        database.client().sql("update lease set until = clock_timestamp()").update();
        assertThat(figure(committed)).isEqualTo(before + 1);
        double records = figure(read);
        database.client().sql(execution).update();

        assertThat(figure(committed)).isEqualTo(before + 1);
        assertThat(figure(read)).isEqualTo(records);
        assertThat(figure("passport_run_duration_seconds_sum{connection=\"lakeside\",state=\"committed_with_issues\"}"))
                .isLessThan(worked + 3600);
    }

    @Test
    @Order(7)
    void a_run_that_its_process_left_is_worrying() throws Exception {
        database.client()
                .sql("update lease set until = clock_timestamp() - interval '1 minute', run_id = :run")
                .param("run", run("COMMITTED"))
                .update();
        database.client()
                .sql("update run set state = 'RUNNING', finished_at = null where id = :run")
                .param("run", run("COMMITTED"))
                .update();

        assertThat(figure("passport_lease_expired{connection=\"lakeside\"}")).isEqualTo(1);
        assertThat(answer("/actuator/health", "vera").body()).contains("WORRYING");
        assertThat(answer("/actuator/health", "vera").statusCode()).isEqualTo(200);
        assertThat(answer("/actuator/health/readiness", "vera").body()).contains("\"status\":\"UP\"");
    }

    @Test
    @Order(8)
    void labels_are_few_and_name_no_record() throws Exception {
        Set<String> names = new TreeSet<>();
        for (String line :
                scraped().lines().filter(line -> line.startsWith("passport_")).toList()) {
            LABEL.matcher(line).results().forEach(label -> {
                names.add(label.group(1));
                assertThat(label.group(2)).as(line).doesNotContain("s-0", "http", "/", "Student");
            });
        }

        assertThat(names)
                .containsExactlyInAnyOrder(
                        "connection",
                        "entity",
                        "kind",
                        "le",
                        "outcome",
                        "reason",
                        "resource",
                        "state",
                        "status",
                        "step");
    }

    @Test
    @Order(9)
    void nothing_is_measured_for_each_page_or_each_item_by_spring_batch() {
        assertThat(served.part(MeterRegistry.class).getMeters())
                .extracting(meter -> meter.getId().getName())
                .isNotEmpty()
                .noneMatch(name -> name.startsWith("spring.batch"));
    }

    private long run(String state) {
        return database.client()
                .sql("select max(id) from run where state like :state || '%'")
                .param("state", state)
                .query(Long.class)
                .single();
    }

    private double figure(String name) throws Exception {
        String scraped = scraped();
        return scraped.lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not among\n"
                        + String.join(
                                "\n",
                                scraped.lines()
                                        .filter(line -> line.startsWith("passport"))
                                        .toList())));
    }

    private String scraped() throws Exception {
        return answer("/actuator/prometheus", "vera").body();
    }

    private HttpResponse<String> answer(String path, String user) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(served.address() + path));
        if (!user.isEmpty()) {
            String login = user + ":" + user + Served.PASSWORD;
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
