package org.passportsync.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.passportsync.connection.AttributeMapping;
import org.passportsync.connection.PerEntity;
import org.passportsync.roster.EntityType;
import org.passportsync.sis.PartKind;
import org.passportsync.sis.SourceMapping;

/** Records of one entity that come from two resources: students' enrollments, and the staff of sections. */
class TwoResourcesTest {

    private static final PartKind STUDENTS = new PartKind(EntityType.ENROLLMENT, "enrollments");
    private static final PartKind STAFF = new PartKind(EntityType.ENROLLMENT, "sections");
    private static final List<SourceMapping> SHIPPED = List.of(
            new SourceMapping(STUDENTS, "student", "student"),
            new SourceMapping(STUDENTS, "role", "role"),
            new SourceMapping(STAFF, "staff", "staff"),
            new SourceMapping(STAFF, "role", "role"));

    private static List<String> feeds(PartKind part, String from, String to) {
        AttributeMapping difference = new AttributeMapping(List.of(from), to, List.of());
        return Feeds.of(SHIPPED, new PerEntity<>(Map.of(EntityType.ENROLLMENT, List.of(difference)))).of(part).stream()
                .map(feed -> feed.to() + " from " + feed.from())
                .sorted()
                .toList();
    }

    @Test
    void a_difference_feeds_the_resource_that_is_shipped_first_and_leaves_the_other_as_it_is() {
        assertThat(feeds(STUDENTS, "EnrType", "role")).containsExactly("role from [EnrType]", "student from [student]");
        assertThat(feeds(STAFF, "EnrType", "role")).containsExactly("role from [role]", "staff from [staff]");
    }

    @Test
    void a_difference_that_names_the_other_resource_feeds_that_one() {
        assertThat(feeds(STAFF, "sections.Role", "role")).containsExactly("role from [Role]", "staff from [staff]");
        assertThat(feeds(STUDENTS, "sections.Role", "role"))
                .containsExactly("role from [role]", "student from [student]");
    }
}
