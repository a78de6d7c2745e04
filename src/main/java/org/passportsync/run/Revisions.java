package org.passportsync.run;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Actor;
import org.passportsync.access.Audit;
import org.passportsync.connection.ConnectionDefinition;
import org.passportsync.connection.DefinitionWriter;
import org.passportsync.connection.DistrictDefinition;
import org.passportsync.connection.DistrictDocument;
import org.passportsync.connection.Guards;
import org.passportsync.connection.SecretReference;
import org.passportsync.connection.Vault;
import org.passportsync.run.Applying.Given;
import org.passportsync.run.Connections.Change;
import org.passportsync.run.Connections.State;
import org.passportsync.run.Connections.Stored;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes new revisions of districts and connections; what has not changed gets none. */
final class Revisions {

    private final JdbcClient database;
    private final Vault vault;
    private final OffsetDateTime at;
    private final Actor actor;
    private final Audit audit;
    private final Connections connections;

    Revisions(Connections connections, Applying.Means means, Actor actor) {
        this.connections = connections;
        this.database = means.database();
        this.vault = means.vault();
        this.at = means.clock().instant().atOffset(ZoneOffset.UTC);
        this.actor = actor;
        this.audit = new Audit(means.database(), means.clock());
    }

    /** Lets one writer of definitions in at a time, until the transaction ends. */
    void lock() {
        database.sql(Sql.named("run/lock_definitions")).query((_, _) -> 0).list();
    }

    void store(String id, DistrictDefinition district) {
        Optional<Connections.Numbered> latest = connections.latest(id);
        if (latest.map(one -> one.district().withoutFiles().equals(district.withoutFiles()))
                .orElse(false)) {
            return;
        }
        add(id, district, latest, "apply");
    }

    /** Writes a district whose guards have changed. */
    void guard(String id, DistrictDefinition district) {
        add(id, district, connections.latest(id), "guards");
        Guards guards = district.guards();
        String detail = Arrays.stream(Guards.Kind.values())
                .map(kind -> kind.key() + "=" + guards.text(kind))
                .collect(Collectors.joining(" "));
        audit.note(actor, "GUARDS", "district " + id, detail);
    }

    private void add(String id, DistrictDefinition district, Optional<Connections.Numbered> latest, String from) {
        int number = latest.map(Connections.Numbered::number).orElse(0) + 1;
        database.sql(Sql.named("run/add_district"))
                .param("id", id)
                .param("name", district.facts().name())
                .param("key", number == 1 ? vault.newDataKey(id) : null)
                .update();
        database.sql(Sql.named("run/add_district_revision"))
                .param("id", id)
                .param("number", number)
                .param("definition", DistrictDocument.toJson(district))
                .param("source", from)
                .param("at", at)
                .param("by", actor.name())
                .update();
    }

    Change store(Given given) {
        ConnectionDefinition definition = given.definition();
        Stored existing = connections.find(definition.name()).orElse(null);
        State state = state(definition, existing);
        if (existing == null) {
            return add(given, state);
        }
        if (existing.definition().equals(definition) && given.secret() == null) {
            return change(existing, existing.revision(), Change.Kind.UNCHANGED, existing.state());
        }
        int revision = existing.revision() + 1;
        database.sql(Sql.named("run/move_connection"))
                .param("id", existing.id())
                .param("revision", revision)
                .param("state", state.name())
                .param("secret", sealed(given))
                .update();
        addRevision(existing.id(), revision, given);
        Stored changed = connections.find(definition.name()).orElseThrow();
        return change(changed, revision, Change.Kind.CHANGED, state);
    }

    private static Change change(Stored stored, int revision, Change.Kind kind, State state) {
        String wanted = stored.definition().advanced().sisIdPrefix();
        List<String> warnings = new ArrayList<>();
        if (state == State.RETIRED) {
            warnings.add(stored.name() + " stays RETIRED. The command resume connection=" + stored.name()
                    + " brings it back with this definition, where that agrees with its district");
        }
        if (stored.rekeyPending()) {
            warnings.add("advanced.sisIdPrefix: the records of " + stored.name()
                    + " are in the hub under the prefix \""
                    + stored.livePrefix() + "\". The next sync must be launched with rekey=true: it gives every"
                    + " record its SIS ID under \"" + wanted + "\" and waits for approval. Until then no other"
                    + " sync starts; putting the prefix back takes this back");
        }
        return new Change(stored.name(), revision, kind, state, stored.rekeyPending(), warnings);
    }

    private Change add(Given given, State state) {
        ConnectionDefinition definition = given.definition();
        int id = database.sql(Sql.named("run/add_connection"))
                .param("name", definition.name())
                .param("district", definition.district().id())
                .param("application", definition.application())
                .param("state", state.name())
                .param("secret", sealed(given))
                .param("at", at)
                .query((row, _) -> row.getInt("id"))
                .single();
        addRevision(id, 1, given);
        return new Change(definition.name(), 1, Change.Kind.NEW, state, false, List.of());
    }

    private void addRevision(int id, int number, Given given) {
        database.sql(Sql.named("run/add_connection_revision"))
                .param("id", id)
                .param("number", number)
                .param("definition", DefinitionWriter.toJson(given.definition()))
                .param("source", given.file())
                .param("at", at)
                .param("by", actor.name())
                .update();
        audit.note(actor, "APPLY", "connection " + given.definition().name(), "revision " + number);
    }

    /** The new secret sealed, or the one that is stored already; null where the definition uses none of them. */
    private byte @Nullable [] sealed(Given given) {
        String name = given.definition().name();
        if (given.secret() != null) {
            return vault.sealSecret(given.secret(), name);
        }
        boolean stored = given.definition().delivery().secret() instanceof SecretReference.Stored;
        return stored ? connections.secrets().sealed(name).orElse(null) : null;
    }

    private static State state(ConnectionDefinition definition, @Nullable Stored existing) {
        if (existing != null && (existing.state() == State.PAUSED || existing.state() == State.RETIRED)) {
            return existing.state();
        }
        return definition.lacksSecret() ? State.WAITING_FOR_SECRET : State.ACTIVE;
    }
}
