package org.passportsync.job;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.passportsync.run.Remains;
import org.passportsync.run.Run;
import org.passportsync.run.RunReports;

/** A small district whose clock is turned by days, and what is dropped of it as they pass. */
final class KeptLakeside implements AutoCloseable {

    static final Instant START = Instant.parse("2026-09-15T07:30:00Z");

    final AtomicReference<Instant> now = new AtomicReference<>(START);
    final Lakeside lakeside;

    KeptLakeside(Path folder) {
        lakeside = Lakeside.under(now::get, folder, KeptLakeside::usual);
        lakeside.district.aSchool("lincoln").students(1, 6, "lincoln");
    }

    static Definitions usual(Definitions definition) {
        return definition.advanced("holdThreshold: none").advanced("parkedExpiry: 366d");
    }

    /** Another district that reads the same Skyward and keeps its journal longer. */
    Run riverside() {
        lakeside.apply(definition -> usual(definition)
                .advanced("retention: { journal: 60d }")
                .with("connection", "riverside")
                .with("district", "{ id: riverside, name: Riverside, timeZone: America/Denver }"));
        return Lakeside.ended(lakeside.house.launch("connection=riverside"));
    }

    void after(int days) {
        now.set(START.plus(Duration.ofDays(days)));
    }

    Dropped drop() {
        return drop("lakeside");
    }

    Dropped drop(String district) {
        return new Keeping(lakeside.house.place, Duration.ofHours(6)).drop(district);
    }

    /** What is left of a run by now. */
    Remains remains(Run run) {
        return lakeside.house.runs.get(run.id()).remains();
    }

    List<String> remarks(Run run) {
        return new RunReports(lakeside.sql(), lakeside.house.connections)
                .of(lakeside.house.runs.get(run.id()))
                .remarks();
    }

    List<String> texts(String query) {
        return lakeside.sql()
                .sql(query)
                .query((row, _) -> String.valueOf(row.getString(1)))
                .list();
    }

    long count(String table) {
        return lakeside.sql()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    List<String> partitions() {
        return texts("select inhrelid::regclass::text from pg_inherits join pg_class p on p.oid = inhparent"
                + " where p.relname in ('page_journal', 'settled') or p.relname like 'staged%' and p.relkind = 'p'");
    }

    List<String> audit() {
        return texts("select actor || ' ' || subject || ' ' || detail from audit where action = 'PURGE' order by id");
    }

    @Override
    public void close() {
        lakeside.close();
    }
}
