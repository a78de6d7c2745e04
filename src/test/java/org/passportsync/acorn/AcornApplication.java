package org.passportsync.acorn;

import static org.passportsync.roster.EntityType.CLASS;
import static org.passportsync.roster.EntityType.CONTACT;
import static org.passportsync.roster.EntityType.ENROLLMENT;
import static org.passportsync.roster.EntityType.SCHOOL;
import static org.passportsync.roster.EntityType.SCHOOL_ENROLLMENT;
import static org.passportsync.roster.EntityType.STAFF;
import static org.passportsync.roster.EntityType.STUDENT;

import java.util.List;
import java.util.stream.Stream;
import org.passportsync.connection.Delivery;
import org.passportsync.roster.EntityType;
import org.passportsync.sis.Application;
import org.passportsync.sis.PartKind;
import org.passportsync.sis.Resource;
import org.passportsync.sis.Source;
import org.passportsync.sis.SourceMapping;
import org.passportsync.sis.SourceSettings;

/** Acorn in the gallery: six lists, each a JSON array. */
public final class AcornApplication implements Application {

    static final List<Resource> RESOURCES = List.of(
            list("campuses", SCHOOL),
            list("groups", CLASS),
            list("learners", STUDENT, SCHOOL_ENROLLMENT),
            list("teachers", STAFF, SCHOOL_ENROLLMENT),
            list("relatives", CONTACT),
            list("seats", ENROLLMENT));

    private static final List<SourceMapping> MAPPINGS = Stream.of(
                    SourceMapping.all(SCHOOL, "campuses", "name:name", "code:identifier"),
                    SourceMapping.all(CLASS, "groups", "title:title", "campus:school"),
                    SourceMapping.all(
                            STUDENT,
                            "learners",
                            "first:givenName",
                            "last:familyName",
                            "mail:email",
                            "year:grades",
                            "year:grade",
                            "campuses:schools"),
                    SourceMapping.all(
                            STAFF,
                            "teachers",
                            "first:givenName",
                            "last:familyName",
                            "mail:email",
                            "job:roles",
                            "campuses:schools"),
                    SourceMapping.all(SCHOOL_ENROLLMENT, "learners", "student:student", "campus:school", "role:role"),
                    SourceMapping.all(SCHOOL_ENROLLMENT, "teachers", "staff:staff", "campus:school", "role:role"),
                    SourceMapping.all(
                            CONTACT,
                            "relatives",
                            "first:givenName",
                            "last:familyName",
                            "mail:email",
                            "relation:role",
                            "ties:relationships"),
                    SourceMapping.all(
                            ENROLLMENT,
                            "seats",
                            "learner:student",
                            "teacher:staff",
                            "group:class",
                            "campus:school",
                            "role:role"))
            .flatMap(List::stream)
            .toList();

    @Override
    public String name() {
        return "acorn";
    }

    @Override
    public String description() {
        return "Acorn 3, where the district has its lists served";
    }

    @Override
    public List<Resource> resources() {
        return RESOURCES;
    }

    @Override
    public List<SourceMapping> mappings() {
        return MAPPINGS;
    }

    @Override
    public Source open(Delivery delivery, SourceSettings settings) {
        return new AcornSource(delivery, settings);
    }

    /** A list that has to be readable, and the entities that its rows yield a part of. */
    private static Resource list(String name, EntityType... entities) {
        return new Resource(
                name,
                Stream.of(entities).map(entity -> new PartKind(entity, name)).toList(),
                false);
    }
}
