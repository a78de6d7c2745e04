package org.passportsync.staging;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Loads what a connection's baseline remembers into memory, and marks what a run saw of it. */
public final class SeenIndexes {

    private final JdbcClient database;

    public SeenIndexes(JdbcClient database) {
        this.database = database;
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
        database
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

    private List<Portion> portions(int connectionId) {
        return database.sql(Sql.named("staging/remembered"))
                .param("connection", connectionId)
                .query((row, _) -> new Portion(row.getBytes(1), row.getLong(2)))
                .list();
    }
}
