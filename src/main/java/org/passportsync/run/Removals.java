package org.passportsync.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.passportsync.connection.ConnectionDefinition;
import org.passportsync.connection.DefinitionReader;
import org.passportsync.connection.Reading;
import org.passportsync.connection.SchoolsMapping;
import org.passportsync.roster.EntityType;
import org.passportsync.sql.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds what the next run would delete because a definition maps schools no more that the one in force maps. */
public final class Removals {

    private final Connections connections;
    private final JdbcClient database;
    private final DefinitionReader reader;

    Removals(Connections connections, JdbcClient database, DefinitionReader reader) {
        this.connections = connections;
        this.database = database;
        this.reader = reader;
    }

    /**
     * What the next run would delete, because a definition maps schools no more.
     *
     * @param schools their raw identifiers
     * @param records live ones that rest on these schools only, per entity
     */
    public record Removal(String connection, List<String> schools, Map<EntityType, Long> records) {}

    /** One for each connection that would lose records; files that can't be read are left to applying. */
    List<Removal> of(List<Connections.File> files) {
        List<Removal> removals = new ArrayList<>();
        for (Connections.File file : files) {
            if (reader.read(file.text()) instanceof Reading.Accepted(ConnectionDefinition definition, var _)) {
                of(definition).ifPresent(removals::add);
            }
        }
        return removals;
    }

    private Optional<Removal> of(ConnectionDefinition definition) {
        Connections.Stored stored = connections.find(definition.name()).orElse(null);
        if (stored == null) {
            return Optional.empty();
        }
        TreeSet<String> gone = new TreeSet<>(mapped(stored.id()));
        SchoolsMapping before = stored.definition().schools();
        gone.removeIf(school -> !before.keeps(school) || definition.schools().keeps(school));
        if (gone.isEmpty()) {
            return Optional.empty();
        }
        Map<EntityType, Long> records = new Holdings(database).exclusive(stored.id(), gone);
        return records.isEmpty()
                ? Optional.empty()
                : Optional.of(new Removal(stored.name(), List.copyOf(gone), records));
    }

    private List<String> mapped(int connectionId) {
        return database.sql(Sql.named("hub/known_mappings"))
                .param("connection", connectionId)
                .query((row, _) -> row.getString("source_id"))
                .list();
    }
}
