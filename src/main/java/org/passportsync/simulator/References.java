package org.passportsync.simulator;

/** Writes references to other rows, as objects with {@code href}, {@code sourcedId} and {@code type}. */
final class References {

    private static final byte[] ID = Utf8.bytes("\",\"sourcedId\":\"");

    private final SchoolDay today;
    private final byte[] org;
    private final byte[] user;

    References(SchoolDay today, String baseUrl) {
        this.today = today;
        org = Utf8.bytes("{\"href\":\"" + baseUrl + "/orgs/");
        user = Utf8.bytes("{\"href\":\"" + baseUrl + "/users/");
    }

    private static final byte[] ORG_END = Utf8.bytes("\",\"type\":\"org\"}");
    private static final byte[] USER_END = Utf8.bytes("\",\"type\":\"user\"}");

    void school(int school, Utf8 out) {
        out.raw(org);
        Ids.school(school, out);
        out.raw(ID);
        Ids.school(school, out);
        out.raw(ORG_END);
    }

    void student(int student, Utf8 out) {
        out.raw(user);
        Ids.student(student, out);
        out.raw(ID);
        Ids.student(student, out);
        out.raw(USER_END);
    }

    /** A guardian of a household: a contact, or in 1.2 perhaps a member of staff. */
    void guardian(int household, int which, Version version, Utf8 out) {
        int staff = which == 0 && version == Version.V1_2 ? today.households.staffGuardian(household) : -1;
        out.raw(user);
        guardianId(household, which, staff, out);
        out.raw(ID);
        guardianId(household, which, staff, out);
        out.raw(USER_END);
    }

    void staffId(int staff, Utf8 out) {
        StaffFacts facts = today.staffFacts;
        Ids.staff(facts.school(staff), facts.seat(staff), facts.generation(staff, today.day()), out);
    }

    private void guardianId(int household, int which, int staff, Utf8 out) {
        if (staff < 0) {
            Ids.contact(household, which, out);
        } else {
            staffId(staff, out);
        }
    }
}
