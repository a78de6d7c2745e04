package org.passportsync.run;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Actor;
import org.passportsync.access.Reach;
import org.passportsync.connection.ConnectionDefinition;
import org.passportsync.connection.DefinitionReader;
import org.passportsync.connection.DistrictDefinition;
import org.passportsync.connection.DistrictDocument;
import org.passportsync.connection.Guards;
import org.passportsync.connection.ReadingRules;
import org.passportsync.connection.StoredSecrets;
import org.passportsync.connection.Vault;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** All connections and districts with the numbered revisions of their definitions. */
public final class Connections {

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Applying.Means means;

    /** Takes where they are kept, and what their definitions may name. */
    public Connections(
            DataSource source,
            PlatformTransactionManager transactions,
            InstantSource clock,
            Vault vault,
            ReadingRules rules) {
        this.database = JdbcClient.create(source);
        this.transaction = new TransactionTemplate(transactions);
        this.means = new Applying.Means(database, vault, clock, rules);
    }

    /** Whether a connection may run. */
    public enum State {
        /** Saved, but its secret has not arrived. */
        WAITING_FOR_SECRET,
        ACTIVE,
        PAUSED,
        RETIRED
    }

    /**
     * A connection as it is now.
     *
     * @param committed whether a run of it was ever committed
     * @param livePrefix the SIS ID prefix that its records carry in the hub; null: nothing was committed
     */
    public record Stored(
            int id,
            String name,
            String district,
            int revision,
            int districtRevision,
            State state,
            ConnectionDefinition definition,
            boolean committed,
            @Nullable String livePrefix) {

        /** Whether the definition has another SIS ID prefix than the records, so that they wait for a re-key. */
        public boolean rekeyPending() {
            return livePrefix != null
                    && !livePrefix.equals(definition.advanced().sisIdPrefix());
        }
    }

    /** A connection in a list, with its last run and the time of its last commit. */
    public record Listed(
            String name,
            String district,
            String application,
            State state,
            int revision,
            @Nullable Long lastRun,
            @Nullable RunState lastState,
            @Nullable Instant lastStarted,
            @Nullable Instant lastCommit) {}

    /** A definition as it was given: its text, and the file's name for messages. */
    public record File(String name, String text) {}

    /** What came of applying definitions: all of them are taken, or none. */
    public sealed interface Applied {

        record Done(List<Change> changes) implements Applied {
            public Done {
                changes = List.copyOf(changes);
            }
        }

        /** Everything that is wrong, each problem with its file and place. */
        record Refused(List<String> problems) implements Applied {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }

    /**
     * What a definition did to its connection.
     *
     * @param rekey whether the next run must be launched with {@code rekey=true}
     * @param warnings what a person should know before the next run
     */
    public record Change(
            String connection, int revision, Kind kind, State state, boolean rekey, List<String> warnings) {

        /** The same, with the connection in another state. */
        public Change in(State other) {
            return new Change(connection, revision, kind, other, rekey, warnings);
        }

        /** The three outcomes. */
        public enum Kind {
            NEW,
            CHANGED,
            UNCHANGED
        }
    }

    /** Takes definitions over, in one transaction. */
    public Applied apply(List<File> files, String actor) {
        return apply(files, Actor.here(actor));
    }

    /** Takes definitions over, in one transaction. */
    public Applied apply(List<File> files, Actor actor) {
        return kept(() -> new Applying(this, means, actor).apply(files), Applied.Done.class);
    }

    /** Replaces the definition of one connection, if it is still as it was seen. */
    public Replacement.Outcome replace(Replacement asked, Actor actor) {
        return kept(() -> new Replacing(this, means, actor).replace(asked), Replacement.Outcome.Done.class);
    }

    /** Adds rules in bulk about whose value counts to the definition of one connection. */
    public Mastering.Outcome generate(Mastering.Asked asked, Actor actor) {
        return kept(() -> new Mastering(this, means, actor).generate(asked), Mastering.Outcome.Done.class);
    }

    /** Works in one transaction, of which nothing is kept unless it is done. */
    private <T> T kept(Supplier<T> work, Class<? extends T> done) {
        return java.util.Objects.requireNonNull(transaction.execute(status -> {
            T outcome = work.get();
            if (!done.isInstance(outcome)) {
                status.setRollbackOnly();
            }
            return outcome;
        }));
    }

    /** What came of a change of a district's guards. */
    public sealed interface Guarded {

        /** The guards as they are now. */
        record Done(Guards guards) implements Guarded {}

        /** There is no such district; the problem names those that are known. */
        record Unknown(String problem) implements Guarded {}
    }

    /** Changes the guards of a district; where nothing changes, nothing is written. */
    public Guarded guard(String district, UnaryOperator<Guards> change, Actor actor) {
        return java.util.Objects.requireNonNull(
                transaction.execute(_ -> new Guarding(this, means, actor).set(district, change)));
    }

    /** What these definitions would let go of; nothing is stored. */
    public List<Removals.Removal> removals(List<File> files) {
        return new Removals(this, database, new DefinitionReader(means.rules())).of(files);
    }

    public Optional<Stored> find(String name) {
        return database.sql(Sql.named("run/find_connection"))
                .param("name", name)
                .query((row, _) -> ConnectionRows.stored(row))
                .optional();
    }

    /** The SIS ID prefix that the records of a connection carry; empty where it has none. */
    public String livePrefix(String name) {
        return find(name).map(Stored::livePrefix).orElse("");
    }

    /** One revision of a connection's definition, which is known to exist. */
    public ConnectionDefinition definition(int connectionId, int revision) {
        return ConnectionRows.definition(database, connectionId, revision);
    }

    public List<Listed> list() {
        return list(new Reach.Everywhere());
    }

    /** The connections of some districts. */
    public List<Listed> list(Reach reach) {
        return ConnectionRows.list(database, reach);
    }

    /** The current definition of a district that is known to exist. */
    public DistrictDefinition district(String id) {
        return latest(id).map(Numbered::district).orElseThrow();
    }

    /** One revision of a district's definition, which is known to exist. */
    public DistrictDefinition district(String id, int revision) {
        return ConnectionRows.district(database, id, revision);
    }

    /** Gives a district a new data key in place of one that can't be opened. */
    public NewDataKey.Outcome newDataKey(String district, Actor actor) {
        return kept(() -> new NewDataKey(this, means, actor).make(district), NewDataKey.Outcome.Done.class);
    }

    /** A district's data key, wrapped by the master key; null: it has none. */
    public byte @Nullable [] dataKey(String district) {
        return ConnectionRows.dataKey(database, district);
    }

    /** The secrets that were given with definitions. */
    public StoredSecrets secrets() {
        return ConnectionRows.secrets(database);
    }

    Revisions revisions(Actor actor) {
        return new Revisions(this, means, actor);
    }

    /** A district's definition with the number of its revision. */
    record Numbered(int number, DistrictDefinition district) {}

    Optional<Numbered> latest(String district) {
        return database.sql(Sql.named("run/latest_district"))
                .param("id", district)
                .query((row, _) ->
                        new Numbered(row.getInt("number"), DistrictDocument.fromJson(row.getString("definition"))))
                .optional();
    }
}
