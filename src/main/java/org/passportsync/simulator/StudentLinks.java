package org.passportsync.simulator;

/** What ties a student to schools and guardians, in either shape. */
final class StudentLinks {

    private final SchoolDay today;
    private final Version version;
    private final References references;
    private final Roles roles;

    StudentLinks(SchoolDay today, View view) {
        this.today = today;
        version = view.version();
        references = new References(today, view.baseUrl());
        roles = new Roles(today.dates, references);
    }

    private static final byte[] STUDENT = Utf8.bytes("student");

    void roles(int student, Utf8 out) {
        int school = today.school(student);
        int second = today.secondSchool(student);
        int comes = today.population.comesOn(student);
        int begins = comes == 0 ? new SchoolYear(0).starts() : comes;
        roles.write(new Roles.Role(Roles.PRIMARY, STUDENT, school, begins), out.raw('['));
        if (second != school) {
            roles.write(new Roles.Role(Roles.SECONDARY, STUDENT, second, begins), out.raw(','));
        }
        out.raw(']');
    }

    void orgs(int student, Utf8 out) {
        int school = today.school(student);
        int second = today.secondSchool(student);
        references.school(school, out.raw('['));
        if (second != school) {
            references.school(second, out.raw(','));
        }
        out.raw(']');
    }

    void primaryOrg(int student, Utf8 out) {
        references.school(today.school(student), out);
    }

    void agents(int student, Utf8 out) {
        int household = today.households.of(student);
        out.raw('[');
        for (int which = 0; which < Households.GUARDIANS; which++) {
            if (today.households.hasGuardian(household, which)) {
                references.guardian(household, which, version, which == 0 ? out : out.raw(','));
            }
        }
        out.raw(']');
    }
}
