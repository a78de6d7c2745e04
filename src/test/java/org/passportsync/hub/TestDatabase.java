package org.passportsync.hub;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Stands in until the platform's TestDatabase is merged: a migrated database of its own in an embedded server. */
final class TestDatabase implements AutoCloseable {

    private static final String TEMPLATE = "migrated";
    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();

    private final String name = "hub_" + NEXT.incrementAndGet();

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder().start();
            JdbcClient.create(server.getPostgresDatabase())
                    .sql("create database " + TEMPLATE)
                    .update();
            Flyway.configure()
                    .dataSource(server.getDatabase("postgres", TEMPLATE))
                    .load()
                    .migrate();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TestDatabase fresh() {
        TestDatabase database = new TestDatabase();
        JdbcClient.create(SERVER.getPostgresDatabase())
                .sql("create database " + database.name + " template " + TEMPLATE)
                .update();
        return database;
    }

    DataSource dataSource() {
        return SERVER.getDatabase("postgres", name);
    }

    @Override
    public void close() {
        JdbcClient.create(SERVER.getPostgresDatabase())
                .sql("drop database " + name + " with (force)")
                .update();
    }
}
