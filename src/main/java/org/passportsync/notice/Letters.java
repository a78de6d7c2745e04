package org.passportsync.notice;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.passportsync.run.Connections;
import org.passportsync.run.RunReport;
import org.passportsync.run.RunReports;
import org.passportsync.run.Runs;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes what notices say: numbers and reasons, never a value of a record. */
final class Letters {

    private final JdbcClient database;
    private final Runs runs;
    private final RunReports reports;
    private final Pointers pointers;

    Letters(JdbcClient database, Runs runs, Connections connections, Pointers pointers) {
        this.database = database;
        this.runs = runs;
        this.reports = new RunReports(database, connections);
        this.pointers = pointers;
    }

    Letter write(Notice notice) {
        Facts facts = new Facts(notice, about(notice), report(notice));
        LetterText text = new LetterText(facts, pointers);
        return new Letter(text.title(), text.text(), LetterJson.of(facts, text.title(), pointers));
    }

    private Facts.About about(Notice notice) {
        return database.sql(Sql.named("notice/about"))
                .param("connection", notice.connectionId())
                .query((row, _) -> new Facts.About(
                        row.getString("name"), row.getString("district_id"), row.getString("district_name")))
                .single();
    }

    private @Nullable RunReport report(Notice notice) {
        return Optional.ofNullable(notice.runId())
                .flatMap(runs::find)
                .map(reports::of)
                .orElse(null);
    }
}
