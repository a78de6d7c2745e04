package org.passportsync.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Who is brother or sister of whom, and who looks after them. A household is known by the number of its first student. */
record Households(Dice dice, Layout layout) {

    /** Guardians of a household: two parents and a relative, though not every household has all. */
    static final int GUARDIANS = 3;

    private static final int BLOCK = 4;
    // For each pattern, the place in its block of the first student of each student's household.
    private static final int[][] PATTERNS = {
        {0, 1, 2, 3}, {0, 1, 2, 3}, {0, 1, 2, 3}, {0, 1, 2, 3}, {0, 1, 2, 3},
        {0, 0, 2, 3}, {0, 0, 2, 3}, {0, 1, 1, 3}, {0, 0, 2, 2}, {0, 0, 0, 3}
    };
    private static final int SECOND_PARENT_PERCENT = 75;
    private static final int RELATIVE_PERCENT = 10;

    int of(int student) {
        int block = student / BLOCK;
        return block * BLOCK + pattern(block)[student % BLOCK];
    }

    /** The students of a household. */
    IntStream members(int household) {
        int block = household / BLOCK;
        return IntStream.range(household, (block + 1) * BLOCK).filter(one -> of(one) == household);
    }

    boolean exists(int household) {
        return of(household) == household;
    }

    boolean hasGuardian(int household, int which) {
        return switch (which) {
            case 0 -> true;
            case 1 -> dice.percent(SECOND_PARENT_PERCENT, Dice.Question.GUARDIANS, household);
            default -> dice.percent(RELATIVE_PERCENT, Dice.Question.GUARDIANS, -1L - household);
        };
    }

    /** The staff number of the first guardian where that one works in the district, else -1. Such people stay in their seat. */
    int staffGuardian(int household) {
        if (!dice.percent(1, Dice.Question.STAFF_GUARDIAN, household)) {
            return -1;
        }
        int staff = dice.below(layout.staff(), Dice.Question.STAFF_GUARDIAN, -1L - household);
        return StaffFacts.stays(layout, staff) ? staff : -1;
    }

    /** The households of staff who are guardians, among the households below a bound that are accepted. */
    Map<Integer, List<Integer>> byStaff(int bound, IntPredicate accepted) {
        Map<Integer, List<Integer>> found = new HashMap<>();
        for (int one = 0; one < bound; one++) {
            int staff = exists(one) ? staffGuardian(one) : -1;
            if (staff >= 0 && accepted.test(one)) {
                found.computeIfAbsent(staff, _ -> new ArrayList<>()).add(one);
            }
        }
        return found;
    }

    private int[] pattern(int block) {
        return PATTERNS[dice.below(PATTERNS.length, Dice.Question.HOUSEHOLD, block)];
    }
}
