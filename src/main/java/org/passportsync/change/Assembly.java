package org.passportsync.change;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.ContentHash;
import org.passportsync.roster.DocumentWriter;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.PassportIds;
import org.passportsync.roster.Schema;
import org.passportsync.shape.Defaults;
import org.passportsync.shape.RecordRules;
import org.passportsync.shape.ShapeSettings;
import org.passportsync.sql.Sql;
import org.passportsync.staging.RunFacts;
import org.passportsync.staging.StagedRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * Puts people together from their parts: only those with a new, changed or vanished part are built anew.
 *
 * <p>Runs inside one transaction and may be run again: what an earlier try staged is taken back by {@code prove}.
 */
public final class Assembly {

    private static final int ROWS_AT_ONCE = 5_000;

    private final DataSource source;
    private final JdbcClient database;
    private final RunFacts run;
    private final @Nullable Set<String> only;

    public Assembly(DataSource source, RunFacts run) {
        this(source, run, null);
    }

    /** Prepares one that builds a few records only, by their SIS IDs. */
    public Assembly(DataSource source, RunFacts run, @Nullable Set<String> only) {
        this.source = source;
        this.database = JdbcClient.create(source);
        this.run = run;
        this.only = only;
    }

    /**
     * What makes the records of one entity of people.
     *
     * @param mainPart the kind of part without which there is no record
     * @param schema with the connection's custom attributes
     * @param rules what is asked of whole records
     * @param defaults what stands in for a kind of part that a person has none of, by slot
     */
    public record Plan(
            EntityType entity,
            String mainPart,
            Schema schema,
            RecordRules rules,
            Map<String, @Nullable Object[]> defaults) {

        /** As the settings of a connection have it. */
        public static Plan of(EntityType entity, String mainPart, ShapeSettings settings) {
            return new Plan(
                    entity,
                    mainPart,
                    settings.schema(entity),
                    RecordRules.of(entity, settings),
                    Defaults.of(entity, settings));
        }
    }

    /** Forgets what an earlier try put together and found wrong. */
    public void clear() {
        for (String clear : List.of("clear_assembled", "clear_assembled_issues")) {
            database.sql(Sql.named("staging/" + clear))
                    .param("run", run.runId())
                    .param("day", run.day())
                    .update();
        }
    }

    /** Which records are built: those whose parts moved; all, because their rules did; all, whatever their hashes say. */
    public enum Extent {
        MOVED,
        ALL,
        ALL_ANEW
    }

    /** An entity whose records are built. */
    public record Wanted(Plan plan, Extent extent) {

        EntityType entity() {
            return plan.entity();
        }
    }

    /**
     * Builds the records of some entities.
     *
     * @param plans makes what is to be built anew for each connection: rules serve one thread
     * @param lostSchools SIS IDs of schools whose affiliations are frozen
     * @param beside builds a half of them, where all parts are committed; {@link Beside#NOTHING} where they are not
     */
    public void assemble(Supplier<List<Wanted>> plans, Set<String> lostSchools, Beside beside) {
        long parts = plans.get().stream().mapToLong(this::movedParts).sum();
        if (!beside.both(
                parts,
                () -> assemble(plans.get(), lostSchools, Share.FIRST),
                () -> assemble(plans.get(), lostSchools, Share.SECOND))) {
            assemble(plans.get(), lostSchools, Share.ALL);
        }
    }

    private void assemble(List<Wanted> wanted, Set<String> lostSchools, Share share) {
        for (Wanted one : wanted) {
            if (movedParts(one) == 0) {
                continue;
            }
            Batch batch = new Batch(new PersonBuilder(one.plan(), lostSchools), one.extent());
            try (var parts = query(one, share)) {
                parts.forEachOrdered(batch::take);
            }
            batch.finish();
        }
    }

    /** How many parts are new, changed or gone; with those that stand, where all records are built. */
    private long movedParts(Wanted wanted) {
        return statement("moved_parts", wanted).query(Long.class).single();
    }

    private Stream<PartRow> query(Wanted wanted, Share share) {
        return statement("assemble_keys", wanted)
                .param("only", only == null ? null : only.toArray(String[]::new))
                .param("share", share.ordinal())
                .withFetchSize(ROWS_AT_ONCE)
                .query(PartRow::read)
                .stream();
    }

    private StatementSpec statement(String name, Wanted wanted) {
        return database.sql(Sql.named("change/" + name))
                .param("run", run.runId())
                .param("day", run.day())
                .param("connection", run.connectionId())
                .param("entity", wanted.entity().code())
                .param("everything", wanted.extent() != Extent.MOVED);
    }

    /** Gathers the parts of one key after the other and sends finished records in portions. */
    private final class Batch {

        private final PersonBuilder builder;
        private final Extent extent;
        private final DocumentWriter writer = new DocumentWriter();
        private final PassportIds passportIds = new PassportIds(run.connection());
        private final List<PartRow> parts = new ArrayList<>();
        private StagedRows rows = new StagedRows(run);

        Batch(PersonBuilder builder, Extent extent) {
            this.builder = builder;
            this.extent = extent;
        }

        void take(PartRow part) {
            if (!parts.isEmpty() && !parts.getFirst().sisId().equals(part.sisId())) {
                stage();
            }
            parts.add(part);
        }

        void finish() {
            if (!parts.isEmpty()) {
                stage();
            }
            send();
        }

        private void stage() {
            PersonBuilder.Built built = builder.build(parts);
            if (built != null) {
                stage(parts.getFirst(), built);
            }
            parts.clear();
            if (rows.size() >= ROWS_AT_ONCE) {
                send();
            }
        }

        private void stage(PartRow first, PersonBuilder.Built built) {
            writer.write(builder.schema(), built.values());
            ContentHash hash = writer.hashWith(built.own(), first.sisId(), "", built.beside());
            if (extent != Extent.ALL_ANEW && hash.asUuid().equals(first.lastHash())) {
                return;
            }
            UUID id = first.lastId() == null ? passportIds.of(builder.entity(), first.sisId()) : first.lastId();
            StagedRows.Head head = new StagedRows.Head(
                    builder.entity(),
                    first.sisId(),
                    built.rawId(),
                    built.rawId(),
                    built.own(),
                    built.cause(),
                    id,
                    built.onlyView());
            rows.record(head, hash, built.own() == 'K' ? writer : null, built.values(), StagedRows.Place.NONE);
            for (PersonBuilder.Found found : built.found()) {
                rows.recordIssue(builder.entity(), first.sisId(), "assemble", found.finding(), found.place());
            }
        }

        private void send() {
            Connection connection = DataSourceUtils.getConnection(source);
            try {
                rows.send(connection);
            } catch (SQLException refused) {
                throw new IllegalStateException("assembled records can't be staged", refused);
            } finally {
                DataSourceUtils.releaseConnection(connection, source);
            }
            rows = new StagedRows(run);
        }
    }
}
