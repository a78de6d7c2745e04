package org.passportsync.staging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.passportsync.sis.SourcePage;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages that an earlier run has read, as long as its journal keeps them; read in its order, by number. */
public final class KeptPages {

    private final JdbcClient database;
    private final RunFacts run;

    /** Takes the run that read the pages. */
    public KeptPages(JdbcClient database, RunFacts run) {
        this.database = database;
        this.run = run;
    }

    /** Decrypts what {@link Journal.Seal} made. */
    public interface Opening {
        byte[] open(String place, byte[] body);
    }

    /**
     * What is kept of one slice.
     *
     * @param last number of its last page; -1: it has none
     * @param missing why it can't be read again as a whole; null: it can
     */
    public record Slice(
            String name,
            Slices.State state,
            Slices.Proof proof,
            @Nullable String reason,
            int last,
            @Nullable String missing) {}

    /** All slices of the run. */
    public List<Slice> slices() {
        return database.sql(Sql.named("staging/kept_slices"))
                .param("run", run.runId())
                .param("day", run.day())
                .query((row, _) -> slice(row))
                .list();
    }

    private static Slice slice(ResultSet row) throws SQLException {
        Slices.State state = Slices.State.valueOf(row.getString("state"));
        Slices.Proof proof = Slices.Proof.valueOf(row.getString("proof"));
        return new Slice(
                row.getString("name"),
                state,
                proof,
                row.getString("reason"),
                row.getInt("last_page"),
                missing(row, state, proof));
    }

    private static @Nullable String missing(ResultSet row, Slices.State state, Slices.Proof proof) throws SQLException {
        String name = row.getString("name");
        if (state == Slices.State.OPEN) {
            return name + " was not read to its end";
        }
        long pages = row.getLong("pages");
        boolean whole = pages > 0 && pages == row.getInt("last_page") + 1L;
        boolean ended = row.getBoolean("ended") || proof == Slices.Proof.BROKEN;
        if (state == Slices.State.DONE && !(whole && ended)) {
            return "pages of " + name + " are no longer there";
        }
        long bare = row.getLong("without_body");
        return bare == 0 ? null : "of " + bare + " pages of " + name + " only length and fingerprint are kept";
    }

    /** Whether a page was sealed under another key than the one with this mark. */
    public boolean sealedOtherwise(byte[] mark) {
        return database.sql(Sql.named("staging/sealed_otherwise"))
                .param("run", run.runId())
                .param("day", run.day())
                .param("mark", mark)
                .query(Boolean.class)
                .single();
    }

    /** One page, opened; nothing where it is no longer there. */
    public Optional<SourcePage> page(String slice, int page, Opening opening) {
        return database.sql(Sql.named("staging/kept_page"))
                .param("run", run.runId())
                .param("day", run.day())
                .param("slice", slice)
                .param("page", page)
                .query((row, _) -> new SourcePage(
                        slice,
                        row.getLong("page_offset"),
                        Math.max(1, row.getInt("row_count")),
                        opening.open(Journal.place(run.runId(), slice, page), row.getBytes("body")),
                        row.getString("encoding").equals("gzip"),
                        total(row),
                        row.getString("next_cursor")))
                .optional();
    }

    private static OptionalLong total(ResultSet row) throws SQLException {
        long total = row.getLong("total");
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(total);
    }
}
