package org.passportsync.change;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.passportsync.connection.Operation;
import org.passportsync.roster.Cause;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Planner;
import org.passportsync.sql.Sql;
import org.passportsync.staging.RunFacts;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts what a run read and would change. Runs inside one transaction and may be run again. */
public final class Counting {

    private final JdbcClient database;
    private final RunFacts run;
    private final String prefix;
    private final boolean datesCount;

    /**
     * Counts under a SIS ID prefix.
     *
     * @param today the day on which the run was begun, in the district's time zone: what leaves by a date of later counts
     */
    public Counting(JdbcClient database, RunFacts run, String prefix, LocalDate today) {
        this.database = database;
        this.run = run;
        this.prefix = prefix;
        this.datesCount = database.sql(Sql.named("change/dates_count"))
                .param("connection", run.connectionId())
                .param("asOf", run.asOf())
                .param("today", today)
                .query(Boolean.class)
                .single();
    }

    /** What a run does to one entity. */
    public record Total(EntityType entity, long creates, long updates, long deletes, long before, long after) {

        /** Live records before the run, as far as this connection holds them. */
        boolean emptied() {
            return before > 0 && after == 0;
        }
    }

    /** Writes the counts of the run. */
    public void count() {
        List.of("clear_counts", "count_totals", "count_held_out")
                .forEach(name -> statement(name).update());
        List<Short> changed = statement("changed_entities")
                .query((row, _) -> row.getShort("entity"))
                .list();
        if (changed.isEmpty()) {
            return;
        }
        List<AtSchool> live = live(changed);
        statement("count_schools")
                .param("changed", changed.toArray(Short[]::new))
                .param("entities", live.stream().map(AtSchool::entity).toArray(Short[]::new))
                .param("schools", live.stream().map(AtSchool::school).toArray(String[]::new))
                .param("records", live.stream().map(AtSchool::records).toArray(Long[]::new))
                .update();
    }

    /** What is live of an entity at a school. */
    private record AtSchool(short entity, String school, long records) {}

    /** What is live at each school, of some entities. */
    private List<AtSchool> live(List<Short> entities) {
        return Planner.readingThrough(
                database,
                () -> statement("live_at_schools")
                        .param("entities", entities.toArray(Short[]::new))
                        .query((row, _) ->
                                new AtSchool(row.getShort("entity"), row.getString("school"), row.getLong("records")))
                        .list());
    }

    /** The totals per entity. */
    public List<Total> totals() {
        return statement("totals")
                .query((row, _) -> new Total(
                        EntityType.byCode(row.getInt("entity")),
                        row.getLong("creates"),
                        row.getLong("updates"),
                        row.getLong("deletes"),
                        row.getLong("live_before"),
                        row.getLong("live_after")))
                .list();
    }

    /**
     * Entities of which the upload brought nothing that was kept, while something stays live because it is frozen.
     *
     * @param proven entities of which whatever was not read is not there
     */
    public Set<EntityType> unread(Set<EntityType> proven) {
        return statement("unread")
                .param("proven", proven.stream().map(EntityType::code).toArray(Short[]::new))
                .query((row, _) -> EntityType.byCode(row.getInt("entity")))
                .set();
    }

    /** What counts toward the limits: for the whole connection and at each school. */
    public List<Gate.Affected> affected() {
        Map<String, Long> bases = bases();
        Map<String, Gate.Affected> sums = new HashMap<>();
        List<Gate.Affected> affected = new ArrayList<>();
        statement("guarded_counts")
                .query((row, _) -> new Gate.Affected(
                        EntityType.byCode(row.getInt("entity")),
                        row.getString("school"),
                        Operation.valueOf(row.getString("operation")),
                        row.getLong("counted"),
                        bases.getOrDefault(row.getInt("entity") + "/" + row.getString("school"), 0L)))
                .list()
                .forEach(one -> {
                    if (one.school() != null && !one.school().isEmpty()) {
                        affected.add(one);
                    }
                    sums.merge(one.entity() + "/" + one.operation(), whole(one, bases), Counting::add);
                });
        affected.addAll(sums.values());
        affected.sort(ORDER);
        return affected;
    }

    private static final java.util.Comparator<Gate.Affected> ORDER = java.util.Comparator.comparing(
                    Gate.Affected::entity)
            .thenComparing(Gate.Affected::operation)
            .thenComparing(one -> one.school() == null ? "" : one.school());

    /** Why records change, for the explanation of holds. */
    public HoldCauses causes() {
        return new HoldCauses(
                statement("hold_causes").query((row, _) -> found(row)).list());
    }

    private static HoldCauses.Found found(ResultSet row) throws SQLException {
        int parent = row.getInt("parent");
        EntityType left = row.wasNull() ? null : EntityType.byCode(parent);
        String parentCause = row.getString("parent_cause");
        HoldCauses.Why why = new HoldCauses.Why(
                Cause.valueOf(row.getString("cause")), left, parentCause == null ? null : Cause.valueOf(parentCause));
        return new HoldCauses.Found(
                EntityType.byCode(row.getInt("entity")),
                row.getString("school"),
                Operation.valueOf(row.getString("operation")),
                why,
                row.getString("mapping"),
                row.getBoolean("counted"),
                row.getLong("changes"));
    }

    /** How many records come back under a new SIS ID, edges left out: a new schedule makes new ones of these. */
    public Map<EntityType, Long> rekeyed() {
        Map<EntityType, Long> rekeyed = new java.util.EnumMap<>(EntityType.class);
        statement("count_rekeyed")
                .query((row, _) -> rekeyed.put(EntityType.byCode(row.getInt("entity")), row.getLong("rekeyed")))
                .list();
        return rekeyed;
    }

    private Gate.Affected whole(Gate.Affected one, Map<String, Long> bases) {
        long of = bases.getOrDefault(one.entity().code() + "/", 0L);
        return new Gate.Affected(one.entity(), null, one.operation(), one.counted(), of);
    }

    private static Gate.Affected add(Gate.Affected one, Gate.Affected other) {
        return new Gate.Affected(one.entity(), null, one.operation(), one.counted() + other.counted(), one.of());
    }

    private Map<String, Long> bases() {
        Map<String, Long> bases = new HashMap<>();
        totals().forEach(total -> bases.put(total.entity().code() + "/", total.before()));
        statement("school_bases")
                .query((row, _) ->
                        bases.put(row.getInt("entity") + "/" + row.getString("school"), row.getLong("live_before")))
                .list();
        return bases;
    }

    private JdbcClient.StatementSpec statement(String name) {
        return database.sql(Sql.named("change/" + name))
                .param("run", run.runId())
                .param("day", run.day())
                .param("connection", run.connectionId())
                .param("prefix", prefix)
                .param("datesCount", datesCount);
    }
}
