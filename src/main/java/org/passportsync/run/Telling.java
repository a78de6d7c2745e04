package org.passportsync.run;

import java.time.InstantSource;
import java.time.ZoneOffset;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Notes down what people are to be told beside the ends of runs; whoever is to send it finds it in the table {@code notice}. */
public final class Telling {

    private final JdbcClient database;
    private final InstantSource clock;

    public Telling(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Something about a connection.
     *
     * @param about what is told once only, for example {@code lakeside 2026-09-15}
     * @param detail the fact and what to do, without personal data
     */
    public record Matter(int connectionId, NoticeKind kind, String about, String detail) {}

    /** Tells the connection's recipients, unless they were told already. */
    public void tell(Matter matter) {
        database.sql(Sql.named("run/tell"))
                .param("kind", matter.kind().name())
                .param("about", matter.about())
                .param("connection", matter.connectionId())
                .param("detail", matter.detail())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Reminds of parked runs that expire soon. */
    public void remind() {
        database.sql(Sql.named("run/remind"))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}
