package org.passportsync.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.passportsync.simulator.Resource.ACADEMIC_SESSIONS;
import static org.passportsync.simulator.Resource.CLASSES;
import static org.passportsync.simulator.Resource.COURSES;
import static org.passportsync.simulator.Resource.DEMOGRAPHICS;
import static org.passportsync.simulator.Resource.ENROLLMENTS;
import static org.passportsync.simulator.Resource.ORGS;
import static org.passportsync.simulator.Resource.USERS;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What becomes of hand-made rows of OneRoster on the native side. */
class NativeRowsTest {

    private final HandMadeDistrict district = new HandMadeDistrict();
    private final SimulatedSkyward skyward = SimulatedSkyward.start(SimulatorSettings.of(district));
    private final NativeClient sms = new NativeClient(skyward);

    @BeforeEach
    void fill() throws Exception {
        sms.withToken();
        put(ORGS, "{'sourcedId':'office','name':'District','type':'district'}");
        put(ORGS, "{'sourcedId':'sch-101','name':'Lincoln','type':'school'}");
        put(ORGS, "{'sourcedId':'roosevelt','name':'Roosevelt','type':'school'}");
        put(ACADEMIC_SESSIONS, """
                {'sourcedId':'fall','title':'Fall','type':'semester','schoolYear':'2027','startDate':'2026-08-24',
                 'endDate':'2027-01-15','parent':{'sourcedId':'year'}}""");
        put(COURSES, """
                {'sourcedId':'math','title':'Math','courseCode':'M1','grades':['09'],'subjects':['Math'],
                 'org':{'sourcedId':'sch-101'}}""");
        put(CLASSES, """
                {'sourcedId':'math-1','title':'Math #1','classCode':'M1-1','classType':'scheduled','location':'R1',
                 'periods':['2'],'course':{'sourcedId':'math'},'school':{'sourcedId':'sch-101'},
                 'terms':[{'sourcedId':'fall'}]}""");
        put(USERS, """
                {'sourcedId':'stu-01','status':'active','enabledUser':'true','username':'ada','givenName':'Ada',
                 'middleName':'B','familyName':'Moss','preferredFirstName':'Addie','identifier':'S1','email':'ada@x.example',
                 'sms':'','phone':'555-0101','grades':['09'],
                 'userIds':[{'type':'state','identifier':'907'},{'type':'fed','identifier':'1'}],
                 'roles':[{'roleType':'primary','role':'student','org':{'sourcedId':'sch-101'}},
                          {'roleType':'secondary','role':'student','org':{'sourcedId':'roosevelt'}}],
                 'primaryOrg':{'sourcedId':'roosevelt'},
                 'agents':[{'sourcedId':'aunt'},{'sourcedId':'stf-07'}]}""");
        put(USERS, """
                {'sourcedId':'stf-07','status':'active','username':'cy','givenName':'Cy','familyName':'Moss',
                 'identifier':'E7','email':'cy@x.example','phone':'555-0107',
                 'roles':[{'role':'Teacher','org':{'sourcedId':'sch-101'}},{'role':'aide','org':{'sourcedId':'sch-101'}},
                          {'role':'siteAdministrator','org':{'sourcedId':'roosevelt'}},
                          {'role':'guardian','org':{'sourcedId':'sch-101'}}]}""");
        put(USERS, """
                {'sourcedId':'aunt','status':'active','givenName':'Bo','familyName':'Moss','sms':'555-0109',
                 'roles':[{'role':'relative','org':{'sourcedId':'sch-101'}}]}""");
        put(DEMOGRAPHICS, """
                {'sourcedId':'stu-01','birthDate':'2011-02-03','sex':'female','white':'true','asian':'false',
                 'hispanicOrLatinoEthnicity':'true'}""");
        put(ENROLLMENTS, """
                {'sourcedId':'e-1','status':'active','role':'student','user':{'sourcedId':'stu-01'},
                 'class':{'sourcedId':'math-1'},'school':{'sourcedId':'sch-101'},'beginDate':'2026-08-24','endDate':null}""");
        put(ENROLLMENTS, """
                {'sourcedId':'e-2','status':'active','role':'teacher','primary':'true','user':{'sourcedId':'stf-07'},
                 'class':{'sourcedId':'math-1'},'school':{'sourcedId':'sch-101'}}""");
    }

    @AfterEach
    void close() {
        skyward.close();
    }

    @Test
    void a_student_is_joined_with_the_demographics() throws Exception {
        assertRow("students/101", """
                {'NameId':101,'DisplayId':'S1','SchoolIds':['101','roosevelt'],'DefaultSchoolId':'roosevelt',
                 'StateIds':{'State':'907'},'StateId':'907','FirstName':'Ada','MiddleName':'B','LastName':'Moss',
                 'FullFirstName':'Ada','FullLastName':'Moss','OtherName':'Addie','Username':'ada',
                 'DateOfBirth':'2011-02-03T00:00:00','GradYr':2030,'GradeLevel':'09','Gender':'F',
                 'SchoolEmail':'ada@x.example','HomeEmail':'','Phone':'555-0101','FederalRace':'White',
                 'HispanicLatinoEthnicity':'Y','FoodServiceKeyPadNumber':'1707','Active':true}""");
    }

    @Test
    void a_student_without_demographics_has_no_birthday_and_no_race() throws Exception {
        district.clear(DEMOGRAPHICS);

        JsonNode student = sms.json("students/101");
        assertThat(student.path("DateOfBirth").asString()).isEqualTo("0001-01-01T00:00:00");
        assertThat(student.path("FederalRace").asString("none")).isEmpty();
    }

    @Test
    void several_races_are_a_list() throws Exception {
        put(
                DEMOGRAPHICS,
                "{'sourcedId':'stu-01','white':'true','asian':'true','demographicRaceTwoOrMoreRaces':'true'}");

        assertThat(sms.json("students/101").path("FederalRace"))
                .isEqualTo(sms.read("[\"Asian\",\"White\",\"DemographicRaceTwoOrMoreRaces\"]"));
    }

    @ParameterizedTest
    @CsvSource({"active, true", "tobedeleted, false", "inactive, false"})
    void a_student_who_is_marked_as_gone_is_not_active(String status, boolean active) throws Exception {
        put(USERS, """
                {'sourcedId':'stu-02','status':'%s','roles':[{'role':'student','org':{'sourcedId':'sch-101'}}]}""".formatted(status));

        assertThat(sms.json("students/102").path("Active").asBoolean()).isEqualTo(active);
    }

    @Test
    void staff_have_a_row_for_each_school_with_their_first_role_there() throws Exception {
        assertRow("staff/207", """
                [{'NameId':207,'SchoolId':'101','DefaultSchoolId':'101','DisplayId':'E7','FirstName':'Cy','MiddleName':'',
                  'LastName':'Moss','Username':'cy','SchoolEmail':'cy@x.example','Phone':'555-0107','StaffType':'Teacher',
                  'Active':true,'Password':'simulated-password'},
                 {'NameId':207,'SchoolId':'roosevelt','DefaultSchoolId':'101','DisplayId':'E7','FirstName':'Cy',
                  'MiddleName':'','LastName':'Moss','Username':'cy','SchoolEmail':'cy@x.example','Phone':'555-0107',
                  'StaffType':'siteAdministrator','Active':true,'Password':'simulated-password'}]""");
        assertThat(sms.json("schools/roosevelt/staff")).hasSize(1);
    }

    @Test
    void a_guardian_lists_the_students_who_name_them_and_a_relative_is_called_in_an_emergency() throws Exception {
        assertRow("guardians/207", """
                {'NameId':207,'FamilyOrderNumber':2,'FirstName':'Cy','LastName':'Moss','Email':'cy@x.example',
                 'Phone':'555-0107','Address':{'Street':'208 Lake Street','City':'Lakeside'},'Active':true,
                 'Students':[{'NameId':101,'Relationship':'guardian','FamilyOrderNumber':2,'IsGuardian':true,
                 'IsCustodialGuardian':true,'IsEmergencyContact':false,'AllowStudentPickup':true}]}""");
        JsonNode aunt = sms.json("guardians/" + NameIds.of("aunt"));
        assertThat(aunt.path("Phone").asString()).isEqualTo("555-0109");
        assertThat(aunt.path("Students").path(0)).isEqualTo(row("""
                {'NameId':101,'Relationship':'relative','FamilyOrderNumber':1,'IsGuardian':false,
                 'IsCustodialGuardian':false,'IsEmergencyContact':true,'AllowStudentPickup':false}"""));
    }

    @Test
    void metadata_of_a_guardian_says_it_differently() throws Exception {
        put(USERS, """
                {'sourcedId':'con-0000005-3','roles':[{'role':'parent'}],'agents':[{'sourcedId':'stu-01'},{'sourcedId':'aunt'}],
                 'metadata':{'IsCustodialGuardian':'false','IsEmergencyContact':true}}""");

        assertThat(sms.json("guardians/300000053").path("Students")).isEqualTo(row("""
                [{'NameId':101,'Relationship':'parent','FamilyOrderNumber':3,'IsGuardian':true,
                 'IsCustodialGuardian':false,'IsEmergencyContact':true,'AllowStudentPickup':true}]"""));
    }

    @Test
    void schools_courses_sections_buckets_and_enrollments_have_their_shapes() throws Exception {
        assertRow("schools", """
                [{'SchoolId':'roosevelt','SchoolName':'Roosevelt'},{'SchoolId':'101','SchoolName':'Lincoln'}]""");
        assertRow("courses/math", """
                {'CourseId':'math','SchoolId':'101','CourseCode':'M1','CourseName':'Math','Grades':['09'],'Subjects':['Math']}""");
        assertRow("sections/math-1", """
                {'SectionId':'math-1','CourseId':'math','SchoolId':'101','SectionCode':'M1-1','SectionName':'Math #1',
                 'SectionType':'scheduled','Room':'R1','Periods':['2'],'GradingBucketIds':['fall'],
                 'Staff':[{'NameId':207,'IsPrimary':true,'Role':'teacher','StartDate':'0001-01-01T00:00:00',
                 'EndDate':'0001-01-01T00:00:00'}]}""");
        assertRow("gradingbuckets/fall", """
                {'GradingBucketId':'fall','Name':'Fall','Type':'semester','SchoolYear':'2027',
                 'StartDate':'2026-08-24T00:00:00','EndDate':'2027-01-15T00:00:00','ParentId':'year'}""");
        assertRow("students/101/enrollments", """
                [{'EnrollmentId':'e-1','CourseId':'math','SectionId':'math-1','SchoolId':'101','NameId':101,
                  'EnrType':'student','EnrStatus':'Active','StartDate':'2026-08-24T00:00:00','EndDate':'0001-01-01T00:00:00'}]""");
        assertThat(sms.json("studentschedules")).isEqualTo(sms.json("students/101/enrollments"));
    }

    @Test
    void what_is_deleted_is_withdrawn_or_listed_no_more() throws Exception {
        put(ENROLLMENTS, """
                {'sourcedId':'e-1','status':'tobedeleted','role':'student','user':{'sourcedId':'stu-01'},
                 'class':{'sourcedId':'math-1'}}""");
        put(ENROLLMENTS, "{'sourcedId':'e-2','status':'tobedeleted','role':'teacher','class':{'sourcedId':'math-1'}}");
        assertThat(sms.json("studentschedules/e-1").path("EnrStatus").asString())
                .isEqualTo("Withdrawn");
        assertThat(sms.json("sections/math-1").path("Staff")).isEmpty();

        put(COURSES, "{'sourcedId':'math','status':'tobedeleted'}");
        assertThat(sms.get("courses/math").status()).isEqualTo(404);
    }

    @Test
    void rows_change_with_the_rows_of_one_roster_also_where_those_are_unreadable() throws Exception {
        district.put(USERS, "stu-03", "{\"sourcedId\":");
        assertThat(sms.json("students")).hasSize(1);

        district.remove(USERS, "stu-01").remove(USERS, "aunt");
        assertThat(sms.json("students")).isEmpty();
        assertThat(sms.get("students/101/enrollments").status()).isEqualTo(404);
        assertThat(sms.json("guardians")).hasSize(1);
    }

    @Test
    void a_user_in_the_shape_of_1_1_has_one_role_at_each_org() throws Exception {
        put(USERS, "{'sourcedId':'stf-08','role':'aide','orgs':[{'sourcedId':'sch-101'},{'sourcedId':'roosevelt'}]}");

        assertThat(sms.json("staff/208")).hasSize(2);
    }

    private void assertRow(String path, String expected) throws Exception {
        assertThat(sms.json(path)).isEqualTo(row(expected));
    }

    private void put(Resource resource, String row) {
        district.put(resource, row.replace('\'', '"'));
    }

    private JsonNode row(String quoted) {
        return sms.read(quoted.replace('\'', '"'));
    }
}
