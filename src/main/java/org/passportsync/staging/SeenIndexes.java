package org.passportsync.staging;

import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.passportsync.sql.Sql;
import org.postgresql.PGStatement;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Loads what a connection's baseline remembers into memory, and marks what a run saw of it. */
public final class SeenIndexes {

    /** Asks the driver for binary answers from the first execution on; else it waits for the fifth. */
    private static final int AT_ONCE = -1;

    private final JdbcTemplate database;

    public SeenIndexes(DataSource source) {
        this.database = new JdbcTemplate(source);
    }

    /** The hashes of the baseline: of parts where a record is put together, else of records. */
    public SeenIndex remembered(int connectionId) {
        List<byte[]> portions = new ArrayList<>();
        long size = 0;
        for (Portion portion : portions(connectionId)) {
            portions.add(portion.hashes());
            size += portion.size();
        }
        SeenIndex index = new SeenIndex(Math.toIntExact(size));
        for (byte[] portion : portions) {
            ByteBuffer hashes = ByteBuffer.wrap(portion);
            while (hashes.hasRemaining()) {
                index.add(hashes.getLong(), hashes.getLong());
            }
        }
        return index;
    }

    /** Marks all that the run's journal says was seen unchanged. */
    public void mark(SeenIndex index, RunFacts run) {
        JdbcClient.create(database)
                .sql(Sql.named("staging/seen"))
                .param("run", run.runId())
                .param("day", run.day())
                .query((row, _) -> row.getBytes(1))
                .stream()
                .map(ByteBuffer::wrap)
                .forEach(lows -> {
                    while (lows.hasRemaining()) {
                        index.markLow(lows.getLong());
                    }
                });
    }

    private record Portion(byte[] hashes, long size) {}

    /** As text, hashes would be twice as long, and spelled out and read again digit by digit. */
    private List<Portion> portions(int connectionId) {
        NamedParameterJdbcTemplate named = new NamedParameterJdbcTemplate(database);
        return named.execute(
                Sql.named("staging/remembered"), Map.of("connection", connectionId), SeenIndexes::portions);
    }

    private static List<Portion> portions(PreparedStatement statement) throws SQLException {
        statement.unwrap(PGStatement.class).setPrepareThreshold(AT_ONCE);
        List<Portion> portions = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                portions.add(new Portion(rows.getBytes(1), rows.getLong(2)));
            }
        }
        return portions;
    }
}
