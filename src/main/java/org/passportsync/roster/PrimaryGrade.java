package org.passportsync.roster;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Keeps the primary grade of an edited student one of the student's grades: what is said of one settles the other. */
final class PrimaryGrade {

    private static final String ONE = "grade";
    private static final String ALL = "grades";

    private PrimaryGrade() {}

    /**
     * Settles what was not said.
     *
     * @param document with what was said set
     * @param said null withdraws an attribute
     * @param live the record as all sources together have it
     */
    static void settle(ObjectNode document, ObjectNode said, JsonNode live) {
        boolean one = said.path(ONE).isString();
        if (said.path(ALL).isArray() && !one) {
            JsonNode present = said.has(ONE) ? said.path(ONE) : present(ONE, document, live);
            document.set(
                    ONE,
                    among(present, document.path(ALL))
                            ? present
                            : document.path(ALL).path(0));
        } else if (one && !said.has(ALL) && present(ALL, document, live).isEmpty()) {
            document.putArray(ALL).add(document.path(ONE));
        } else if (said.path(ALL).isNull() && !one) {
            document.remove(ONE);
        } else if (said.path(ONE).isNull() && document.has(ALL)) {
            document.set(ONE, document.path(ALL).path(0));
        }
    }

    /** What is wrong with what was said of them. */
    static List<String> problems(ObjectNode document, ObjectNode said, JsonNode live) {
        if (!said.path(ONE).isString()) {
            return List.of();
        }
        if (said.path(ALL).isNull()) {
            return List.of("grade is given while grades is withdrawn; withdraw both, or write grades with it");
        }
        return among(document.path(ONE), present(ALL, document, live))
                ? List.of()
                : List.of("grade is not among grades; write one of them, or the grades that it is one of");
    }

    private static JsonNode present(String attribute, ObjectNode document, JsonNode live) {
        return document.has(attribute) ? document.path(attribute) : live.path(attribute);
    }

    private static boolean among(JsonNode grade, JsonNode grades) {
        return grades.valueStream().anyMatch(grade::equals);
    }
}
