package org.passportsync.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
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
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;
import org.springframework.transaction.support.TransactionOperations;

/** The real program on a hub that holds a first sync, of which nothing may change by what a test types wrongly. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TypedOnSyncedHub {

    final SimulatedSkyward skyward =
            SimulatedSkyward.start(SimulatorSettings.of(District.of(DistrictSettings.of(7, 100))));
    final TestDatabase database = TestDatabase.fresh();
    private House house;
    Keyboard keyboard;

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

    static Keyboard keyboardIn(House house) {
        return Keyboard.at(Desk.of(
                house.syncs(),
                new Desk.Care(house.connections(), house.tests(), house.schools(), house.life()),
                new Desk.Past(house.runs(), new RunReports(house.sql(), house.connections()), house.sql()),
                new Desk.Gatehouse(
                        AccessHouse.on(house.sql()).accounts(),
                        AccessHouse.on(house.sql()).orders()),
                new PairOrders(
                        house.sql(), TransactionOperations.withoutTransaction(), AccessHouse.on(house.sql())::now),
                MissingParts.HANDS));
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

    int apply(String text) throws IOException {
        Path file = Files.writeString(files.resolve("lakeside.yaml"), text);
        return keyboard.type("apply", file.toString());
    }

    void given(String text) throws IOException {
        assertThat(apply(text)).as(keyboard.err()).isZero();
    }

    int sync() throws IOException {
        if (keyboard.out().isEmpty()) {
            given(definition());
        }
        return keyboard.type("sync", "connection=lakeside", "asOf=2026-09-14");
    }

    String said() {
        return keyboard.out() + keyboard.err();
    }

    String definition() {
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
}
