package org.passportsync.database;

import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A migrated database of its own for one test, made from a template and dropped afterwards. */
public final class TestDatabase implements AutoCloseable {

    private static final String PREFIX = "passport_" + ProcessHandle.current().pid() + "_";
    private static final String TEMPLATE = PREFIX + "template";
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final TestServer SERVER = TestServer.start(System.getenv());

    static {
        admin("drop database if exists " + TEMPLATE + " with (force)");
        admin("create database " + TEMPLATE);
        Flyway.configure().dataSource(source(TEMPLATE)).load().migrate();
    }

    private final String name = PREFIX + NEXT.incrementAndGet();

    private TestDatabase(String template) {
        admin("create database " + name + " template " + template);
    }

    /** A new database with nothing but the migrated schema. */
    public static TestDatabase fresh() {
        return new TestDatabase(TEMPLATE);
    }

    /** A new database that no program has seen yet. */
    public static TestDatabase empty() {
        return new TestDatabase("template1");
    }

    public DataSource dataSource() {
        return source(name);
    }

    public JdbcClient client() {
        return JdbcClient.create(dataSource());
    }

    public String url() {
        return SERVER.url(name);
    }

    public String user() {
        return SERVER.user();
    }

    public String password() {
        return SERVER.password();
    }

    @Override
    public void close() {
        admin("drop database if exists " + name + " with (force)");
    }

    private static DataSource source(String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(SERVER.url(database));
        source.setUser(SERVER.user());
        source.setPassword(SERVER.password());
        return source;
    }

    private static void admin(String statement) {
        JdbcClient.create(source("postgres")).sql(statement).update();
    }
}
