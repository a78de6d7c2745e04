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

    private final TestServer server;
    private final String name = PREFIX + NEXT.incrementAndGet();

    private TestDatabase(TestServer server, String template) {
        this.server = server;
        admin(server, "create database " + name + " template " + template);
    }

    /** The server of tests, started when the first of them wants it. */
    private static final class Quick {
        static final TestServer SERVER = migrated(TestServer.start(System.getenv()));
    }

    /** The server of benches. */
    private static final class Durable {
        static final TestServer SERVER = migrated(TestServer.durable(System.getenv()));
    }

    private static TestServer migrated(TestServer server) {
        admin(server, "drop database if exists " + TEMPLATE + " with (force)");
        admin(server, "create database " + TEMPLATE);
        Flyway.configure().dataSource(source(server, TEMPLATE)).load().migrate();
        return server;
    }

    /** A new database with nothing but the migrated schema. */
    public static TestDatabase fresh() {
        return new TestDatabase(Quick.SERVER, TEMPLATE);
    }

    /** The same on a server that writes as the program's own does, for whatever is measured. */
    public static TestDatabase durable() {
        return new TestDatabase(Durable.SERVER, TEMPLATE);
    }

    /** A new database that no program has seen yet. */
    public static TestDatabase empty() {
        return new TestDatabase(Quick.SERVER, "template1");
    }

    public DataSource dataSource() {
        return source(server, name);
    }

    public JdbcClient client() {
        return JdbcClient.create(dataSource());
    }

    public String url() {
        return server.url(name);
    }

    public String user() {
        return server.user();
    }

    public String password() {
        return server.password();
    }

    @Override
    public void close() {
        admin(server, "drop database if exists " + name + " with (force)");
    }

    private static DataSource source(TestServer server, String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.url(database));
        source.setUser(server.user());
        source.setPassword(server.password());
        return source;
    }

    private static void admin(TestServer server, String statement) {
        JdbcClient.create(source(server, "postgres")).sql(statement).update();
    }
}
