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
import java.util.stream.Stream;
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
    private static final List<SourceMapping> MAPPINGS = Stream.of(
                    SourceMapping.all(SCHOOL, "schools", "SchoolName:name", "SchoolId:identifier"),
                    SourceMapping.all(
                            CALENDAR,
                            "gradingbuckets",
                            "Name:title",
                            "Type:type",
                            "SchoolYear:schoolYear",
                            "StartDate:startDate",
                            "EndDate:endDate",
                            "ParentId:parent"),
                    SourceMapping.all(
                            COURSE,
                            "courses",
                            "CourseName:title",
                            "CourseCode:courseCode",
                            "Grades:grades",
                            "Subjects:subjects",
                            "SchoolId:school"),
                    SourceMapping.all(
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
                    SourceMapping.all(
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
                    SourceMapping.all(
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
                    SourceMapping.all(
                            CONTACT,
                            "guardians",
                            "givenName",
                            "middleName",
                            "familyName",
                            "Email:email",
                            "Phone:phone"),
                    SourceMapping.all(CONTACT, "tie", "relationships"),
                    SourceMapping.all(SCHOOL_ENROLLMENT, "students", "student", "school", "role", "primary"),
                    SourceMapping.all(SCHOOL_ENROLLMENT, "staff", "staff", "school", "role", "primary"),
                    SourceMapping.all(
                            ENROLLMENT,
                            "enrollments",
                            "student",
                            "staff",
                            "SectionId:class",
                            "SchoolId:school",
                            "role",
                            "StartDate:beginDate",
                            "EndDate:endDate"),
                    SourceMapping.all(
                            ENROLLMENT,
                            "sections",
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
        return "skyward";
    }

    @Override
    public String description() {
        return "Skyward SMS 2.0 through its own API";
    }

    @Override
    public boolean asksForScopes() {
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
    public List<String> problems(NativeApi nativeApi) {
        return new Endpoints(nativeApi).problems();
    }

    @Override
    public Source open(Delivery delivery, SourceSettings settings) {
        return new SkywardSource(delivery, settings);
    }

    private static Resource resource(String name, EntityType... entities) {
        List<PartKind> feeds = new ArrayList<>();
        for (EntityType entity : entities) {
            feeds.add(new PartKind(entity, name));
        }
        return new Resource(name, feeds, false);
    }
}
