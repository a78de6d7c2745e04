package org.passportsync.sources;

import java.util.Map;
import java.util.stream.Collectors;
import org.passportsync.roster.EntityType;

/** Rows as OneRoster has them. */
final class PersonRow {

    private static final Map<String, String> PLAIN = Map.of(
            "givenName", "givenName",
            "familyName", "familyName",
            "email", "email",
            "username", "username",
            "phone", "phone",
            "studentNumber", "identifier",
            "staffNumber", "identifier");

    private PersonRow() {}

    static String ofSchool(String id) {
        return """
                {"sourcedId":"%s","status":"active","name":"%1$s","type":"school"}""".formatted(id);
    }

    static String of(SourceId id, Map<String, String> values) {
        String fields = values.entrySet().stream()
                .map(entry -> field(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining());
        String name = values.containsKey("familyName") ? "" : "\"familyName\":\"Person\",";
        return """
                {"sourcedId":"%s","status":"active","enabledUser":"true",%s%s
                 "roles":[{"roleType":"primary","role":"%s","org":{"sourcedId":"%s","type":"org"}}]}""".formatted(
                        id.sisId(),
                        fields,
                        name,
                        id.entity() == EntityType.STUDENT ? "student" : "teacher",
                        Rolls.school(id.connection()));
    }

    private static String field(String attribute, String value) {
        return switch (attribute) {
            case "stateId" -> "\"userIds\":[{\"type\":\"state\",\"identifier\":\"%s\"}],".formatted(value);
            case "grade" -> "\"grades\":[\"%s\"],".formatted(value);
            default -> {
                String field = PLAIN.get(attribute);
                if (field == null) {
                    throw new IllegalArgumentException("no row has a place for " + attribute);
                }
                yield "\"%s\":\"%s\",".formatted(field, value);
            }
        };
    }
}
