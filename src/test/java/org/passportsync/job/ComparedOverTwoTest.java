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
import org.junit.jupiter.params.provider.ValueSource;
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

/** A change set that was compared over two connections is the one that is compared over one. */
class ComparedOverTwoTest {

    private final SimulatedSkyward skyward =
            SimulatedSkyward.start(SimulatorSettings.of(District.of(DistrictSettings.of(11, 100))));
    private final TestDatabase single = TestDatabase.fresh();
    private final TestDatabase twin = TestDatabase.fresh();
    private House one;
    private House two;

    @BeforeEach
    void two_houses_in_which_runs_compare_over_one_connection_and_over_two(@TempDir Path folder) {
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
        assertThat(locked(single)).hasSize(1);
        List<Set<String>> locked = locked(twin);
        assertThat(locked).hasSize(2);
        assertThat(locked.getLast())
                .as("beside what it asked for at once, only what nobody locks for long")
                .containsExactlyInAnyOrderElementsOf(asked());

        assertSame(1);

        apply(Definitions.lakeside(skyward).advanced("endDateIs: DAY_AFTER"));
        assertSame(9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<", ">="})
    void one_half_that_fails_fails_the_step_and_a_restart_makes_good(String half) {
        twin.client()
                .sql("create function break() returns trigger language plpgsql as 'begin if hashtext(new.sis_id) "
                        + half + " 0 then raise exception ''broken''; end if; return new; end'")
                .update();
        twin.client()
                .sql("create trigger break before insert on change for each row execute function break()")
                .update();

        Run failed = Lakeside.ended(two.launch(asOf()));

        assertThat(failed.state()).isEqualTo(RunState.FAILED);
        assertThat(two.connectionsInUse()).isZero();
        assertThat(count("select count(*) from change where hashtext(sis_id) " + half + " 0"))
                .isZero();
        assertThat(count("select count(*) from batch_step_execution where step_name = 'gate'"))
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

    /** Has a database write down which connections insert changes, and which tables they have locked by then. */
    private static void tell(TestDatabase database) {
        List.of(
                        "create table writer (pid int, locked text, primary key (pid, locked))",
                        "create function tell() returns trigger language plpgsql as 'begin insert into writer"
                                + " select distinct pg_backend_pid(), coalesce(pg_partition_root(c.oid), c.oid)::regclass::text"
                                + " from pg_locks l join pg_class c on c.oid = l.relation"
                                + " where l.pid = pg_backend_pid() and c.relkind in (''r'', ''p'')"
                                + " and c.relnamespace = ''public''::regnamespace on conflict do nothing; return null; end'",
                        "create trigger tell after insert on change for each statement execute function tell()")
                .forEach(statement -> database.client().sql(statement).update());
    }

    /** What connections had locked; the step's own has also forgotten issues of an earlier try. */
    private static List<Set<String>> locked(TestDatabase database) {
        return database.client()
                .sql("select array_agg(locked) from writer group by pid order by bool_or(locked = 'staged_issue') desc")
                .query((row, _) -> Set.of((String[]) row.getArray(1).getArray()))
                .list();
    }

    private static Set<String> asked() {
        Set<String> asked = new TreeSet<>(List.of("change", "lease", "writer"));
        String tables = Sql.named("change/lock_compared").replaceAll("(?s).*lock table (.*) in access share.*", "$1");
        asked.addAll(List.of(tables.strip().split("[,\\s]+")));
        return asked;
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
