package org.passportsync.skyward;

import static org.passportsync.roster.EntityType.CALENDAR;
import static org.passportsync.roster.EntityType.CLASS;
import static org.passportsync.roster.EntityType.CONTACT;
import static org.passportsync.roster.EntityType.COURSE;
import static org.passportsync.roster.EntityType.ENROLLMENT;
import static org.passportsync.roster.EntityType.SCHOOL;
import static org.passportsync.roster.EntityType.SCHOOL_ENROLLMENT;
import static org.passportsync.roster.EntityType.STAFF;
import static org.passportsync.roster.EntityType.STUDENT;

import java.util.ArrayList;
import java.util.List;
import org.passportsync.connection.Delivery;
import org.passportsync.connection.NativeApi;
import org.passportsync.roster.EntityType;
import org.passportsync.sis.Application;
import org.passportsync.sis.PartKind;
import org.passportsync.sis.Resource;
import org.passportsync.sis.Source;
import org.passportsync.sis.SourceMapping;
import org.passportsync.sis.SourceSettings;

/** Skyward SMS 2.0 through its own API. */
public final class SkywardApplication implements Application {

    private static final List<Resource> RESOURCES = List.of(
            resource("schools", SCHOOL),
            resource("gradingbuckets", CALENDAR),
            resource("courses", COURSE),
            resource("sections", CLASS, ENROLLMENT),
            resource("students", STUDENT, SCHOOL_ENROLLMENT),
            resource("staff", STAFF, SCHOOL_ENROLLMENT),
            new Resource("guardians", List.of(new PartKind(CONTACT, "guardians"), new PartKind(CONTACT, "tie")), false),
            resource("enrollments", ENROLLMENT));

    /** Where an entity is fed by two resources, the one that stands first is where further attributes are looked for. */
    private static final List<SourceMapping> MAPPINGS = mappings(
            new Mapped(SCHOOL, "schools", "SchoolName:name", "SchoolId:identifier"),
            new Mapped(
                    CALENDAR,
                    "gradingbuckets",
                    "Name:title",
                    "Type:type",
                    "SchoolYear:schoolYear",
                    "StartDate:startDate",
                    "EndDate:endDate",
                    "ParentId:parent"),
            new Mapped(
                    COURSE,
                    "courses",
                    "CourseName:title",
                    "CourseCode:courseCode",
                    "Grades:grades",
                    "Subjects:subjects",
                    "SchoolId:school"),
            new Mapped(
                    CLASS,
                    "sections",
                    "SectionName:title",
                    "SectionCode:classCode",
                    "SectionType:classType",
                    "Room:location",
                    "Periods:periods",
                    "CourseId:course",
                    "SchoolId:school",
                    "GradingBucketIds:calendars"),
            new Mapped(
                    STUDENT,
                    "students",
                    "givenName",
                    "middleName",
                    "familyName",
                    "OtherName:preferredGivenName",
                    "Username:username",
                    "SchoolEmail:email",
                    "DisplayId:studentNumber",
                    "StateId:stateId",
                    "GradeLevel:grades",
                    "GradeLevel:grade",
                    "Active:enabled",
                    "DateOfBirth:birthDate",
                    "Gender:sex",
                    "FederalRace:race",
                    "HispanicLatinoEthnicity:hispanic",
                    "DefaultSchoolId:primarySchool",
                    "SchoolIds:schools"),
            new Mapped(
                    STAFF,
                    "staff",
                    "givenName",
                    "middleName",
                    "familyName",
                    "OtherName:preferredGivenName",
                    "Username:username",
                    "SchoolEmail:email",
                    "Phone:phone",
                    "DisplayId:staffNumber",
                    "StaffType:roles",
                    "Active:enabled",
                    "DefaultSchoolId:primarySchool",
                    "SchoolId:schools"),
            new Mapped(CONTACT, "guardians", "givenName", "middleName", "familyName", "Email:email", "Phone:phone"),
            new Mapped(CONTACT, "tie", "relationships"),
            new Mapped(SCHOOL_ENROLLMENT, "students", "student", "school", "role", "primary"),
            new Mapped(SCHOOL_ENROLLMENT, "staff", "staff", "school", "role", "primary"),
            new Mapped(
                    ENROLLMENT,
                    "enrollments",
                    "student",
                    "staff",
                    "SectionId:class",
                    "SchoolId:school",
                    "role",
                    "StartDate:beginDate",
                    "EndDate:endDate"),
            new Mapped(ENROLLMENT, "sections", "staff", "class", "school", "role", "primary", "beginDate", "endDate"));

    @Override
    public String name() {
        return "skyward";
    }

    @Override
    public String description() {
        return "Skyward SMS 2.0 through its own API";
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
    public List<String> problems(NativeApi nativeApi) {
        return new Endpoints(nativeApi).problems();
    }

    @Override
    public Source open(Delivery delivery, SourceSettings settings) {
        return new SkywardSource(delivery, settings);
    }

    /** Attributes of one kind of part, each {@code from:to}, or one name where both are the same. */
    private record Mapped(PartKind part, List<String> attributes) {
        Mapped(EntityType entity, String part, String... attributes) {
            this(new PartKind(entity, part), List.of(attributes));
        }
    }

    private static List<SourceMapping> mappings(Mapped... all) {
        List<SourceMapping> mappings = new ArrayList<>();
        for (Mapped mapped : all) {
            for (String attribute : mapped.attributes()) {
                int colon = attribute.indexOf(':');
                String from = colon < 0 ? attribute : attribute.substring(0, colon);
                mappings.add(new SourceMapping(mapped.part(), from, attribute.substring(colon + 1)));
            }
        }
        return List.copyOf(mappings);
    }

    private static Resource resource(String name, EntityType... entities) {
        List<PartKind> feeds = new ArrayList<>();
        for (EntityType entity : entities) {
            feeds.add(new PartKind(entity, name));
        }
        return new Resource(name, feeds, false);
    }
}
