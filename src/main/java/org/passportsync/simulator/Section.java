package org.passportsync.simulator;

/** Where a class stands, taken from its number: one of the classes side by side of a course. */
record Section(Course course, int parallel) {

    static Section of(Layout layout, int number) {
        LevelPlan plan = layout.ofClass(number);
        int local = number - plan.first().section();
        int course = plan.first().course() + local / plan.sections();
        return new Section(Course.of(layout, course), local % plan.sections());
    }

    /** The number of this class, or -1 where the district has none like it. */
    int number(Layout layout) {
        int number = course.number(layout);
        if (number < 0) {
            return -1;
        }
        LevelPlan plan = layout.ofCourse(number);
        return parallel < plan.sections()
                ? plan.first().section() + (number - plan.first().course()) * plan.sections() + parallel
                : -1;
    }

    /** The number of the teacher's seat among the district's staff. */
    static int teacherOf(Layout layout, int number) {
        LevelPlan plan = layout.ofClass(number);
        int local = number - plan.first().section();
        return plan.first().staff() + local / plan.classes() * plan.staff() + plan.seatOfClass(local % plan.classes());
    }

    /** Whether the class lasts one semester only, and which: 1 or 2; 0 for the whole year. */
    int semester() {
        Subject subject = Subject.of(course.subject());
        return subject.lastsASemester() ? 1 + (parallel + course.grade() + course.subject()) % 2 : 0;
    }
}
