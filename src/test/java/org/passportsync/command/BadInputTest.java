package org.passportsync.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.passportsync.access.AccessHouse;
import org.passportsync.database.TestDatabase;
import org.passportsync.hub.PairOrders;
import org.passportsync.job.House;
import org.passportsync.oneroster.HastyApplication;
import org.passportsync.run.RunReports;
import org.passportsync.simulator.AccessRecord;
import org.passportsync.simulator.District;
import org.passportsync.simulator.DistrictSettings;
import org.passportsync.simulator.Protocol;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;
import org.springframework.transaction.support.TransactionOperations;

/** What people give wrongly, typed into the real program on a hub that holds a first sync: message, exit code, untouched hub. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {

    private final SimulatedSkyward skyward =
            SimulatedSkyward.start(SimulatorSettings.of(District.of(DistrictSettings.of(7, 100))));
    private final TestDatabase database = TestDatabase.fresh();
    private House house;
    private Keyboard keyboard;

    private Path files;
    private List<String> before = List.of();

    @BeforeAll
    void syncFirst(@TempDir Path folder) throws IOException {
        house = House.on(database, folder);
        files = folder;
        freshKeyboard();
        assertThat(apply(definition())).isZero();
        assertThat(sync()).isZero();
    }

    @BeforeEach
    void freshKeyboard() {
        keyboard = keyboardIn(house);
        before = hub();
    }

    private static Keyboard keyboardIn(House house) {
        return Keyboard.at(Desk.of(
                house.syncs(),
                new Desk.Care(house.connections(), house.tests(), house.schools(), house.life()),
                new Desk.Past(house.runs(), new RunReports(house.sql(), house.connections()), house.sql()),
                new Desk.Gatehouse(
                        AccessHouse.on(house.sql()).accounts(),
                        AccessHouse.on(house.sql()).orders()),
                new PairOrders(
                        house.sql(), TransactionOperations.withoutTransaction(), AccessHouse.on(house.sql())::now),
                FakeDesk.NO_HANDS));
    }

    @AfterEach
    void nothingOfTheHubHasChanged() {
        assertThat(hub()).isEqualTo(before);
        skyward.faults();
        skyward.grant(AccessRecord.of("lakeside", "simulated-secret"));
    }

    @AfterAll
    void leave() {
        house.close();
        database.close();
        skyward.close();
    }

    @Test
    void a_wrong_definition_is_refused_whole_with_every_problem_and_its_place() throws IOException {
        int code =
                apply(definition().replace("pageSize: 1000", "pageSize: many").replace("IMPORT", "EXPORT"));

        assertThat(code).isEqualTo(2);
        assertThat(keyboard.err()).contains("delivery.pageSize", "syncMode", "EXPORT");
        assertThat(keyboard.err().lines().filter(line -> line.contains("lakeside.yaml:")))
                .hasSize(2);
    }

    @Test
    void a_definition_that_is_no_yaml_is_told_with_its_line() throws IOException {
        assertThat(apply("version: 1\n  district: [")).isEqualTo(2);
        assertThat(keyboard.err()).containsPattern("lakeside.yaml:\\d+");
    }

    @Test
    void a_host_that_nobody_knows_is_named_with_what_to_check() throws IOException {
        given(definition().replace(skyward.url(), "https://skyward.invalid"));

        assertThat(sync()).isEqualTo(1);
        assertThat(said())
                .contains("https://skyward.invalid", "the host's name is not known")
                .contains("Check the address, and that this machine may reach it");
    }

    @Test
    void a_port_where_nobody_listens_is_named_with_what_to_start() throws IOException {
        given(definition().replace(skyward.url(), "http://127.0.0.1:1"));

        assertThat(sync()).isEqualTo(1);
        assertThat(said()).contains("http://127.0.0.1:1", "the connection is refused", "command demo or simulator");
    }

    @Test
    void a_server_that_is_no_oneroster_at_all_is_told_apart_and_gets_no_secret_twice() throws IOException {
        List<String> asked = new CopyOnWriteArrayList<>();
        HttpServer foreign = foreign(asked);
        try {
            given(definition()
                    .replace(
                            skyward.url(),
                            "http://127.0.0.1:" + foreign.getAddress().getPort()));

            assertThat(sync()).isEqualTo(1);
            assertThat(said()).contains("HTML page").containsAnyOf("Check", "Give");
            assertThat(asked).hasSizeLessThan(20);
        } finally {
            foreign.stop(0);
        }
    }

    @Test
    void a_server_that_gives_tokens_and_serves_no_oneroster_is_asked_for_its_path() throws IOException {
        try (SimulatedSkyward bare =
                SimulatedSkyward.start(SimulatorSettings.of(skyward.district()).with(Protocol.USUAL.withBases()))) {
            given(definition().replace(skyward.url(), bare.url()));

            assertThat(sync()).isEqualTo(1);
            assertThat(said())
                    .contains("No OneRoster was found at " + bare.url(), "answers 404")
                    .contains("Give the OneRoster address that Skyward shows, with its path");
            assertThat(bare.requests()).hasSizeLessThan(20);
        }
    }

    @Test
    void a_wrong_secret_is_told_without_showing_it() throws IOException {
        skyward.grant(AccessRecord.of("lakeside", "another-secret"));
        skyward.forgetTokens();

        assertThat(sync()).isEqualTo(1);
        assertThat(said()).contains("lakeside", "secret").doesNotContain("simulated-secret", "another-secret");
    }

    @Test
    void a_secret_that_is_not_there_is_refused_with_its_reference() throws IOException {
        given(definition().replace("SKYWARD_SECRET", "NO_SUCH_SECRET"));

        assertThat(sync()).isEqualTo(4);
        assertThat(said()).contains("NO_SUCH_SECRET");
    }

    @Test
    void a_secret_that_was_stored_under_another_master_key_is_told_as_that(@TempDir Path elsewhere) throws IOException {
        given(definition().replace("${env:SKYWARD_SECRET}", "simulated-secret"));
        try (House other = House.on(database, elsewhere)) {
            keyboard = keyboardIn(other);

            assertThat(keyboard.type("sync", "connection=lakeside", "asOf=2026-09-14"))
                    .isEqualTo(4);
        }
        assertThat(said())
                .contains("the secret of connection lakeside was sealed under key", "give the program the key")
                .doesNotContain("VaultLocked", "at org.");
    }

    @Test
    void an_access_record_that_has_expired_by_the_definition_is_refused_with_its_date() throws IOException {
        given(definition()
                .replace("pageSize: 1000", "pageSize: 1000\n  accessRecord: { name: Roster, expires: 2026-08-31 }"));

        assertThat(sync()).isEqualTo(4);
        assertThat(said()).contains("expired on 2026-08-31", "delivery.accessRecord");
    }

    @Test
    void an_access_record_that_skyward_itself_holds_for_expired_fails_with_what_to_check() throws IOException {
        skyward.grant(AccessRecord.of("lakeside", "simulated-secret")
                .with(new AccessRecord.Validity(
                        AccessRecord.Standing.ACTIVE, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 8, 31))));
        skyward.forgetTokens();

        assertThat(sync()).isEqualTo(1);
        assertThat(said()).contains("expired", "access record");
    }

    @Test
    void a_page_that_is_no_json_fails_and_the_same_command_goes_on_later() throws IOException {
        skyward.faults("not-json@classes");

        assertThat(sync()).isEqualTo(1);
        assertThat(said()).contains("/classes answers 200", "That is not OneRoster's JSON. Check the service URL");
        skyward.faults();
        assertThat(sync()).isZero();
    }

    @Test
    void a_record_that_cannot_be_read_is_an_issue_and_the_others_come_in() throws IOException {
        skyward.faults("odd-row=long-text@classes");

        assertThat(sync()).isZero();
        assertThat(keyboard.out()).contains("MALFORMED");
    }

    private int apply(String text) throws IOException {
        Path file = Files.writeString(files.resolve("lakeside.yaml"), text);
        return keyboard.type("apply", file.toString());
    }

    private void given(String text) throws IOException {
        assertThat(apply(text)).as(keyboard.err()).isZero();
    }

    private int sync() throws IOException {
        if (keyboard.out().isEmpty()) {
            given(definition());
        }
        return keyboard.type("sync", "connection=lakeside", "asOf=2026-09-14");
    }

    private String said() {
        return keyboard.out() + keyboard.err();
    }

    private String definition() {
        return """
                version: 1
                district: { id: lakeside, name: Lakeside School District, timeZone: America/Chicago }
                connection: lakeside
                application: %s
                syncMode: IMPORT
                delivery:
                  serviceUrl: "%s"
                  clientId: lakeside
                  clientSecret: "${env:SKYWARD_SECRET}"
                  pageSize: 1000
                terms: { acceptedBy: superintendent@lakeside.example, acceptedOn: 2026-07-01 }
                schools: { autoMap: true }
                """.formatted(HastyApplication.NAME, skyward.url());
    }

    private List<String> hub() {
        return house.sql()
                .sql("select entity || '/' || id || '/' || version || '/' || xmin from passport_record order by 1")
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
    }

    private static HttpServer foreign(List<String> asked) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            byte[] page = "<html><title>Cafeteria</title></html>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        return server;
    }
}
