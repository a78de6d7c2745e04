package org.passportsync.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Tokens;

/**
 * What a program logs in with.
 *
 * @param token told this once, when it is made; left out later
 */
public record TokenShown(
        String user,
        String label,
        Instant createdAt,
        Instant expiresAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String token) {

    public static TokenShown of(Tokens.Listed listed) {
        return new TokenShown(listed.user(), listed.label(), listed.createdAt(), listed.expiresAt(), null);
    }

    /** The same, as it is told when it was just made. */
    public TokenShown with(String secret) {
        return new TokenShown(user, label, createdAt, expiresAt, secret);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "TokenShown[" + user + " " + label + "]";
    }
}
