package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.passportsync.database.TestDatabase;
import org.passportsync.oneroster.HastyApplication;
import org.passportsync.run.Hold;
import org.passportsync.run.Holds;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.District;
import org.passportsync.simulator.DistrictSettings;
import org.passportsync.simulator.FaultName;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;

/**
 * Every fault of the simulated Skyward through a whole sync, on a hub that holds the day before: each row of
 * {@code every-fault.csv} is one day. A second hub syncs the same days undisturbed. With {@code -Dfaults.write=true} it writes
 * {@code docs/faults.md}, which else it holds equal to what happens, but for numbers.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryFaultTest {

    private static final Path DOCUMENT = Path.of("docs/faults.md");
    private static final Path TABLE = Path.of("src/test/resources/job/every-fault.csv");
    private static final String WRITTEN_FROM_HERE = "run it with -Dfaults.write=true. -->\n";

    private final SimulatedSkyward skyward =
            SimulatedSkyward.start(SimulatorSettings.of(District.of(DistrictSettings.of(7, 100))));
    private final TestDatabase database = TestDatabase.fresh();
    private final TestDatabase otherDatabase = TestDatabase.fresh();
    private final StringBuilder written = new StringBuilder("""

            | fault | what it is, and what is done | the run | what is said |
            | --- | --- | --- | --- |
            """);
    private House house;
    private House undisturbed;

    @BeforeAll
    void syncTheFirstDay(@TempDir Path folder, @TempDir Path otherFolder) {
        house = opened(database, folder);
        undisturbed = opened(otherDatabase, otherFolder);
    }

    @AfterAll
    void leave() throws IOException {
        if (Boolean.getBoolean("faults.write")) {
            Files.writeString(DOCUMENT, byHand() + written);
        }
        house.close();
        undisturbed.close();
        database.close();
        otherDatabase.close();
        skyward.close();
    }

    private House opened(TestDatabase where, Path folder) {
        House opened = House.on(where, folder);
        opened.apply(Definitions.lakeside(skyward)
                .with("application", HastyApplication.NAME)
                .with("pageSize", "100")
                .text());
        assertCommitted(launch(opened));
        return opened;
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/job/every-fault.csv", delimiter = '|', numLinesToSkip = 1, emptyValue = "")
    void a_fault(String fault, RunState expected, String told, int most, String happens) throws IOException {
        skyward.day(skyward.district().day() + 1);
        Map<String, String> before = RosterSyncTest.documents(database);
        int asked = skyward.requests().size();
        skyward.faults(fault);

        Run run = launch(house);

        String said = said(run);
        assertThat(run.state()).as(said).isEqualTo(expected);
        assertThat(said).contains(told == null ? "" : told).doesNotContain("simulated-secret");
        assertThat(skyward.requests().size() - asked).isLessThanOrEqualTo(most);
        if (run.state() == RunState.FAILED || run.state() == RunState.PARKED) {
            assertThat(RosterSyncTest.documents(database)).isEqualTo(before);
            assertThat(deletesWithoutProof(run)).isEmpty();
        }
        assertRecovered(run);
        write("| `" + fault + "` | " + happens + " | `" + expected + "` | " + said + " |\n");
    }

    /** With the fault gone, the same launch ends as if it had never been. */
    private void assertRecovered(Run faulty) {
        skyward.faults();
        Run again = faulty.state() == RunState.PARKED ? launch(house, "new=true") : launch(house);
        assertCommitted(again);
        assertThat(again.id() == faulty.id()).isEqualTo(faulty.state() == RunState.FAILED);
        assertCommitted(launch(undisturbed));
        assertThat(RosterSyncTest.documents(database)).isEqualTo(RosterSyncTest.documents(otherDatabase));
    }

    @Test
    void every_fault_has_a_row() throws IOException {
        List<String> rows = Files.readAllLines(TABLE);

        for (FaultName name : FaultName.values()) {
            assertThat(rows).anyMatch(row -> row.matches(name.text() + "[=@# ].*"));
        }
    }

    private Run launch(House where, String... parameters) {
        List<String> all = new java.util.ArrayList<>(List.of(parameters));
        all.add("asOf=" + skyward.district().today());
        Launched launched = where.launch(all.toArray(String[]::new));
        assertThat(launched).isInstanceOf(Launched.Ended.class);
        return ((Launched.Ended) launched).run();
    }

    private static void assertCommitted(Run run) {
        assertThat(run.message()).isNull();
        assertThat(run.state()).isIn(RunState.COMMITTED, RunState.COMMITTED_WITH_ISSUES);
    }

    /** Everything that is said of a run: its message, its holds, remarks on its reading, its findings. */
    private String said(Run run) {
        TreeMap<String, String> lines = new TreeMap<>();
        if (run.state() == RunState.PARKED) {
            for (Hold hold : new Holds(house.place.database()).of(run.id())) {
                lines.putIfAbsent(hold.reason().name(), hold.message());
            }
        } else if (run.message() != null) {
            lines.put("", run.message());
        }
        house.sql()
                .sql("select reason from slice where run_id = :run and state = 'REFUSED'")
                .param("run", run.id())
                .query((row, _) -> lines.put("", row.getString("reason")))
                .list();
        house.sql()
                .sql(
                        "select distinct on (kind) kind, message from issue where opened_run = :run order by kind, message")
                .param("run", run.id())
                .query((row, _) -> lines.put(row.getString("kind"), row.getString("message")))
                .list();
        return lines.entrySet().stream()
                .map(line -> (line.getKey().isEmpty() ? "" : line.getKey() + ": ") + line.getValue())
                .collect(Collectors.joining("<br>"))
                .replace(skyward.url(), "https://skyward.example");
    }

    /** Deletes, by absence, of entities whose reading proved nothing. */
    private List<String> deletesWithoutProof(Run run) {
        return house.sql()
                .sql("select c.sis_id from change c join staged_record s on s.run_id = c.run_id and s.entity = c.entity"
                        + " and s.sis_id = c.sis_id and s.own = 'A' where c.run_id = :run and c.operation = 'DELETE'"
                        + " and exists (select from run_hold h where h.run_id = c.run_id"
                        + " and h.reason = 'INCOMPLETE_EXTRACT' and h.entity = c.entity)")
                .param("run", run.id())
                .query((row, _) -> String.valueOf(row.getString("sis_id")))
                .list();
    }

    private void write(String row) throws IOException {
        written.append(row);
        if (!Boolean.getBoolean("faults.write")) {
            assertThat(withoutNumbers(Files.readString(DOCUMENT))).contains(withoutNumbers(row));
        }
    }

    private static String withoutNumbers(String text) {
        return text.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "N").replaceAll("[0-9]+", "N");
    }

    private static String byHand() throws IOException {
        String document = Files.readString(DOCUMENT);
        return document.substring(0, document.indexOf(WRITTEN_FROM_HERE) + WRITTEN_FROM_HERE.length());
    }
}
