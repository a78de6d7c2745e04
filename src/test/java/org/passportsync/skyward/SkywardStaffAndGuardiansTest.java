package org.passportsync.skyward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.passportsync.roster.EntityType.CONTACT;
import static org.passportsync.roster.EntityType.SCHOOL_ENROLLMENT;
import static org.passportsync.roster.EntityType.STAFF;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.passportsync.roster.Relationship;
import org.passportsync.sis.SourceRow.Status;

/** Staff, guardians and emergency contacts of Skyward's own API. */
class SkywardStaffAndGuardiansTest {

    @Test
    void a_member_of_the_staff_is_a_part_for_each_school() throws Exception {
        Pages pages = Pages.of("staff")
                .rows(
                        "{'NameId':2101012,'SchoolId':'101','DefaultSchoolId':'101','DisplayId':'E12','FirstName':'Al',"
                                + "'MiddleName':'B','LastName':'Coe','Username':'acoe',"
                                + "'SchoolEmail':'acoe@lakeside.example','Phone':'555','StaffType':'Teacher',"
                                + "'Active':true,'Password':'hunter2'}",
                        "{'NameId':2101012,'SchoolId':'102','DefaultSchoolId':'101','LastName':'Coe',"
                                + "'StaffType':'Bus Driver','Active':false}");

        assertThat(pages.ids).containsExactly("2101012", "2101012");
        assertThat(pages.where())
                .containsExactly(
                        "staff 2101012 staff@101 from 2101012|101",
                        "schoolEnrollment 2101012|staff|101 staff from 2101012|101",
                        "staff 2101012 staff@102 from 2101012|102",
                        "schoolEnrollment 2101012|staff|102 staff from 2101012|102");
        assertThat(pages.rows.getFirst().values())
                .containsOnly(
                        entry("givenName", "Al"),
                        entry("middleName", "B"),
                        entry("familyName", "Coe"),
                        entry("Username", "acoe"),
                        entry("SchoolEmail", "acoe@lakeside.example"),
                        entry("Phone", "555"),
                        entry("DisplayId", "E12"),
                        entry("StaffType", List.of("teacher")),
                        entry("Active", "true"),
                        entry("DefaultSchoolId", "101"),
                        entry("SchoolId", "101"));
        assertThat(pages.rows.get(1).values())
                .containsOnly(
                        entry("staff", "2101012"),
                        entry("school", "101"),
                        entry("role", "teacher"),
                        entry("primary", "true"));
        assertThat(pages.rows.get(3).values()).contains(entry("role", "Bus Driver"), entry("primary", "false"));
        assertThat(pages.rows.get(3).status()).isEqualTo(Status.ENDED);
        assertThat(pages.redacted).doesNotContain("hunter2").contains("Coe");
    }

    @Test
    void staff_of_no_school_are_one_part() throws Exception {
        assertThat(Pages.of("staff").rows("{'NameId':21,'StaffType':'aide'}").where())
                .containsExactly("staff 21 staff from 21");
    }

    @Test
    void staff_of_a_schools_own_list_are_of_that_school() throws Exception {
        assertThat(Pages.of("staff")
                        .ofSchool("101", "{'NameId':21,'StaffType':'aide'}")
                        .where())
                .containsExactly("staff 21 staff@101 from 21|101", "schoolEnrollment 21|staff|101 staff from 21|101");
    }

    @ParameterizedTest
    @CsvSource({"' ',", "student,student", "Guardian,Guardian"})
    void a_type_that_is_blank_or_none_of_staff_holds_the_row_back(String type, String told) throws Exception {
        Pages pages = Pages.of("staff").rows("{'NameId':21,'SchoolId':'101','StaffType':'" + type + "'}");

        assertThat(pages.rows).isEmpty();
        assertThat(pages.held)
                .containsExactly(new Pages.Held(Set.of(STAFF, SCHOOL_ENROLLMENT), "21|101", "role", told));
    }

    @Test
    void an_odd_row_of_staff_is_held_back_with_what_came_from_it_and_no_other_row_of_the_person() throws Exception {
        Pages pages = Pages.of("staff")
                .rows("{'NameId':21,'SchoolId':'101','StaffType':'aide','Username':{}}")
                .rows("{'NameId':21,'SchoolId':'102','StaffType':'aide'}");

        assertThat(pages.held)
                .containsExactly(new Pages.Held(Set.of(STAFF, SCHOOL_ENROLLMENT), "21|101", "type", null));
        assertThat(pages.where()).hasSize(2);
    }

    @Test
    void staff_whose_school_cannot_be_read_are_unreadable() throws Exception {
        Pages pages = Pages.of("staff").rows("{'NameId':21,'SchoolId':{'Id':'101'},'StaffType':'aide'}");

        assertThat(pages.unreadable).containsExactly("a row of staff has no NameId and SchoolId that can be read");
    }

    @Test
    void a_guardian_is_tied_to_each_student() throws Exception {
        Pages pages = Pages.of("guardians")
                .rows("{'NameId':3000121,'FamilyOrderNumber':2,'FirstName':'Pat','LastName':'Roe',"
                        + "'Email':'pat@home.example','Phone':'555','Address':{'City':'X'},'Active':true,'Students':["
                        + "{'NameId':1,'Relationship':'parent','FamilyOrderNumber':1,'IsGuardian':true,"
                        + "'IsCustodialGuardian':true,'IsEmergencyContact':false,'AllowStudentPickup':'Y'},"
                        + "{'NameId':2,'IsGuardian':true}]}");

        assertThat(pages.where())
                .containsExactly(
                        "contact 3000121 guardians from 3000121",
                        "contact 3000121 tie@1 from 3000121|1",
                        "contact 3000121 tie@2 from 3000121|2");
        assertThat(pages.rows.getFirst().values())
                .containsOnly(
                        entry("givenName", "Pat"),
                        entry("familyName", "Roe"),
                        entry("Email", "pat@home.example"),
                        entry("Phone", "555"));
        assertThat(pages.rows.get(1).values())
                .containsOnly(entry("relationships", List.of(new Relationship("1", "parent", 1, true, false, true))));
        assertThat(pages.rows.get(2).values())
                .containsOnly(entry("relationships", List.of(new Relationship("2", "guardian", 2, null, null, null))));
    }

    @Test
    void an_emergency_contact_is_tied_by_its_flag() throws Exception {
        Pages pages = Pages.of("guardians")
                .rows("{'NameId':3,'Students':[{'NameId':1,'IsGuardian':false,'IsEmergencyContact':true}]}");

        assertThat(pages.rows.getLast().values())
                .containsOnly(entry("relationships", List.of(new Relationship("1", null, null, null, true, null))));
    }

    @Test
    void a_guardian_with_another_name_for_it_is_called_guardian_too() throws Exception {
        Pages pages = Pages.of("guardians")
                .rows("{'NameId':3,'Students':[{'NameId':1,'Relationship':'Aunt','IsGuardian':true,"
                        + "'IsEmergencyContact':true},{'NameId':2,'Relationship':'Stepmother','IsGuardian':true},"
                        + "{'NameId':3,'Relationship':'Grandmother','IsGuardian':true}]}");

        assertThat(pages.rows.get(1).values())
                .containsOnly(entry(
                        "relationships", List.of(new Relationship("1", "Aunt, guardian", null, null, true, null))));
        assertThat(pages.rows.get(2).values())
                .containsOnly(
                        entry("relationships", List.of(new Relationship("2", "Stepmother", null, null, null, null))));
        assertThat(pages.rows.get(3).values())
                .containsOnly(entry(
                        "relationships",
                        List.of(new Relationship("3", "Grandmother, guardian", null, null, null, null))));
    }

    @Test
    void a_guardian_of_two_families_has_each_tie_told_by_its_student() throws Exception {
        Pages pages = Pages.of("guardians")
                .rows("{'NameId':3,'Students':[{'NameId':1}]}", "{'NameId':3,'Students':[{'NameId':2}]}");

        assertThat(pages.where())
                .containsExactly(
                        "contact 3 guardians from 3",
                        "contact 3 tie@1 from 3|1",
                        "contact 3 guardians from 3",
                        "contact 3 tie@2 from 3|2");
    }

    @Test
    void an_odd_row_of_a_schools_list_of_guardians_holds_back_the_guardian_with_all_ties() throws Exception {
        Pages pages = Pages.of("guardians")
                .ofSchool("101", "{'NameId':3,'Email':{},'Students':[{'NameId':1}]}")
                .ofSchool("102", "{'NameId':4,'Students':[{}]}");

        assertThat(pages.held)
                .containsExactly(
                        new Pages.Held(Set.of(CONTACT), "3", "type", null),
                        new Pages.Held(Set.of(CONTACT), "4", "type", null));
    }

    @Test
    void a_student_who_is_named_twice_is_tied_once() throws Exception {
        Pages pages = Pages.of("guardians")
                .rows("{'NameId':3,'Students':[{'NameId':1,'Relationship':'aunt'},"
                        + "{'NameId':1,'AllowStudentPickup':true}]}");

        assertThat(pages.rows).hasSize(2);
        assertThat(pages.rows.getLast().values())
                .containsOnly(entry("relationships", List.of(new Relationship("1", "aunt", null, null, null, true))));
    }

    @Test
    void a_guardian_without_students_has_no_ties() throws Exception {
        assertThat(Pages.of("guardians")
                        .rows("{'NameId':3}", "{'NameId':4,'Students':null}")
                        .where())
                .containsExactly("contact 3 guardians from 3", "contact 4 guardians from 4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{'Relationship':'aunt'}]",
                "[{'NameId':1,'FamilyOrderNumber':'first'}]",
                "[{'NameId':1,'IsEmergencyContact':'perhaps'}]",
                "[{'NameId':[1]},{'NameId':{}}]",
                "[7]",
                "'none'"
            })
    void ties_that_cannot_be_read_hold_the_guardian_back(String students) throws Exception {
        Pages pages = Pages.of("guardians").rows("{'NameId':3,'Students':" + students + "}");

        assertThat(pages.rows).isEmpty();
        assertThat(pages.held).containsExactly(new Pages.Held(Set.of(CONTACT), "3", "type", null));
    }
}
