package org.passportsync.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.passportsync.sql.Sql;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tokens that programs log in with; of each only a hash is kept. */
public final class Tokens {

    private static final String PREFIX = "psync_";
    private static final int BYTES = 32;

    private final JdbcClient database;
    private final InstantSource clock;
    private final SecureRandom chance;

    public Tokens(JdbcClient database, InstantSource clock, SecureRandom chance) {
        this.database = database;
        this.clock = clock;
        this.chance = chance;
    }

    /** A token as it is listed. */
    public record Listed(String user, String label, Instant createdAt, Instant expiresAt) {}

    /** Makes a token, which is not told again; nothing where the user has one of this label, or is not there. */
    public Optional<String> issue(String user, String label, Instant expiresAt) {
        byte[] bytes = new byte[BYTES];
        chance.nextBytes(bytes);
        String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        try {
            int added = database.sql(Sql.named("access/add_token"))
                    .param("user", user)
                    .param("label", label)
                    .param("hash", hash(token))
                    .param("at", utc(clock.instant()))
                    .param("expires", utc(expiresAt))
                    .update();
            return added == 1 ? Optional.of(token) : Optional.empty();
        } catch (DuplicateKeyException taken) {
            return Optional.empty();
        }
    }

    /** The user behind a token that has not expired and whose user may log in. */
    public Optional<User> user(String token) {
        return database.sql(Sql.named("access/token_user"))
                .param("hash", hash(token))
                .param("at", utc(clock.instant()))
                .query((row, _) -> Users.read(row))
                .optional();
    }

    /** The tokens of a user, by label. */
    public List<Listed> list(String user) {
        return database.sql(Sql.named("access/list_tokens"))
                .param("user", user)
                .query((row, _) -> new Listed(
                        row.getString("user_name"),
                        row.getString("label"),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        row.getObject("expires_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Takes a token back; false where there is none of this label. */
    public boolean revoke(String user, String label) {
        return database.sql(Sql.named("access/revoke_token"))
                        .param("user", user)
                        .param("label", label)
                        .update()
                == 1;
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
