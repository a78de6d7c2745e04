package org.passportsync.roster;

import static org.passportsync.roster.AttributeKind.BOOL;
import static org.passportsync.roster.AttributeKind.DATE;
import static org.passportsync.roster.AttributeKind.EDGES;
import static org.passportsync.roster.AttributeKind.LIST;
import static org.passportsync.roster.AttributeKind.TEXT;
import static org.passportsync.roster.EntityType.CALENDAR;
import static org.passportsync.roster.EntityType.CLASS;
import static org.passportsync.roster.EntityType.COURSE;
import static org.passportsync.roster.EntityType.SCHOOL;
import static org.passportsync.roster.EntityType.STAFF;
import static org.passportsync.roster.EntityType.STUDENT;
import static org.passportsync.roster.PersonalData.MASKED;
import static org.passportsync.roster.PersonalData.NONE;
import static org.passportsync.roster.PersonalData.ORDINARY;
import static org.passportsync.roster.PersonalData.SECRET;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The hub's attributes; everything that is done per attribute is driven by this one list. */
final class Catalogue {

    private static final Map<EntityType, Schema> SCHEMAS = new EnumMap<>(EntityType.class);

    static {
        declare(
                SCHOOL,
                all(TEXT, NONE, "name", "identifier", "type"),
                List.of(AttributeSpec.ref("district", SCHOOL, NONE)));
        declare(
                CALENDAR,
                all(TEXT, NONE, "title", "type", "schoolYear"),
                all(DATE, NONE, "startDate", "endDate"),
                List.of(AttributeSpec.ref("parent", CALENDAR, NONE)));
        declare(
                COURSE,
                all(TEXT, NONE, "title", "courseCode"),
                all(LIST, NONE, "grades", "subjects", "subjectCodes"),
                List.of(AttributeSpec.ref("school", SCHOOL, NONE)));
        declare(
                CLASS,
                all(TEXT, NONE, "title", "classCode", "classType", "location"),
                all(LIST, NONE, "grades", "subjects", "periods"),
                List.of(
                        AttributeSpec.ref("course", COURSE, NONE),
                        AttributeSpec.ref("school", SCHOOL, NONE),
                        AttributeSpec.refs("calendars", CALENDAR, NONE)));
        declare(STUDENT, names(), account(), student(), affiliations());
        declare(STAFF, names(), account(), staff(), affiliations());
        declare(
                EntityType.CONTACT,
                all(TEXT, MASKED, "givenName", "middleName", "familyName", "email", "phone", "sms"),
                all(BOOL, NONE, "enabled"),
                all(TEXT, NONE, "role"),
                all(EDGES, ORDINARY, "relationships"));
        declare(
                EntityType.SCHOOL_ENROLLMENT,
                people(),
                List.of(AttributeSpec.ref("school", SCHOOL, ORDINARY)),
                membership());
        declare(
                EntityType.ENROLLMENT,
                people(),
                List.of(AttributeSpec.ref("class", CLASS, ORDINARY), AttributeSpec.ref("school", SCHOOL, ORDINARY)),
                membership());
    }

    private Catalogue() {}

    static Schema of(EntityType entity) {
        Schema schema = SCHEMAS.get(entity);
        if (schema == null) {
            throw new IllegalStateException("no attributes are declared for " + entity.key());
        }
        return schema;
    }

    @SafeVarargs
    private static void declare(EntityType entity, List<AttributeSpec>... groups) {
        List<AttributeSpec> attributes = new ArrayList<>();
        Arrays.stream(groups).forEach(attributes::addAll);
        SCHEMAS.put(entity, new Schema(entity, attributes));
    }

    private static List<AttributeSpec> all(AttributeKind kind, PersonalData privacy, String... names) {
        return Arrays.stream(names)
                .map(name -> AttributeSpec.of(name, kind, privacy))
                .toList();
    }

    private static List<AttributeSpec> names() {
        return all(TEXT, MASKED, "givenName", "middleName", "familyName", "preferredGivenName", "preferredFamilyName");
    }

    private static List<AttributeSpec> account() {
        return all(TEXT, MASKED, "username", "email", "phone", "sms");
    }

    private static List<AttributeSpec> student() {
        return List.of(
                AttributeSpec.of("studentNumber", TEXT, MASKED),
                AttributeSpec.of("stateId", TEXT, SECRET),
                AttributeSpec.of("grades", LIST, ORDINARY),
                AttributeSpec.of("grade", TEXT, ORDINARY),
                AttributeSpec.of("enabled", BOOL, NONE),
                AttributeSpec.of("birthDate", DATE, SECRET),
                AttributeSpec.of("sex", TEXT, SECRET),
                AttributeSpec.of("race", LIST, SECRET),
                AttributeSpec.of("hispanic", BOOL, SECRET));
    }

    private static List<AttributeSpec> staff() {
        return List.of(
                AttributeSpec.of("staffNumber", TEXT, MASKED),
                AttributeSpec.of("roles", LIST, NONE),
                AttributeSpec.of("teaching", BOOL, NONE),
                AttributeSpec.of("enabled", BOOL, NONE));
    }

    private static List<AttributeSpec> affiliations() {
        return List.of(
                AttributeSpec.ref("primarySchool", SCHOOL, ORDINARY), AttributeSpec.refs("schools", SCHOOL, ORDINARY));
    }

    private static List<AttributeSpec> people() {
        return List.of(AttributeSpec.ref("student", STUDENT, ORDINARY), AttributeSpec.ref("staff", STAFF, ORDINARY));
    }

    private static List<AttributeSpec> membership() {
        return List.of(
                AttributeSpec.of("role", TEXT, ORDINARY),
                AttributeSpec.of("primary", BOOL, ORDINARY),
                AttributeSpec.of("beginDate", DATE, ORDINARY),
                AttributeSpec.of("endDate", DATE, ORDINARY));
    }
}
