package org.passportsync.simulator;

import tools.jackson.databind.node.ObjectNode;

/** The kinds whose native rows need nothing but one row of OneRoster: schools, courses and grading buckets. */
enum NativePlaces implements NativeKind {
    SCHOOL {
        @Override
        public ObjectNode row(OneRosterRow org, int part) {
            ObjectNode row = OneRosterRow.newRow();
            row.put("SchoolId", NameIds.school(org.id()));
            row.set("SchoolName", org.value("name"));
            return row;
        }
    },
    COURSE {
        @Override
        public ObjectNode row(OneRosterRow course, int part) {
            ObjectNode row = OneRosterRow.newRow();
            row.put("CourseId", course.id());
            row.put("SchoolId", NameIds.school(course.reference("org")));
            row.set("CourseCode", course.value("courseCode"));
            row.set("CourseName", course.value("title"));
            row.set("Grades", course.list("grades"));
            row.set("Subjects", course.list("subjects"));
            return row;
        }
    },
    GRADING_BUCKET {
        @Override
        public ObjectNode row(OneRosterRow session, int part) {
            ObjectNode row = OneRosterRow.newRow();
            row.put("GradingBucketId", session.id());
            row.set("Name", session.value("title"));
            row.set("Type", session.value("type"));
            row.set("SchoolYear", session.value("schoolYear"));
            row.put("StartDate", session.date("startDate"));
            row.put("EndDate", session.date("endDate"));
            String parent = session.reference("parent");
            return parent.isEmpty() ? row.putNull("ParentId") : row.put("ParentId", parent);
        }
    }
}
