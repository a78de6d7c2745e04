package org.passportsync.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lets people in by name and password. Whoever fails again and again has to wait, by user and by address: nothing is
 * looked at before the time is over, so guessing is slow, also with many connections at once.
 */
public final class Logins {

    private static final int FREE = 4;
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofMinutes(5);

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
        List<String> keys = List.of("user " + name, "address " + address);
        Instant until = until(keys);
        if (until.isAfter(clock.instant())) {
            return new Wait(Duration.between(clock.instant(), until));
        }
        Optional<Users.Stored> known =
                users.find(name).filter(stored -> !stored.user().disabled());
        // An unknown name costs as much time as a wrong password, so that names can't be told apart.
        boolean right =
                passwords.match(password, known.map(Users.Stored::passwordHash).orElse(nobodysHash));
        if (known.isEmpty() || !right) {
            keys.forEach(this::fail);
            return new Out();
        }
        forget(keys.getFirst());
        return new In(known.get().user());
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
                .query((row, _) -> Optional.ofNullable(row.getObject("until", OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant)
                .orElse(Instant.EPOCH);
    }

    private void fail(String key) {
        int failures = database.sql(Sql.named("access/count_failure"))
                .param("key", key)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
        database.sql(Sql.named("access/pause_logins"))
                .param("key", key)
                .param("until", clock.instant().plus(pause(failures)).atOffset(ZoneOffset.UTC))
                .update();
    }

    private void forget(String key) {
        database.sql(Sql.named("access/forget_failures")).param("key", key).update();
    }
}
