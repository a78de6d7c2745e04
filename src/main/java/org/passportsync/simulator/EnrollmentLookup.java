package org.passportsync.simulator;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** Finds enrollments of OneRoster by whose they are; every answer is ranks, upwards. */
sealed interface EnrollmentLookup {

    static EnrollmentLookup of(Rows rows, Table enrollments) {
        return rows.tellingIds()
                .<EnrollmentLookup>map(ids -> new ByBeginning(enrollments, ids))
                .orElseGet(() -> Indexed.of(enrollments));
    }

    /** Those of all students. */
    int[] ofStudents();

    /** Those of the student with this sourcedId. */
    int[] ofStudent(String sourcedId);

    /** Those of a class that are no student's. */
    int[] ofTeachers(String classId);

    /** Where sourcedIds tell whose enrollments they are: no row is read. */
    record ByBeginning(Table enrollments, TellingIds ids) implements EnrollmentLookup {

        @Override
        public int[] ofStudents() {
            int first = firstFrom(ids.ofStudents());
            return IntStream.range(first, firstFrom(ids.ofStudents() + Character.MAX_VALUE))
                    .toArray();
        }

        @Override
        public int[] ofStudent(String sourcedId) {
            return ids.ofStudent(sourcedId).stream()
                    .flatMapToInt(text -> beginning(text, TellingIds.FIRST_OF_STUDENT))
                    .toArray();
        }

        @Override
        public int[] ofTeachers(String classId) {
            return beginning(ids.ofTeachers(classId), TellingIds.FIRST_OF_TEACHERS)
                    .toArray();
        }

        private IntStream beginning(String text, String least) {
            int guess = enrollments.rankOf(text + least);
            int first = guess < 0 ? firstFrom(text) : guess;
            return IntStream.range(first, enrollments.size())
                    .takeWhile(rank -> enrollments.idAt(rank).startsWith(text));
        }

        private int firstFrom(String id) {
            int low = 0;
            int high = enrollments.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (enrollments.idAt(middle).compareTo(id) < 0) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }

    /** Where every row had to be read once. */
    record Indexed(int[] ofStudents, Map<String, int[]> byStudent, Map<String, int[]> byClass)
            implements EnrollmentLookup {

        static Indexed of(Table enrollments) {
            IntStream.Builder students = IntStream.builder();
            Map<String, IntStream.Builder> byStudent = new HashMap<>();
            Map<String, IntStream.Builder> byClass = new HashMap<>();
            for (int at = 0; at < enrollments.size(); at++) {
                int rank = at;
                OneRosterRow.at(enrollments, rank).ifPresent(row -> {
                    boolean isStudents = row.text("role").strip().equalsIgnoreCase("student");
                    Map<String, IntStream.Builder> index = isStudents ? byStudent : byClass;
                    index.computeIfAbsent(row.reference(isStudents ? "user" : "class"), _ -> IntStream.builder())
                            .add(rank);
                    if (isStudents) {
                        students.add(rank);
                    }
                });
            }
            return new Indexed(students.build().toArray(), built(byStudent), built(byClass));
        }

        @Override
        public int[] ofStudent(String sourcedId) {
            return byStudent.getOrDefault(sourcedId, new int[0]);
        }

        @Override
        public int[] ofTeachers(String classId) {
            return byClass.getOrDefault(classId, new int[0]);
        }

        private static Map<String, int[]> built(Map<String, IntStream.Builder> ranks) {
            Map<String, int[]> found = new HashMap<>();
            ranks.forEach((id, some) -> found.put(id, some.build().toArray()));
            return found;
        }
    }
}
