package org.passportsync.staging;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Planner;
import org.passportsync.sis.PartKind;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;

/**
 * What was remembered and is proven absent now. Runs inside one transaction and may be run again.
 *
 * <p>Only kinds of part whose resource is proven complete count; what a row that can't be used may stand for, and what is
 * known at lost schools only, is not absent.
 */
public final class Absences {

    private final DataSource source;
    private final JdbcClient database;

    public Absences(DataSource source) {
        this.source = source;
        this.database = JdbcClient.create(source);
    }

    /** A kind of part that is proven, with the resource that it is read from. */
    public record Proven(PartKind part, String resource, boolean main) {}

    /**
     * What absence is judged on.
     *
     * @param sameHashes whether the baseline's hashes are of today's version; if not, nothing was seen as remembered
     * @param bulk whether absence means anything; if not, no school is lost either
     * @param floor people of a kind that a school must have had before its emptiness is a loss
     */
    public record Ground(boolean sameHashes, boolean bulk, int floor) {}

    /**
     * Finds them.
     *
     * @param index with all marked that the run saw
     */
    public void find(RunFacts run, SeenIndex index, List<Proven> proven, Ground ground) throws SQLException {
        for (String clear : List.of("clear_absent", "clear_lost_schools", "clear_staged_absent")) {
            update(clear, run);
        }
        boolean allSeen = listUnseen(index) == 0;
        update("drop_second_parts", run);
        update("drop_second_records", run);
        dropKnown(run, ground.sameHashes());
        if (allSeen) {
            return;
        }
        findAbsent(run, proven);
        if (ground.bulk()) {
            loseSchools(run, proven, ground.floor());
        }
        update("stage_absent", run);
    }

    /** Lists what is remembered and was not seen, until the transaction ends; says how much that is. */
    public long listUnseen(SeenIndex index) throws SQLException {
        database.sql(Sql.named("staging/make_unseen")).update();
        CopyBuffer unseen = new CopyBuffer(64 * 1024);
        index.forEachUnmarked((high, low) -> unseen.row(1).uuid(high, low));
        Connection connection = DataSourceUtils.getConnection(source);
        try {
            long listed = unseen.send(connection, Sql.named("staging/copy_unseen"));
            database.sql(Sql.named("staging/index_unseen")).update();
            database.sql(Sql.named("staging/analyze_unseen")).update();
            return listed;
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
    }

    /**
     * Marks what is absent though the row that it came from was read: the row itself says that it is gone, so that nobody
     * has to be asked. In the transaction of {@link #find}.
     */
    public void spareRowsRead(RunFacts run, List<Proven> proven) {
        String[] parts = proven.stream().map(one -> one.part().name()).toArray(String[]::new);
        kinds(statement("make_candidates", run), proven).param("parts", parts).update();
        database.sql(Sql.named("staging/analyze_candidates")).update();
        kinds(statement("spare_rows_read", run), proven).param("parts", parts).update();
    }

    private void dropKnown(RunFacts run, boolean sameHashes) {
        statement("drop_known_parts", run).param("sameVersion", sameHashes).update();
        Arrays.stream(EntityType.values())
                .filter(entity -> !entity.person())
                .forEach(entity -> statement("drop_known_records", run)
                        .param("entity", entity.code())
                        .param("sameVersion", sameHashes)
                        .update());
    }

    private void findAbsent(RunFacts run, List<Proven> proven) {
        List<Proven> single =
                proven.stream().filter(one -> !one.part().entity().person()).toList();
        Planner.readingThrough(
                database,
                () -> kinds(statement("find_absent_parts", run), proven)
                        .param(
                                "parts",
                                proven.stream().map(one -> one.part().name()).toArray(String[]::new))
                        .update());
        Planner.readingThrough(
                database,
                () -> kinds(statement("find_absent_records", run), single).update());
    }

    private static JdbcClient.StatementSpec kinds(JdbcClient.StatementSpec statement, List<Proven> proven) {
        return statement
                .param(
                        "entities",
                        proven.stream().map(one -> one.part().entity().code()).toArray(Short[]::new))
                .param("resources", proven.stream().map(Proven::resource).toArray(String[]::new));
    }

    private void loseSchools(RunFacts run, List<Proven> proven, int floor) {
        List<Proven> mains = proven.stream().filter(Proven::main).toList();
        int lost = statement("find_lost_schools", run).update();
        for (String main : mainParts(mains).distinct().toList()) {
            lost += statement("find_emptied_schools", run)
                    .param("floor", floor)
                    .param("mainPart", main)
                    .update();
        }
        if (lost > 0) {
            update("keep_schools", run);
            kinds(statement("make_frozen", run), mains)
                    .param("parts", mainParts(mains).toArray(String[]::new))
                    .update();
            update("freeze_ties", run);
            update("freeze_lost", run);
        }
    }

    private static Stream<String> mainParts(List<Proven> mains) {
        return mains.stream().map(one -> one.part().name());
    }

    private void update(String name, RunFacts run) {
        statement(name, run).update();
    }

    private JdbcClient.StatementSpec statement(String name, RunFacts run) {
        return database.sql(Sql.named("staging/" + name))
                .param("run", run.runId())
                .param("day", run.day())
                .param("connection", run.connectionId());
    }
}
