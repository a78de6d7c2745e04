package org.passportsync.staging;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The page of each issue about a whole record: where the record was read in this run, be it anew or as it was before. See the
 * decision 0065.
 */
public final class IssuePlaces {

    private final JdbcTemplate database;
    private final RunFacts run;

    public IssuePlaces(DataSource source, RunFacts run) {
        this.database = new JdbcTemplate(source);
        this.run = run;
    }

    private record Unplaced(short entity, String sisId, long low) {}

    private record Place(Unplaced record, String slice, int page) {}

    /** Fills in what is not known yet; may be called again. */
    public void fill(List<MainPart> mainParts) {
        ofPeople("place_issues", mainParts).update();
        Map<Long, Unplaced> unplaced = new HashMap<>();
        ofPeople("unplaced", mainParts)
                .param("connection", run.connectionId())
                .query((row, _) -> unplaced(row))
                .list()
                .forEach(one -> unplaced.put(one.low(), one));
        if (!unplaced.isEmpty()) {
            keep(seen(unplaced));
        }
    }

    private JdbcClient.StatementSpec ofPeople(String name, List<MainPart> mainParts) {
        return statement(name)
                .param("entities", mainParts.stream().map(MainPart::entity).toArray(Short[]::new))
                .param("mainParts", mainParts.stream().map(MainPart::part).toArray(String[]::new));
    }

    private static Unplaced unplaced(ResultSet row) throws SQLException {
        ByteBuffer hash = ByteBuffer.wrap(row.getBytes("hash"));
        return new Unplaced(row.getShort("entity"), row.getString("sis_id"), hash.getLong(Long.BYTES));
    }

    /** Goes through all that the pages saw, eight bytes for each part or record; forgets what it finds. */
    private List<Place> seen(Map<Long, Unplaced> unplaced) {
        List<Place> found = new ArrayList<>();
        BinaryAnswers.list(database, "staging/seen", Map.of("run", run.runId(), "day", run.day()), row -> {
            LongBuffer lows = ByteBuffer.wrap(row.getBytes("seen")).asLongBuffer();
            while (lows.hasRemaining()) {
                Unplaced record = unplaced.remove(lows.get()); // the first page, where pages overlap
                if (record != null) {
                    found.add(new Place(record, row.getString("slice"), row.getInt("page")));
                }
            }
            return row.getInt("page");
        });
        return found;
    }

    private void keep(List<Place> places) {
        statement("place_seen")
                .param(
                        "entities",
                        places.stream().map(place -> place.record().entity()).toArray(Short[]::new))
                .param(
                        "sisIds",
                        places.stream().map(place -> place.record().sisId()).toArray(String[]::new))
                .param("slices", places.stream().map(Place::slice).toArray(String[]::new))
                .param("pages", places.stream().map(Place::page).toArray(Integer[]::new))
                .update();
    }

    private JdbcClient.StatementSpec statement(String name) {
        return JdbcClient.create(database)
                .sql(Sql.named("staging/" + name))
                .param("run", run.runId())
                .param("day", run.day());
    }
}
