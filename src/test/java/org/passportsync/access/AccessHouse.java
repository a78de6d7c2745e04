package org.passportsync.access;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.transaction.support.TransactionOperations;

/** Users by hand on a database, with a clock that is turned by hand and passwords that are hashed quickly. */
public final class AccessHouse {

    private static final String PREFIX = "{bcrypt}";

    private final JdbcClient database;
    private Instant now = Instant.parse("2031-09-01T08:00:00Z");
    private final InstantSource clock = () -> now;
    private final Passwords passwords = quick();

    private AccessHouse(JdbcClient database) {
        this.database = database;
    }

    public static AccessHouse on(JdbcClient database) {
        return new AccessHouse(database);
    }

    /** Hashes as the program does, with the least work. */
    public static Passwords quick() {
        BCryptPasswordEncoder encoder = new BCryptPasswordEncoder(4);
        return new Passwords() {
            @Override
            public String hash(String password) {
                return PREFIX + encoder.encode(password);
            }

            @Override
            public boolean match(String password, String hash) {
                return encoder.matches(password, hash.substring(PREFIX.length()));
            }
        };
    }

    void wait(Duration time) {
        now = now.plus(time);
    }

    public Instant now() {
        return now;
    }

    public Users users() {
        return new Users(database, clock);
    }

    public Tokens tokens() {
        return new Tokens(database, clock, new SecureRandom());
    }

    public Logins logins() {
        return new Logins(database, clock, users(), passwords);
    }

    public Audit audit() {
        return new Audit(database, clock);
    }

    public Accounts accounts() {
        return new Accounts(users(), passwords, audit(), new SecureRandom());
    }

    public UserOrders orders() {
        return new UserOrders(
                accounts(), tokens(), new Districts(database), clock, TransactionOperations.withoutTransaction());
    }

    /** Districts, as the first definitions of their connections make them. */
    public AccessHouse districts(String... names) {
        for (String name : names) {
            database.sql("insert into district (id, name) values (:id, :id)")
                    .param("id", name)
                    .update();
        }
        return this;
    }

    /** A user with a password. */
    public void user(String name, String password, Role role, Reach reach) {
        users().add(name, role, reach, passwords.hash(password), "test");
    }
}
