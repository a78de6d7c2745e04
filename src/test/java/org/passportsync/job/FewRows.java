package org.passportsync.job;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.passportsync.simulator.HandMadeDistrict;
import org.passportsync.simulator.Resource;

/** A district of a few rows that a test writes in words: {@code aSchool("lincoln").aStudent("s1", "lincoln")}. */
final class FewRows {

    final HandMadeDistrict rows = new HandMadeDistrict();

    FewRows aSchool(String id) {
        return put(Resource.ORGS, """
                {"sourcedId":"%s","status":"active","name":"School %s","type":"school"}""".formatted(id, id));
    }

    FewRows aStudent(String id, String... schools) {
        return aStudentNamed("Student", id, schools);
    }

    FewRows aStudentNamed(String familyName, String id, String... schools) {
        return aUser(id, familyName, "", "student", schools);
    }

    FewRows students(int from, int to, String school) {
        for (int number = from; number <= to; number++) {
            aStudent("s-%03d".formatted(number), school);
        }
        return this;
    }

    FewRows aTeacher(String id, String... schools) {
        return aUser(id, "Teacher", "", "teacher", schools);
    }

    /** A guardian; students name it as their agent. */
    FewRows aGuardian(String id) {
        return aUser(id, "Guardian", "", "guardian", "lincoln");
    }

    /** A guardian who names the students. */
    FewRows aGuardianOf(String id, String... students) {
        String named = Stream.of(students)
                .map(student -> "{\"sourcedId\":\"" + student + "\"}")
                .collect(Collectors.joining(","));
        return aUser(id, "Guardian", "\"agents\":[" + named + "],", "guardian", "lincoln");
    }

    FewRows aStudentWithAgent(String id, String agent, String... schools) {
        return aUser(id, "Student", "\"agents\":[{\"sourcedId\":\"" + agent + "\"}],", "student", schools);
    }

    /** A user with more fields, each followed by a comma, and one role at each school. */
    FewRows aUser(String id, String familyName, String fields, String role, String... schools) {
        String roles =
                Stream.of(schools).map(school -> """
                        {"roleType":"primary","role":"%s","org":{"sourcedId":"%s","type":"org"}}""".formatted(role, school)).collect(Collectors.joining(","));
        return put(Resource.USERS, """
                {"sourcedId":"%s","status":"active","enabledUser":"true",%s"givenName":"Given","familyName":"%s",
                 "roles":[%s]}""".formatted(id, fields, familyName, roles));
    }

    FewRows bornOn(String student, String date) {
        return put(Resource.DEMOGRAPHICS, """
                {"sourcedId":"%s","status":"active","birthDate":"%s","sex":"female"}""".formatted(student, date));
    }

    FewRows aClass(String id, String school) {
        put(Resource.COURSES, """
                {"sourcedId":"course-%s","status":"active","title":"Course","courseCode":"C1","org":{"sourcedId":"%s"}}""".formatted(id, school));
        return put(Resource.CLASSES, """
                {"sourcedId":"%s","status":"active","title":"Class %s","classType":"scheduled",
                 "course":{"sourcedId":"course-%s"},"school":{"sourcedId":"%s"},"terms":[]}""".formatted(id, id, id, school));
    }

    FewRows anEnrollment(String id, String user, String inClass) {
        return anEnrollment(id, user, inClass, "lincoln");
    }

    FewRows anEnrollment(String id, String user, String inClass, String school) {
        return put(Resource.ENROLLMENTS, """
                {"sourcedId":"%s","status":"active","role":"student","primary":"false","user":{"sourcedId":"%s"},
                 "class":{"sourcedId":"%s"},"school":{"sourcedId":"%s"}}""".formatted(id, user, inClass, school));
    }

    FewRows without(Resource resource, String... ids) {
        List.of(ids).forEach(id -> rows.remove(resource, id));
        return this;
    }

    FewRows put(Resource resource, String json) {
        rows.put(resource, json);
        return this;
    }

    FewRows put(Resource resource, String id, String text) {
        rows.put(resource, id, text);
        return this;
    }
}
