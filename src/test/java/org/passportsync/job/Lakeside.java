package org.passportsync.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.passportsync.database.TestDatabase;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Hold;
import org.passportsync.run.Holds;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.SimulatedSkyward;
import org.passportsync.simulator.SimulatorSettings;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A small district with its simulated Skyward, an engine and a database of its own. */
final class Lakeside implements AutoCloseable {

    final FewRows district = new FewRows();
    final SimulatedSkyward skyward = SimulatedSkyward.start(SimulatorSettings.of(district.rows));
    final TestDatabase database = TestDatabase.fresh();
    final House house;

    private Lakeside(Path folder, InstantSource clock) {
        this.house = House.on(database, folder, clock);
    }

    /** The connection as {@link Definitions#lakeside} has it, asking one page at a time. */
    static Lakeside in(Path folder) {
        return in(folder, definition -> definition);
    }

    static Lakeside in(Path folder, UnaryOperator<Definitions> settings) {
        return under(Clock.systemUTC(), folder, settings);
    }

    /** One whose clock is handed in. */
    static Lakeside under(InstantSource clock, Path folder, UnaryOperator<Definitions> settings) {
        Lakeside lakeside = new Lakeside(folder, clock);
        lakeside.apply(settings);
        return lakeside;
    }

    void apply(UnaryOperator<Definitions> settings) {
        Definitions usual = Definitions.lakeside(skyward).with("pageSize", "100\n  maxConcurrentRequests: 1");
        house.apply(settings.apply(usual).text());
    }

    JdbcClient sql() {
        return database.client();
    }

    /** A new run that came to rest. */
    Run sync(String... parameters) {
        String[] all = java.util.Arrays.copyOf(parameters, parameters.length + 1);
        all[parameters.length] = "new=true";
        return ended(house.launch(all));
    }

    /** A new run that was committed. */
    Run committed(String... parameters) {
        Run run = sync(parameters);
        assertThat(run.state())
                .as("%s %s %s", run.message(), reasons(run), holds(run))
                .isIn(RunState.COMMITTED, RunState.COMMITTED_WITH_ISSUES);
        return run;
    }

    Run approve(Run parked) {
        return ended(house.syncs.approve(
                parked.id(), String.valueOf(parked.digest()), null, House.OPERATOR, RunWatcher.NONE));
    }

    static Run ended(Launched launched) {
        assertThat(launched).isInstanceOf(Launched.Ended.class);
        return ((Launched.Ended) launched).run();
    }

    /** SIS IDs of what is live in the hub. */
    Set<String> live(EntityType entity) {
        return new TreeSet<>(
                sql().sql("select sis_id from passport_record where entity = :entity and deleted_at is null")
                        .param("entity", entity.code())
                        .query((row, _) -> row.getString("sis_id"))
                        .list());
    }

    /** A record's document in the hub. */
    String document(EntityType entity, String sisId) {
        return sql().sql("select document::text from passport_record where entity = :entity and sis_id = :sisId")
                .param("entity", entity.code())
                .param("sisId", sisId)
                .query((row, _) -> String.valueOf(row.getString(1)))
                .single();
    }

    /** The changes of a run, each as {@code DELETE student s1 SOURCE}. */
    List<String> changes(Run run) {
        return sql().sql("select * from change where run_id = :run order by entity, sis_id, operation")
                .param("run", run.id())
                .query((row, _) -> row.getString("operation") + " "
                        + EntityType.byCode(row.getInt("entity")).key() + " " + row.getString("sis_id") + " "
                        + row.getString("cause"))
                .list();
    }

    /** The open issues of a run that is committed, else what it found; each as {@code KIND rule entity sisId}. */
    List<String> issues() {
        return sql().sql("select * from issue where closed_run is null order by kind, entity, sis_id")
                .query((row, _) -> row.getString("kind") + " " + row.getString("rule") + " "
                        + (row.getObject("entity") == null
                                ? "-"
                                : EntityType.byCode(row.getInt("entity")).key()) + " "
                        + row.getString("sis_id"))
                .list();
    }

    List<String> reasons(Run run) {
        return new Holds(house.place.database())
                .of(run.id()).stream()
                        .map(hold -> hold.reason()
                                + (hold.entity() == null
                                        ? ""
                                        : " " + hold.entity().key()))
                        .toList();
    }

    List<String> holds(Run run) {
        return new Holds(house.place.database())
                .of(run.id()).stream().map(Hold::message).toList();
    }

    @Override
    public void close() {
        house.close();
        database.close();
        skyward.close();
    }
}
