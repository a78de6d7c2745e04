package org.passportsync.skyward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.passportsync.roster.EntityType.STUDENT;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.passportsync.sis.SourceRow.Status;

/** Students of Skyward's own API. */
class SkywardPeopleTest {

    @Test
    void a_student_with_every_field() throws Exception {
        Pages pages = Pages.of("students")
                .rows("{'NameId':1000101,'DisplayId':'100101','SchoolIds':['101','102'],'DefaultSchoolId':'102',"
                        + "'StateId':'9001','FirstName':'Jo','MiddleName':'M','LastName':'Roe','FullFirstName':'Joanna',"
                        + "'OtherName':'Jojo','Username':'jroe','DateOfBirth':'2012-03-04T00:00:00','GradYr':2031,"
                        + "'GradeLevel':'09','Gender':'F','SchoolEmail':'jroe@lakeside.example','HomeEmail':'',"
                        + "'Phone':'555','FederalRace':['White','Asian'],'HispanicLatinoEthnicity':'Y','Active':true}");

        assertThat(pages.ids).containsExactly("1000101");
        assertThat(pages.where())
                .containsExactly(
                        "student 1000101 students from 1000101",
                        "schoolEnrollment 1000101|student|101 students from 1000101",
                        "schoolEnrollment 1000101|student|102 students from 1000101");
        assertThat(pages.only(STUDENT).values())
                .containsOnly(
                        entry("givenName", "Joanna"),
                        entry("middleName", "M"),
                        entry("familyName", "Roe"),
                        entry("OtherName", "Jojo"),
                        entry("Username", "jroe"),
                        entry("SchoolEmail", "jroe@lakeside.example"),
                        entry("DisplayId", "100101"),
                        entry("StateId", "9001"),
                        entry("GradeLevel", "09"),
                        entry("Active", "true"),
                        entry("DateOfBirth", "2012-03-04"),
                        entry("Gender", "F"),
                        entry("FederalRace", List.of("White", "Asian")),
                        entry("HispanicLatinoEthnicity", "Y"),
                        entry("DefaultSchoolId", "102"),
                        entry("SchoolIds", List.of("101", "102")));
        assertThat(pages.rows.get(1).values())
                .containsOnly(
                        entry("student", "1000101"),
                        entry("school", "101"),
                        entry("role", "student"),
                        entry("primary", "false"));
        assertThat(pages.rows.get(2).values()).contains(entry("school", "102"), entry("primary", "true"));
    }

    @Test
    void a_name_id_that_is_no_number_is_taken_as_text() throws Exception {
        assertThat(Pages.of("students").rows("{'NameId':' A-7 '}").ids).containsExactly("A-7");
    }

    @Test
    void a_student_who_names_no_schools_is_at_the_default_one_and_a_primary_school_is_not_guessed() throws Exception {
        Pages pages = Pages.of("students").rows("{'NameId':1,'DefaultSchoolId':101}", "{'NameId':2,'SchoolIds':[102]}");

        assertThat(pages.where())
                .containsExactly(
                        "student 1 students from 1",
                        "schoolEnrollment 1|student|101 students from 1",
                        "student 2 students from 2",
                        "schoolEnrollment 2|student|102 students from 2");
        assertThat(pages.rows.getLast().values()).doesNotContainKey("primary");
    }

    @Test
    void a_student_whose_row_has_a_school_of_its_own_is_a_part_for_it() throws Exception {
        Pages pages = Pages.of("students").rows("{'NameId':1,'SchoolId':'101'}", "{'NameId':1,'SchoolId':'102'}");

        assertThat(pages.where())
                .containsExactly(
                        "student 1 students@101 from 1|101",
                        "schoolEnrollment 1|student|101 students from 1|101",
                        "student 1 students@102 from 1|102",
                        "schoolEnrollment 1|student|102 students from 1|102");
    }

    @Test
    void what_a_schools_own_list_says_holds_for_that_school_alone() throws Exception {
        Pages pages = Pages.of("students")
                .ofSchool("101", "{'NameId':1,'SchoolIds':['101','102'],'Active':false}")
                .ofSchool("102", "{'NameId':1,'SchoolIds':['101','102'],'Active':true}");

        assertThat(pages.where())
                .containsExactly(
                        "student 1 students@101 from 1|101",
                        "schoolEnrollment 1|student|101 students from 1|101",
                        "student 1 students@102 from 1|102",
                        "schoolEnrollment 1|student|102 students from 1|102");
        assertThat(pages.rows)
                .extracting(Pages.Row::status)
                .containsExactly(Status.ENDED, Status.ENDED, Status.ACTIVE, Status.ACTIVE);
        assertThat(pages.rows.getFirst().values()).contains(entry("SchoolIds", List.of("101")));
    }

    @Test
    void keypad_numbers_and_passwords_are_never_read_and_cut_out_of_what_is_kept() throws Exception {
        Pages pages = Pages.of("students", "student.FoodServiceKeyPadNumber", "student.Account.Password")
                .rows("{'NameId':1,'FoodServiceKeyPadNumber':'4711','Account':{'Password':'x','Name':'y'}}");

        assertThat(pages.only(STUDENT).values()).doesNotContainKeys("FoodServiceKeyPadNumber", "Account.Password");
        assertThat(pages.redacted).isEqualTo("[{\"NameId\":1,\"Account\":{\"Name\":\"y\"}}]");
    }

    @Test
    void fields_inside_others_can_be_mapped() throws Exception {
        Pages.Row row = Pages.of("students", "student.StateIds.State", "student.HomeEmail")
                .rows("{'NameId':1,'StateIds':{'State':'9001','Old':'1'},'HomeEmail':'roe@home.example'}")
                .only(STUDENT);

        assertThat(row.values()).contains(entry("StateIds.State", "9001"), entry("HomeEmail", "roe@home.example"));
    }
}
