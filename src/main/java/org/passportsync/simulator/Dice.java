package org.passportsync.simulator;

/** Chance without memory: the same seed, question and index always fall the same way. */
record Dice(long seed) {

    /** What the dice are asked; each question falls independently of the others. */
    enum Question {
        GRADE,
        SCHOOL,
        SECOND_SCHOOL,
        GIVEN_NAME,
        MIDDLE_NAME,
        FAMILY_NAME,
        PREFERRED_NAME,
        BLANK_EMAIL,
        PHONE,
        LEAVES,
        LEAVES_MARKED,
        HOUSEHOLD,
        GUARDIANS,
        STAFF_GUARDIAN,
        SECTION,
        SCHEDULE_RHYTHM,
        STUDENT_RHYTHM,
        STAFF_RHYTHM,
        CONTACT_RHYTHM,
        ENROLLMENT_RHYTHM,
        CLASS_RHYTHM,
        DEMOGRAPHICS_RHYTHM,
        TURNOVER,
        BIRTHDAY,
        SEX,
        RACE,
        LOST_UPLOAD
    }

    /** A number from 0 to below the bound. */
    int below(int bound, Question question, long index) {
        return (int) ((roll(question, index) >>> 33) * bound >>> 31);
    }

    /** Whether something is so that is so in a hundred cases this many times. */
    boolean percent(int percent, Question question, long index) {
        return below(100, question, index) < percent;
    }

    /** A number above 0 and up to 1. */
    double fraction(Question question, long index) {
        return ((roll(question, index) >>> 11) + 1) * 0x1p-53;
    }

    private long roll(Question question, long index) {
        return mixed(seed + mixed(index * 64 + question.ordinal()));
    }

    /** One step of the generator that SplittableRandom uses. */
    private static long mixed(long value) {
        long start = value + 0x9e3779b97f4a7c15L;
        long middle = (start ^ start >>> 30) * 0xbf58476d1ce4e5b9L;
        long end = (middle ^ middle >>> 27) * 0x94d049bb133111ebL;
        return end ^ end >>> 31;
    }
}
