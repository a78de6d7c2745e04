package org.passportsync.hub;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.passportsync.database.TestDatabase;
import org.passportsync.roster.EntityType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A migrated hub of its own with two districts, filled record by record, and the people who read it. */
final class ReadViewsHub implements AutoCloseable {

    static final String LAKESIDE = "lakeside";
    static final String HILLTOP = "hilltop";

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient jdbc = JdbcClient.create(database.dataSource());

    ReadViewsHub() {
        district(LAKESIDE);
        district(HILLTOP);
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    /** The first column of a query, as text. */
    List<String> texts(String sql, Object... parameters) {
        return jdbc.sql(sql)
                .params(parameters)
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** What a query for one value finds. */
    <T> @Nullable T one(String sql, Class<T> type) {
        return jdbc.sql(sql).query(type).single();
    }

    DataSource dataSource() {
        return database.dataSource();
    }

    private void district(String id) {
        jdbc.sql("insert into district (id, name) values (?, ?)").params(id, id).update();
        connection(id + "-oneroster", id, "skyward-oneroster");
    }

    int connection(String name, String district, String application) {
        return jdbc.sql("insert into connection (name, district_id, application, state, revision)"
                        + " values (?, ?, ?, 'ACTIVE', 1) returning id")
                .params(name, district, application)
                .query(Integer.class)
                .single();
    }

    int connectionOf(String district) {
        return jdbc.sql("select min(id) from connection where district_id = ?")
                .param(district)
                .query(Integer.class)
                .single();
    }

    /** Puts a live record of Lakeside into the hub, known to its connection under the same SIS ID. */
    UUID live(EntityType entity, String sisId, String document) {
        return live(LAKESIDE, entity, sisId, document);
    }

    UUID live(String district, EntityType entity, String sisId, String document) {
        UUID id = new UUID(entity.code(), (district + sisId).hashCode());
        jdbc.sql("insert into passport_record (id, district_id, entity, sis_id, document, version, created_run,"
                        + " updated_run, updated_at) values (?, ?, ?, ?, ?::jsonb, 1, 1, 1, now())")
                .params(id, district, entity.code(), sisId, document)
                .update();
        contribution(district, entity, sisId, id);
        return id;
    }

    /** Lets the district's connection hold one more record that became this passport record. */
    void contribution(String district, EntityType entity, String sisId, UUID passportId) {
        contribution(connectionOf(district), entity, sisId, passportId, false);
    }

    /** The same of one connection; {@code linked} is whether it was matched with another's record. */
    void contribution(int connection, EntityType entity, String sisId, UUID passportId, boolean linked) {
        jdbc.sql(
                        "insert into source_record (connection_id, entity, sis_id, raw_id, origin, own, live, hash, passport_id,"
                                + " linked) values (?, ?, ?, ?, 'users', 'K', true, ?, ?, ?)")
                .params(connection, entity.code(), sisId, sisId, passportId, passportId, linked)
                .update();
    }

    void delete(UUID id) {
        jdbc.sql("update passport_record set deleted_at = now(), deleted_run = 2 where id = ?")
                .param(id)
                .update();
    }

    /** Records a run of a district; {@code committed} is how long ago it was, as an interval, or null if it was not. */
    long run(String district, String state, @Nullable String committed) {
        return jdbc.sql(
                        "insert into run (connection_id, district_id, state, trigger, requested_by, connection_revision,"
                                + " district_revision, parameters, as_of, day, started_at, committed_at)"
                                + " values (?, ?, ?, 'COMMAND', 'test', 1, 1, '{}', current_date, current_date, now(),"
                                + " now() - ?::interval) returning id")
                .param(connectionOf(district))
                .param(district)
                .param(state)
                .param(committed)
                .query(Long.class)
                .single();
    }

    void change(long run, EntityType entity, String sisId, UUID id, String operation) {
        jdbc.sql("insert into change (run_id, entity, sis_id, passport_id, operation, cause)"
                        + " values (?, ?, ?, ?, ?, 'SOURCE')")
                .params(run, entity.code(), sisId, id, operation)
                .update();
    }

    /** A name for a database role that no other test database on the same server uses. */
    String roleNamed(String name) {
        return name + "_"
                + jdbc.sql("select oid from pg_database where datname = current_database()")
                        .query(Long.class)
                        .single();
    }

    /** Creates a reader as docs/read-views.md says and grants the districts. */
    Reader reader(String name, String... districts) {
        String role = roleNamed(name);
        jdbc.sql("create role \"" + role + "\" login in role hub_reader").update();
        for (String district : districts) {
            jdbc.sql("insert into hub_grant (reader, district_id) values (?, ?)")
                    .params(role, district)
                    .update();
        }
        return new Reader(role);
    }

    /** A connection that acts with the rights of one reader alone. */
    final class Reader implements AutoCloseable {

        private final String role;
        private final SingleConnectionDataSource session;

        private Reader(String role) {
            this.role = role;
            try {
                Connection connection = database.dataSource().getConnection();
                this.session = new SingleConnectionDataSource(connection, true);
            } catch (SQLException e) {
                throw new IllegalStateException("no connection for a reader", e);
            }
            sql().sql("set role \"" + role + "\"").update();
        }

        DataSource session() {
            return session;
        }

        JdbcClient sql() {
            return JdbcClient.create(session);
        }

        @Override
        public void close() {
            sql().sql("reset role").update();
            sql().sql("drop role \"" + role + "\"").update();
            session.destroy();
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
