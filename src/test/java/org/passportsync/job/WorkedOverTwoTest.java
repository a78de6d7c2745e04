package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.passportsync.change.Digest;
import org.passportsync.database.TestDatabase;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.District;
import org.passportsync.simulator.DistrictSettings;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;
import org.passportsync.sql.Sql;

/** What was put together and compared over two connections is what comes of one. */
class WorkedOverTwoTest {

    private final SimulatedSkyward skyward =
            SimulatedSkyward.start(SimulatorSettings.of(District.of(DistrictSettings.of(11, 100))));
    private final TestDatabase single = TestDatabase.fresh();
    private final TestDatabase twin = TestDatabase.fresh();
    private House one;
    private House two;

    @BeforeEach
    void two_houses_in_which_runs_work_over_one_connection_and_over_two(@TempDir Path folder) {
        one = House.on(single, folder, Clock.systemUTC(), House.Bounds.much(Long.MAX_VALUE));
        two = House.on(twin, folder, Clock.systemUTC(), House.Bounds.much(1));
        apply(Definitions.lakeside(skyward));
        tell(single);
        tell(twin);
    }

    @AfterEach
    void close() {
        one.close();
        two.close();
        single.close();
        twin.close();
        skyward.close();
    }

    @Test
    void the_change_set_is_the_same() {
        Run first = assertSame(0);
        assertThat(first.state()).isIn(RunState.COMMITTED, RunState.COMMITTED_WITH_ISSUES);
        assertThat(entities(first.id()))
                .containsExactlyElementsOf(Arrays.stream(EntityType.values())
                        .map(entity -> (int) entity.code())
                        .toList());
        for (Shared step : Shared.values()) {
            assertThat(locked(single, step)).hasSize(1);
            List<Set<String>> locked = locked(twin, step);
            assertThat(locked).hasSize(2);
            assertThat(locked.getLast())
                    .as("beside what it asked for at once, only what nobody locks for long")
                    .containsExactlyInAnyOrderElementsOf(step.asked());
        }

        assertSame(1);

        apply(Definitions.lakeside(skyward).advanced("endDateIs: DAY_AFTER"));
        assertSame(9);
    }

    @ParameterizedTest
    @CsvSource({"ASSEMBLE, <", "ASSEMBLE, >=", "COMPARE, <", "COMPARE, >="})
    void one_half_that_fails_fails_the_step_and_a_restart_makes_good(Shared step, String half) {
        String broken = step.which + " and hashtext(sis_id) " + half + " 0";
        twin.client()
                .sql(
                        "create function break() returns trigger language plpgsql as 'begin if exists (select from fresh where "
                                + broken.replace("'", "''")
                                + ") then raise exception ''broken''; end if; return null; end'")
                .update();
        twin.client()
                .sql("create trigger break after insert on " + step.written
                        + " referencing new table as fresh for each statement execute function break()")
                .update();

        Run failed = Lakeside.ended(two.launch(asOf()));

        assertThat(failed.state()).isEqualTo(RunState.FAILED);
        assertThat(two.connectionsInUse()).isZero();
        assertThat(count("select count(*) from " + step.written + " where " + broken))
                .isZero();
        assertThat(count("select count(*) from batch_step_execution where step_name = '" + step.next + "'"))
                .isZero();

        twin.client().sql("drop function break cascade").update();
        Run again = assertSame(0);
        assertThat(again.id()).isEqualTo(failed.id());
        assertThat(again.state()).isIn(RunState.COMMITTED, RunState.COMMITTED_WITH_ISSUES);
    }

    /** Lets both sync on a day, and compares what came of it. */
    private Run assertSame(int day) {
        skyward.day(day);
        Run plain = Lakeside.ended(one.launch(asOf()));
        Run shared = Lakeside.ended(two.launch(asOf()));
        assertThat(shared.state()).isEqualTo(plain.state());
        assertThat(changes(twin, shared)).isNotEmpty().isEqualTo(changes(single, plain));
        assertThat(new Digest(two.sql()).of(shared.id(), List.of()))
                .isEqualTo(new Digest(one.sql()).of(plain.id(), List.of()));
        assertThat(RosterSyncTest.documents(twin)).isEqualTo(RosterSyncTest.documents(single));
        return shared;
    }

    private static List<String> changes(TestDatabase database, Run run) {
        return database.client()
                .sql(
                        "select row(entity, sis_id, passport_id, operation, cause, school, version, before, after, withheld,"
                                + " sis_id_before)::text from change where run_id = :run order by 1")
                .param("run", run.id())
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
    }

    private List<Integer> entities(long run) {
        return twin.client()
                .sql("select distinct entity::int from change where run_id = :run order by 1")
                .param("run", run)
                .query((row, _) -> row.getInt(1))
                .list();
    }

    /** A step that works over two connections. */
    private enum Shared {
        ASSEMBLE("staged_record", "slice = '' and entity in (5, 6, 9)", "link", "lock_parts", "lock_assembled"),
        COMPARE("change", "true", "gate", "lock_compared", "lock_change");

        private final String written;
        private final String which;
        private final String next;
        private final List<String> locks;

        Shared(String written, String which, String next, String... locks) {
            this.written = written;
            this.which = which;
            this.next = next;
            this.locks = List.of(locks);
        }

        /** What the second connection has locked, when it has written. */
        Set<String> asked() {
            Set<String> asked = new TreeSet<>(List.of("lease", "writer"));
            for (String lock : locks) {
                String tables = Sql.named("change/" + lock).replaceAll("(?s).*lock table (.*) in .* nowait.*", "$1");
                asked.addAll(List.of(tables.strip().split("[,\\s]+")));
            }
            return asked;
        }
    }

    /** Has a database write down which connections write what a step writes, and which tables they have locked by then. */
    private static void tell(TestDatabase database) {
        database.client()
                .sql("create table writer (step text, pid int, locked text, primary key (step, pid, locked))")
                .update();
        for (Shared step : Shared.values()) {
            String name = "tell_" + step;
            database.client()
                    .sql("create function " + name + "() returns trigger language plpgsql as 'begin insert into writer"
                            + " select distinct ''" + step
                            + "'', pg_backend_pid(), coalesce(pg_partition_root(c.oid), c.oid)::regclass::text"
                            + " from pg_locks l join pg_class c on c.oid = l.relation"
                            + " where l.pid = pg_backend_pid() and c.relkind in (''r'', ''p'')"
                            + " and c.relnamespace = ''public''::regnamespace and exists (select from fresh where "
                            + step.which.replace("'", "''") + ") on conflict do nothing; return null; end'")
                    .update();
            database.client()
                    .sql("create trigger " + name + " after insert on " + step.written
                            + " referencing new table as fresh for each statement execute function " + name + "()")
                    .update();
        }
    }

    /** What connections had locked; the step's own has also told the planner, or forgotten issues of an earlier try. */
    private static List<Set<String>> locked(TestDatabase database, Shared step) {
        return database.client()
                .sql("select array_agg(locked) from writer where step = :step group by pid order by count(*) desc")
                .param("step", step.name())
                .query((row, _) -> Set.of((String[]) row.getArray(1).getArray()))
                .list();
    }

    private long count(String query) {
        return twin.client().sql(query).query(Long.class).single();
    }

    private void apply(Definitions definition) {
        one.apply(definition.text());
        two.apply(definition.text());
    }

    private String asOf() {
        return "asOf=" + skyward.district().today();
    }
}
