package org.passportsync.job;

import java.time.InstantSource;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The database that everything happens in, its transactions, the clock, who looks on, and how much runs may take at once. */
public record Workplace(
        DataSource source, PlatformTransactionManager transactions, InstantSource clock, Onlooker onlooker, Room room) {

    /** A place where nobody looks on. */
    public Workplace(DataSource source, PlatformTransactionManager transactions, InstantSource clock) {
        this(source, transactions, clock, Onlooker.NONE, new Room(Room.USUAL_TURNS));
    }

    /** Statements on the database; part of the transaction that is open, if one is. */
    public JdbcClient database() {
        return JdbcClient.create(source);
    }

    /** Lets the transaction that is open plan for whole districts; each one that joins them has to say it. */
    void tune() {
        database().sql(Sql.named("run/tune")).query((_, _) -> 0).list();
    }

    /** Does something in one transaction, which it makes. */
    <T> T inTransaction(Supplier<T> work) {
        T result = new TransactionTemplate(transactions).execute(_ -> work.get());
        return java.util.Objects.requireNonNull(result);
    }

    /** Does something in one transaction, which it makes. */
    void transact(Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(_ -> work.run());
    }
}
