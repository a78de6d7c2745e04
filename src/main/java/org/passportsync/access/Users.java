package org.passportsync.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.passportsync.sql.Sql;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All users. */
public final class Users {

    /** What a user may be called. */
    public static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");

    private final JdbcClient database;
    private final InstantSource clock;

    public Users(JdbcClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A user as it is stored, with the hash of its password. */
    public record Stored(User user, String passwordHash) {

        /** Without the hash. */
        @Override
        public String toString() {
            return "Stored[" + user + "]";
        }
    }

    /** Adds a user; false where the name is taken. */
    public boolean add(String name, Role role, Reach reach, String passwordHash, String by) {
        try {
            database.sql(Sql.named("access/add_user"))
                    .param("name", name)
                    .param("password", passwordHash)
                    .param("role", role.name())
                    .param("districts", reach.array())
                    .param("by", by)
                    .param("at", now())
                    .update();
            return true;
        } catch (DuplicateKeyException taken) {
            return false;
        }
    }

    /** Gives a user another role, other districts, or takes the login away or gives it back. */
    public boolean change(User user) {
        return database.sql(Sql.named("access/change_user"))
                        .param("name", user.name())
                        .param("role", user.role().name())
                        .param("districts", user.reach().array())
                        .param("disabled", user.disabled())
                        .update()
                == 1;
    }

    /** Sets a password; false where there is no such user. */
    public boolean password(String name, String passwordHash) {
        return database.sql(Sql.named("access/set_password"))
                        .param("name", name)
                        .param("password", passwordHash)
                        .param("at", now())
                        .update()
                == 1;
    }

    /** Removes a user with its tokens; what it did stays in history and audit. */
    public boolean remove(String name) {
        return database.sql(Sql.named("access/remove_user")).param("name", name).update() == 1;
    }

    public Optional<Stored> find(String name) {
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        return database.sql(Sql.named("access/find_user"))
                .param("name", name)
                .query((row, _) -> new Stored(read(row), row.getString("password")))
                .optional();
    }

    /** All users by name. */
    public List<User> list() {
        return database.sql(Sql.named("access/list_users"))
                .query((row, _) -> read(row))
                .list();
    }

    static User read(ResultSet row) throws SQLException {
        java.sql.Array districts = row.getArray("districts");
        return new User(
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                Reach.of(districts == null ? null : Arrays.asList((String[]) districts.getArray())),
                row.getBoolean("disabled"),
                instant(row, "created_at"),
                instant(row, "password_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
