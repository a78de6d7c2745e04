package org.passportsync.oneroster;

import static org.passportsync.roster.EntityType.CALENDAR;
import static org.passportsync.roster.EntityType.CLASS;
import static org.passportsync.roster.EntityType.CONTACT;
import static org.passportsync.roster.EntityType.COURSE;
import static org.passportsync.roster.EntityType.ENROLLMENT;
import static org.passportsync.roster.EntityType.SCHOOL;
import static org.passportsync.roster.EntityType.SCHOOL_ENROLLMENT;
import static org.passportsync.roster.EntityType.STAFF;
import static org.passportsync.roster.EntityType.STUDENT;

import java.util.List;
import java.util.stream.Stream;
import org.passportsync.connection.Delivery;
import org.passportsync.roster.EntityType;
import org.passportsync.sis.Application;
import org.passportsync.sis.PartKind;
import org.passportsync.sis.Resource;
import org.passportsync.sis.Source;
import org.passportsync.sis.SourceMapping;
import org.passportsync.sis.SourceSettings;

/** Skyward through OneRoster; only the base collections are read, all else is derived from them. */
public final class OneRosterApplication implements Application {

    private static final List<Resource> RESOURCES = List.of(
            always("orgs", part(SCHOOL, "orgs")),
            always("academicSessions", part(CALENDAR, "academicSessions")),
            always("courses", part(COURSE, "courses")),
            always("classes", part(CLASS, "classes")),
            always(
                    "users",
                    part(STUDENT, "users"),
                    part(STAFF, "users"),
                    part(CONTACT, "users"),
                    part(CONTACT, "agent"),
                    part(SCHOOL_ENROLLMENT, "users")),
            new Resource("demographics", List.of(part(STUDENT, "demographics")), true),
            always("enrollments", part(ENROLLMENT, "enrollments")));

    private static final List<SourceMapping> MAPPINGS = Stream.of(
                    SourceMapping.all(SCHOOL, "orgs", "name", "identifier", "type", "parent:district"),
                    SourceMapping.all(
                            CALENDAR,
                            "academicSessions",
                            "title",
                            "type",
                            "schoolYear",
                            "startDate",
                            "endDate",
                            "parent"),
                    SourceMapping.all(
                            COURSE,
                            "courses",
                            "title",
                            "courseCode",
                            "grades",
                            "subjects",
                            "subjectCodes",
                            "org:school"),
                    SourceMapping.all(
                            CLASS,
                            "classes",
                            "title",
                            "classCode",
                            "classType",
                            "location",
                            "grades",
                            "subjects",
                            "periods",
                            "course",
                            "school",
                            "terms:calendars"),
                    SourceMapping.all(
                            STUDENT,
                            "users",
                            "givenName",
                            "middleName",
                            "familyName",
                            "preferredFirstName:preferredGivenName",
                            "preferredLastName:preferredFamilyName",
                            "username",
                            "email",
                            "phone",
                            "sms",
                            "identifier:studentNumber",
                            "userIds.state:stateId",
                            "grades",
                            "grades:grade",
                            "enabledUser:enabled",
                            "primarySchool",
                            "schools"),
                    SourceMapping.all(
                            STUDENT, "demographics", "birthDate", "sex", "race", "hispanicOrLatinoEthnicity:hispanic"),
                    SourceMapping.all(
                            STAFF,
                            "users",
                            "givenName",
                            "middleName",
                            "familyName",
                            "preferredFirstName:preferredGivenName",
                            "preferredLastName:preferredFamilyName",
                            "username",
                            "email",
                            "phone",
                            "sms",
                            "identifier:staffNumber",
                            "roles",
                            "enabledUser:enabled",
                            "primarySchool",
                            "schools"),
                    SourceMapping.all(
                            CONTACT,
                            "users",
                            "givenName",
                            "middleName",
                            "familyName",
                            "email",
                            "phone",
                            "sms",
                            "enabledUser:enabled",
                            "role"),
                    SourceMapping.all(CONTACT, "agent", "relationships"),
                    SourceMapping.all(
                            SCHOOL_ENROLLMENT,
                            "users",
                            "student",
                            "staff",
                            "school",
                            "role",
                            "primary",
                            "beginDate",
                            "endDate"),
                    SourceMapping.all(
                            ENROLLMENT,
                            "enrollments",
                            "student",
                            "staff",
                            "class",
                            "school",
                            "role",
                            "primary",
                            "beginDate",
                            "endDate"))
            .flatMap(List::stream)
            .toList();

    @Override
    public String name() {
        return "skyward-oneroster";
    }

    @Override
    public String description() {
        return "Skyward Qmlativ, and SMS 2.0 where the district has its OneRoster API (1.1 or 1.2)";
    }

    @Override
    public boolean carriesEmergencyFlag() {
        return false;
    }

    @Override
    public List<Resource> resources() {
        return RESOURCES;
    }

    @Override
    public List<SourceMapping> mappings() {
        return MAPPINGS;
    }

    @Override
    public Source open(Delivery delivery, SourceSettings settings) {
        return new OneRosterSource(delivery, settings, OneRosterParsers::of);
    }

    private static Resource always(String name, PartKind... feeds) {
        return new Resource(name, List.of(feeds), false);
    }

    private static PartKind part(EntityType entity, String name) {
        return new PartKind(entity, name);
    }
}
