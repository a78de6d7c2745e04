package org.passportsync.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lets people in by name and password. Whoever fails again and again has to wait, by user and by address: nothing is
 * looked at before the time is over, so guessing is slow. Of many guesses at once only as many are answered as of one
 * after the other; a right password is let in however many ask with it at once, as programs do.
 */
public final class Logins {

    private static final int FREE = 4;
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** In seconds after so many failures, from the first on; the last also after more. */
    private static final Integer[] PAUSES = IntStream.rangeClosed(1, FREE + 10)
            .mapToObj(failures -> (int) pause(failures).toSeconds())
            .toArray(Integer[]::new);

    private final JdbcClient database;
    private final InstantSource clock;
    private final Users users;
    private final Passwords passwords;
    private final String nobodysHash;

    public Logins(JdbcClient database, InstantSource clock, Users users, Passwords passwords) {
        this.database = database;
        this.clock = clock;
        this.users = users;
        this.passwords = passwords;
        this.nobodysHash = passwords.hash("nobody has this password");
    }

    /** What came of a try. */
    public sealed interface Tried {}

    /** The password is right. */
    public record In(User user) implements Tried {}

    /** Name or password is wrong, or the user may not log in. */
    public record Out() implements Tried {}

    /** Too many tries failed; the password was not looked at. */
    public record Wait(Duration rest) implements Tried {}

    /** Tries a login from an address. */
    public Tried attempt(String name, String password, String address) {
        String user = "user " + hash(name);
        String place = "address " + address;
        List<String> keys = List.of(user, place);
        if (until(keys).isAfter(clock.instant())) {
            return paused(keys);
        }
        Optional<Users.Stored> known =
                users.find(name).filter(stored -> !stored.user().disabled());
        // An unknown name costs as much time as a wrong password, so that names can't be told apart.
        boolean right =
                passwords.match(password, known.map(Users.Stored::passwordHash).orElse(nobodysHash));
        if (known.isEmpty() || !right) {
            return counts(place) && counts(user) ? new Out() : paused(keys);
        }
        // Others may have failed meanwhile: one of many guesses at once is told of no more than one that comes later.
        if (until(keys).isAfter(clock.instant())) {
            return paused(keys);
        }
        forget(user);
        return new In(known.get().user());
    }

    private Wait paused(List<String> keys) {
        Duration rest = Duration.between(clock.instant(), until(keys));
        return new Wait(rest.isNegative() ? Duration.ZERO : rest);
    }

    /** How long somebody waits after so many failures in a row. */
    static Duration pause(int failures) {
        if (failures <= FREE) {
            return Duration.ZERO;
        }
        int doubled = Math.min(failures - FREE - 1, 10);
        Duration pause = FIRST.multipliedBy(1L << doubled);
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }

    private Instant until(List<String> keys) {
        return database.sql(Sql.named("access/login_until"))
                .param("keys", keys.toArray(String[]::new))
                .param("free", FREE)
                .query((row, _) -> Optional.ofNullable(row.getObject("until", OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant)
                .orElse(Instant.EPOCH);
    }

    /** Counts a failure; false where so many have failed meanwhile that nothing is told of this one. */
    private boolean counts(String key) {
        return database.sql(Sql.named("access/count_failure"))
                .param("key", key)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("free", FREE)
                .param("pauses", PAUSES)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** What was typed for a name may be a password. */
    private static String hash(String name) {
        if (!Users.NAME.matcher(name).matches()) {
            return "none";
        }
        try {
            byte[] text = name.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    private void forget(String key) {
        database.sql(Sql.named("access/forget_failures")).param("key", key).update();
    }
}
