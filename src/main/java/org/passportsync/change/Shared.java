package org.passportsync.change;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.EntityType;

/**
 * A passport record that several records contribute to, or did, as read from the database.
 *
 * @param live what the hub says now; empty where the record is not there
 * @param there whether it is in the hub now
 * @param known whether it is, or was
 * @param liveSisId what the hub calls it; null: it is not known
 * @param united the union of what connects it with others, and the primary school where nobody says it
 */
record Shared(
        EntityType entity,
        UUID passportId,
        Map<String, String> live,
        boolean there,
        boolean known,
        @Nullable String liveSisId,
        Map<String, String> united,
        List<Voice> voices) {

    /** The contributor that says something. */
    Voice voice(Contributor says) {
        return voices.stream().filter(voice -> voice.says() == says).findFirst().orElseThrow();
    }

    /** Whether a contributor holds the record; an edit of what the hub did not make is known by the Passport ID, and does not. */
    boolean holds(Voice voice) {
        return voice.says().contributes() && !voice.says().sisId().equals(passportId.toString());
    }

    /**
     * A contributor, with what only the run knows of it.
     *
     * @param own whether it is of the run's own connection
     * @param cause of its standing; empty: it was not settled
     * @param outcome how it was linked in this run; empty: it was not
     */
    record Voice(
            Contributor says,
            int connectionId,
            boolean own,
            String cause,
            @Nullable String school,
            String outcome) {

        /** Whether it belongs elsewhere by this run's linking than it did. */
        boolean moved() {
            return outcome.equals("LINK") || outcome.equals("SPLIT");
        }
    }

    /** Gathers the rows of one record after the other. */
    static final class Gathering {

        private @Nullable Shared current;

        /** Takes a row; gives the record before where this one begins another. */
        @Nullable
        Shared take(ResultSet row) throws SQLException {
            EntityType entity = EntityType.byCode(row.getInt("entity"));
            UUID id = row.getObject("passport_id", UUID.class);
            Shared done = null;
            if (current == null || !current.passportId().equals(id) || current.entity() != entity) {
                done = current;
                current = begin(row, entity, id);
            }
            add(row, current.voices());
            return done;
        }

        @Nullable
        Shared last() {
            return current;
        }

        private static Shared begin(ResultSet row, EntityType entity, UUID id) throws SQLException {
            row.getInt("version");
            boolean known = !row.wasNull();
            boolean there = known && !row.getBoolean("gone");
            return new Shared(
                    entity,
                    id,
                    there ? map(row, "live_attributes", "live_values") : Map.of(),
                    there,
                    known,
                    row.getString("live_sis_id"),
                    map(row, "united", "united_values"),
                    new ArrayList<>());
        }

        private static void add(ResultSet row, List<Voice> voices) throws SQLException {
            String connection = row.getString("connection");
            if (connection == null) {
                return;
            }
            String sisId = row.getString("sis_id");
            Map<String, String> values = map(row, "attributes", "values");
            boolean now = row.getBoolean("now");
            Contributor before = now ? taken(voices, connection, sisId) : null;
            Contributor says = new Contributor(
                    connection, sisId, now ? before == null ? null : before.before() : values, now ? values : null);
            voices.add(new Voice(
                    says,
                    row.getInt("connection_id"),
                    row.getBoolean("own"),
                    row.getString("cause"),
                    row.getString("school"),
                    row.getString("outcome")));
        }

        /** What the same record said before, which is the row just before this one. */
        private static @Nullable Contributor taken(List<Voice> voices, String connection, String sisId) {
            if (voices.isEmpty()) {
                return null;
            }
            Contributor last = voices.getLast().says();
            return last.connection().equals(connection) && last.sisId().equals(sisId)
                    ? voices.removeLast().says()
                    : null;
        }

        private static Map<String, String> map(ResultSet row, String keys, String values) throws SQLException {
            String[] names = (String[]) row.getArray(keys).getArray();
            String[] texts = (String[]) row.getArray(values).getArray();
            Map<String, String> map = new TreeMap<>();
            for (int at = 0; at < names.length; at++) {
                map.put(names[at], texts[at]);
            }
            return map;
        }
    }
}
