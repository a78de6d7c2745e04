package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;

/**
 * Orders that are given at the same moment: one wins, the others are told why not, and the hub is before or after. Each
 * race is run for some seconds; {@code -Draces.seconds=60} runs it longer.
 */
class RacesTest {

    private static final long SECONDS = Long.getLong("races.seconds", 3);
    private static final String REFUSED = "refused: ";

    @TempDir
    private Path folder;

    private Lakeside lakeside;
    private List<Racer> racers = List.of();
    private int round;

    @BeforeEach
    void enter() {
        lakeside = Lakeside.in(folder);
    }

    @AfterEach
    void leave() {
        lakeside.close();
    }

    private enum Where {
        THREADS,
        PROCESSES
    }

    /** One round of a race: what is ordered at once, and what must have come of it. */
    private interface Round {
        void run() throws Exception;
    }

    private void race(Where where, Round one) throws Exception {
        try (Racer first = racer(where);
                Racer second = racer(where)) {
            racers = List.of(first, second);
            lakeside.district.aSchool("lincoln").students(1, 5, "lincoln");
            lakeside.committed();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
            for (round = 1; System.nanoTime() < end || round <= 3; round++) {
                one.run();
                assertThat(atRest())
                        .as("round %s: no lease, and no run under way", round)
                        .isTrue();
            }
            System.out.println("a race in " + where + ": " + (round - 1) + " rounds");
        }
    }

    private Racer racer(Where where) throws Exception {
        return where == Where.THREADS
                ? new Racer.Here(House.on(lakeside.database, folder))
                : Racer.Elsewhere.start(lakeside.database, folder);
    }

    @ParameterizedTest
    @EnumSource
    void two_launches(Where where) throws Exception {
        race(where, () -> {
            rename("N" + round);

            List<String> said = atOnce("launch", "launch");

            assertThat(said).as("round %s", round).contains("COMMITTED").allMatch(RacesTest::wonOrRefused);
            assertThat(name()).isEqualTo("N" + round);
        });
    }

    @ParameterizedTest
    @EnumSource
    void two_restarts(Where where) throws Exception {
        race(where, () -> {
            rename("N" + round);
            Run failed = Lakeside.ended(lakeside.house.launch(At.failing("commit"), "new=true"));
            assertThat(failed.state()).isEqualTo(RunState.FAILED);

            List<String> said = atOnce("restart " + failed.id(), "restart " + failed.id());

            oneOf(said, "COMMITTED");
            assertThat(name()).isEqualTo("N" + round);
        });
    }

    @ParameterizedTest
    @EnumSource
    void two_approvals(Where where) throws Exception {
        race(where, () -> {
            Run parked = parked("N" + round);

            List<String> said = atOnce(approval(parked), approval(parked));

            oneOf(said, "COMMITTED");
            assertThat(name()).isEqualTo("N" + round);
        });
    }

    @ParameterizedTest
    @EnumSource
    void an_approval_and_a_rejection(Where where) throws Exception {
        race(where, () -> {
            String before = name();
            Run parked = parked("N" + round);

            List<String> said = atOnce(approval(parked), "reject " + parked.id());

            boolean approved = said.getFirst().equals("COMMITTED");
            oneOf(said, approved ? "COMMITTED" : "REJECTED");
            assertThat(name()).as("round %s: %s", round, said).isEqualTo(approved ? "N" + round : before);
            assertThat(state(parked)).isEqualTo(approved ? RunState.COMMITTED : RunState.REJECTED);
        });
    }

    @ParameterizedTest
    @EnumSource
    void an_approval_and_an_expiry(Where where) throws Exception {
        race(where, () -> {
            String before = name();
            Run parked = parked("N" + round);

            List<String> said = atOnce(approval(parked), "expire " + parked.id());

            boolean approved = said.getFirst().equals("COMMITTED");
            oneOf(said, approved ? "COMMITTED" : "EXPIRED");
            assertThat(name()).as("round %s: %s", round, said).isEqualTo(approved ? "N" + round : before);
        });
    }

    @ParameterizedTest
    @EnumSource
    void an_approval_and_a_newer_run(Where where) throws Exception {
        race(where, () -> {
            Run parked = parked("N" + round);
            rename("M" + round);

            List<String> said = atOnce(approval(parked), "launch new=true");

            assertThat(said).as("round %s", round).contains("COMMITTED").allMatch(RacesTest::wonOrRefused);
            assertThat(name())
                    .as("round %s: %s", round, said)
                    .isEqualTo(said.get(1).equals("COMMITTED") ? "M" + round : "N" + round);
            assertThat(state(parked))
                    .isEqualTo(said.getFirst().equals("COMMITTED") ? RunState.COMMITTED : RunState.SUPERSEDED);
        });
    }

    private static void oneOf(List<String> said, String winner) {
        assertThat(said)
                .filteredOn(one -> one.equals(winner))
                .as(said.toString())
                .hasSize(1);
        assertThat(said)
                .filteredOn(one -> one.startsWith(REFUSED))
                .as(said.toString())
                .hasSize(1);
    }

    private static boolean wonOrRefused(String said) {
        return said.equals("COMMITTED") || said.startsWith(REFUSED) && said.length() > REFUSED.length() + 10;
    }

    /** Gives each racer its order at the same moment; their answers. */
    private List<String> atOnce(String... orders) throws Exception {
        CyclicBarrier start = new CyclicBarrier(orders.length);
        List<Callable<String>> all = new ArrayList<>();
        for (int place = 0; place < orders.length; place++) {
            // Who gives which order changes, so that neither is always the faster one.
            Racer racer = racers.get((place + round) % racers.size());
            String order = orders[place];
            all.add(() -> {
                start.await(10, TimeUnit.SECONDS);
                return racer.obey(order);
            });
        }
        List<String> said = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(orders.length)) {
            for (Future<String> answer : threads.invokeAll(all)) {
                said.add(answer.get(60, TimeUnit.SECONDS));
            }
        }
        return said;
    }

    private void rename(String name) {
        lakeside.district.aStudentNamed(name, "s-001", "lincoln");
    }

    private Run parked(String name) {
        rename(name);
        Run parked = lakeside.sync("preview=true");
        assertThat(parked.state()).isEqualTo(RunState.PARKED);
        return parked;
    }

    private static String approval(Run parked) {
        return "approve " + parked.id() + " " + parked.digest();
    }

    private String name() {
        return lakeside.document(EntityType.STUDENT, "s-001").replaceAll("(?s).*\"familyName\": *\"([^\"]*)\".*", "$1");
    }

    private RunState state(Run run) {
        return lakeside.house.runs.get(run.id()).state();
    }

    private boolean atRest() {
        return lakeside.sql()
                .sql("select not exists (select from run where state in ('RUNNING', 'FAILED', 'STOPPED'))"
                        + " and not exists (select from lease where until > clock_timestamp())")
                .query(Boolean.class)
                .single();
    }
}
