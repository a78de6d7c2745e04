package org.passportsync.sources;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.passportsync.roster.EntityType;

/** Makes people up, of so few values that many are alike. */
final class PersonMaker {

    private static final Map<String, List<String>> STUDENTS = new TreeMap<>(Map.of(
            "stateId", List.of("S1", "S2", "S3"),
            "studentNumber", List.of("N1", "N2", "N3"),
            "email", List.of("ann@lake.example", "ANN@lake.example", "bob@lake.example"),
            "username", List.of("ann", "bob", "cid"),
            "givenName", List.of("Ann", "Bob"),
            "familyName", List.of("Ash", "Oak"),
            "grade", List.of("01", "02", "03"),
            "phone", List.of("1", "2", "3")));
    private static final Map<String, List<String>> STAFF = new TreeMap<>(Map.of(
            "staffNumber", List.of("N1", "N2"),
            "email", List.of("ann@lake.example", "ANN@lake.example", "bob@lake.example"),
            "username", List.of("ann", "bob"),
            "givenName", List.of("Ann", "Bob"),
            "phone", List.of("1", "2", "3")));

    private final Random random;

    PersonMaker(Random random) {
        this.random = random;
    }

    /** One of few SIS IDs, which all connections have, or of few that are the connection's own. */
    SourceId id(String connection, EntityType entity) {
        String number = (entity == EntityType.STUDENT ? "s" : "t") + (1 + random.nextInt(4));
        return new SourceId(connection, entity, random.nextInt(3) == 0 ? number : connection.charAt(0) + number);
    }

    Map<String, String> values(EntityType entity) {
        Map<String, String> values = new TreeMap<>();
        pool(entity).keySet().forEach(attribute -> set(entity, attribute, values));
        return values;
    }

    Map<String, String> changed(EntityType entity, Map<String, String> values) {
        Map<String, String> changed = new TreeMap<>(values);
        List<String> attributes = new ArrayList<>(pool(entity).keySet());
        for (int one = 1 + random.nextInt(2); one > 0; one--) {
            set(entity, attributes.get(random.nextInt(attributes.size())), changed);
        }
        return changed;
    }

    private void set(EntityType entity, String attribute, Map<String, String> values) {
        List<String> pool = pool(entity).getOrDefault(attribute, List.of());
        if (random.nextInt(3) == 0 && !attribute.equals("familyName")) {
            values.remove(attribute);
        } else {
            values.put(attribute, pool.get(random.nextInt(pool.size())));
        }
    }

    static Map<String, List<String>> pool(EntityType entity) {
        return entity == EntityType.STUDENT ? STUDENTS : STAFF;
    }
}
