package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.passportsync.oneroster.HastyApplication;
import org.passportsync.run.Hold;
import org.passportsync.run.Holds;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.FaultName;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.skyward.HastySkyward;

/**
 * Every fault of the simulated Skyward through a whole sync by each application, on a hub that holds the day before: each row
 * of {@code every-fault.csv} is one day. A second hub syncs the same days undisturbed. With {@code -Dfaults.write=true} it writes
 * {@code docs/faults.md}, which else it holds equal to what happens, but for numbers.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryFaultTest {

    private static final Path DOCUMENT = Path.of("docs/faults.md");
    private static final Path TABLE = Path.of("src/test/resources/job/every-fault.csv");
    private static final Set<FaultName> ONLY_NATIVE =
            Set.of(FaultName.CURSOR_EXPIRES, FaultName.CURSOR_REPEATS, FaultName.GRANT);
    private static final String WRITTEN_FROM_HERE = "run it with -Dfaults.write=true. -->\n";

    /** The houses by what the first column of the table calls the way they read by. */
    private final Map<String, TwinHouses> houses = new LinkedHashMap<>();

    private final StringBuilder written = new StringBuilder("""

            | by | fault | what it is, and what is done | the run | what is said |
            | --- | --- | --- | --- | --- |
            """);

    @BeforeAll
    void syncTheFirstDay(@TempDir Path folder) {
        houses.put(
                "OneRoster",
                new TwinHouses(
                        folder,
                        skyward -> Definitions.lakeside(skyward)
                                .with("application", HastyApplication.NAME)
                                .with("pageSize", "100")));
        houses.put("SMS 2.0", new TwinHouses(folder, skyward -> natively(skyward, "/v1/studentschedules")));
        houses.put(
                "SMS 2.0, by student",
                new TwinHouses(folder, skyward -> natively(skyward, "/v1/students/{NameId}/enrollments")));
    }

    /** Three pages of students, and enrollments from where they are wanted. */
    private static Definitions natively(SimulatedSkyward skyward, String enrollments) {
        return Definitions.natively(skyward)
                .with("application", HastySkyward.NAME)
                .with("pageSize", "40\n  native: { resources: { enrollments: { path: \"" + enrollments + "\" } } }");
    }

    @AfterAll
    void leave() throws IOException {
        if (Boolean.getBoolean("faults.write")) {
            Files.writeString(DOCUMENT, byHand() + written);
        }
        houses.values().forEach(TwinHouses::close);
    }

    @ParameterizedTest(name = "{1} by {0}")
    @CsvFileSource(resources = "/job/every-fault.csv", delimiter = '|', numLinesToSkip = 1, emptyValue = "")
    void a_fault(ArgumentsAccessor row) throws IOException {
        TwinHouses twins = Objects.requireNonNull(houses.get(row.getString(0)));
        String fault = Objects.requireNonNull(row.getString(1));
        RunState expected = Objects.requireNonNull(row.get(2, RunState.class));
        twins.nextDay();
        Map<String, String> before = RosterSyncTest.documents(twins.database);
        int asked = twins.skyward.requests().size();
        twins.skyward.faults(fault);

        Run run = twins.launch(twins.faulty);

        String said = said(twins, run);
        assertThat(run.state()).as(said).isEqualTo(expected);
        assertThat(said)
                .contains(Objects.requireNonNullElse(row.getString(3), ""))
                .doesNotContain("simulated-secret");
        assertThat(twins.skyward.requests().size() - asked)
                .isLessThanOrEqualTo(Objects.requireNonNull(row.getInteger(4)));
        if (run.state() == RunState.FAILED || run.state() == RunState.PARKED) {
            assertThat(RosterSyncTest.documents(twins.database)).isEqualTo(before);
            assertThat(deletesWithoutProof(twins.faulty, run)).isEmpty();
        }
        assertRecovered(twins, run);
        write("| " + row.getString(0) + " | `" + fault + "` | " + row.getString(5) + " | `" + expected + "` | " + said
                + " |\n");
    }

    /** With the fault gone, the same launch ends as if it had never been. */
    private static void assertRecovered(TwinHouses twins, Run faulty) {
        twins.skyward.faults();
        String[] parameters = faulty.state() == RunState.PARKED ? new String[] {"new=true"} : new String[0];
        Run again = twins.committed(twins.faulty, parameters);
        assertThat(again.id() == faulty.id()).isEqualTo(faulty.state() == RunState.FAILED);
        twins.committed(twins.undisturbed);
        assertThat(RosterSyncTest.documents(twins.database)).isEqualTo(RosterSyncTest.documents(twins.otherDatabase));
    }

    @Test
    void every_fault_has_a_row_wherever_it_can_be_met() throws IOException {
        List<String> rows = Files.readAllLines(TABLE);

        for (FaultName name : FaultName.values()) {
            if (!ONLY_NATIVE.contains(name)) {
                assertThat(rows).anyMatch(row -> row.matches("OneRoster \\| " + name.text() + "[=@# ].*"));
            }
            if (name != FaultName.WRONG_TOTALS) {
                assertThat(rows).anyMatch(row -> row.matches("SMS 2.0.* \\| " + name.text() + "[=@# ].*"));
            }
        }
    }

    /** Everything that is said of a run: its message, its holds, remarks on its reading, its findings. */
    private static String said(TwinHouses twins, Run run) {
        TreeMap<String, String> lines = new TreeMap<>();
        if (run.state() == RunState.PARKED) {
            for (Hold hold : new Holds(twins.faulty.place.database()).of(run.id())) {
                lines.putIfAbsent(hold.reason().name(), hold.message());
            }
        } else if (run.message() != null) {
            lines.put("", run.message());
        }
        twins.faulty
                .sql()
                .sql("select reason from slice where run_id = :run and state = 'REFUSED'")
                .param("run", run.id())
                .query((row, _) -> lines.put("", row.getString("reason")))
                .list();
        twins.faulty
                .sql()
                .sql(
                        "select distinct on (kind) kind, message from issue where opened_run = :run order by kind, message")
                .param("run", run.id())
                .query((row, _) -> lines.put(row.getString("kind"), row.getString("message")))
                .list();
        return lines.entrySet().stream()
                .map(line -> (line.getKey().isEmpty() ? "" : line.getKey() + ": ") + line.getValue())
                .collect(Collectors.joining("<br>"))
                .replace(twins.skyward.url(), "https://skyward.example");
    }

    /** Deletes, by absence, of entities whose reading proved nothing. */
    private static List<String> deletesWithoutProof(House house, Run run) {
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
