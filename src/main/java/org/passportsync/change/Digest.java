package org.passportsync.change;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.passportsync.run.Hold;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The fingerprint of what an admin is shown: SHA-256 over the change set in key order and the holds. Needs a transaction,
 * so that large change sets are streamed.
 */
public final class Digest {

    private static final int ROWS_AT_ONCE = 5_000;

    private final JdbcClient database;

    public Digest(JdbcClient database) {
        this.database = database;
    }

    /** The digest in lower-case hexadecimal, 64 characters. */
    public String of(long runId, List<Hold> holds) {
        MessageDigest sha256 = sha256();
        database
                .sql(Sql.named("change/canonical"))
                .param("run", runId)
                .withFetchSize(ROWS_AT_ONCE)
                .query((row, _) -> line(row))
                .stream()
                .forEachOrdered(sha256::update);
        holds.stream()
                .map(Hold::message)
                .sorted()
                .forEach(hold -> sha256.update(("hold\t" + hold + "\n").getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static byte[] line(ResultSet row) throws SQLException {
        StringBuilder line = new StringBuilder();
        for (int column = 1; column <= 9; column++) {
            line.append(row.getString(column)).append('\t');
        }
        return line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
