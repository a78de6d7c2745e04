package org.passportsync.simulator;

import java.util.Arrays;
import java.util.regex.Pattern;

/** How sourcedIds are written: a kind, the calendar year where there is one, then numbers of fixed width, so that they sort as they count. */
final class Ids {

    private static final byte[] SCHOOL = Utf8.bytes("sch-");
    private static final byte[] STUDENT = Utf8.bytes("stu-");
    private static final byte[] CONTACT = Utf8.bytes("con-");
    private static final byte[] STAFF = Utf8.bytes("stf-");
    private static final byte[] COURSE = Utf8.bytes("crs-");
    private static final byte[] CLASS = Utf8.bytes("cls-");
    private static final byte[] STUDENT_ENROLLMENT = Utf8.bytes("enr-s-");
    private static final byte[] TEACHER_ENROLLMENT = Utf8.bytes("enr-t-");

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private Ids() {}

    static void school(int school, Utf8 out) {
        out.raw(SCHOOL).digits(school + 1L, 3);
    }

    static void student(int student, Utf8 out) {
        out.raw(STUDENT).digits(student, 7);
    }

    static void contact(int household, int which, Utf8 out) {
        out.raw(CONTACT).digits(household, 7).raw('-').digits(which + 1L, 1);
    }

    static void staff(int school, int seat, int generation, Utf8 out) {
        out.raw(STAFF).digits(school + 1L, 3).raw('-').digits(seat, 3).raw('-').digits(generation, 2);
    }

    static void course(Course course, Utf8 out) {
        out.raw(COURSE);
        numbers(course, out);
    }

    static void section(int year, Section section, Utf8 out) {
        out.raw(CLASS).digits(year, 4).raw('-');
        numbers(section, out);
    }

    static void studentEnrollment(int year, int student, int subject, int version, Utf8 out) {
        out.raw(STUDENT_ENROLLMENT)
                .digits(year, 4)
                .raw('-')
                .digits(student, 7)
                .raw('-')
                .digits(subject, 2)
                .raw('-')
                .digits(version, 2);
    }

    static void teacherEnrollment(int year, Section section, int generation, Utf8 out) {
        out.raw(TEACHER_ENROLLMENT).digits(year, 4).raw('-');
        numbers(section, out);
        out.raw('-').digits(generation, 2);
    }

    /** The numbers in a sourcedId. */
    static int[] numbersOf(String sourcedId) {
        return Arrays.stream(sourcedId.split("-"))
                .filter(part -> NUMBER.matcher(part).matches())
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    private static void numbers(Course course, Utf8 out) {
        out.digits(course.school() + 1L, 3)
                .raw('-')
                .digits(course.grade(), 2)
                .raw('-')
                .digits(course.subject(), 2);
    }

    private static void numbers(Section section, Utf8 out) {
        numbers(section.course(), out);
        out.raw('-').digits(section.parallel(), 2);
    }
}
