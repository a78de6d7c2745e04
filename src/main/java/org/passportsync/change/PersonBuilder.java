package org.passportsync.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.DocumentReader;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.Relationship;
import org.passportsync.roster.Schema;

/** Makes one person of the parts that the SIS sent: the record's own part first, others fill what it left open. */
final class PersonBuilder {

    private final EntityType entity;
    private final Schema schema;
    private final String mainPart;
    private final Set<String> lostSchools;

    PersonBuilder(EntityType entity, String mainPart, Set<String> lostSchools) {
        this.entity = entity;
        this.schema = entity.schema();
        this.mainPart = mainPart;
        this.lostSchools = Set.copyOf(lostSchools);
    }

    /** A person as now known, with the verdict's letter; {@code A} where the record's own part is gone. */
    record Built(
            String rawId,
            char own,
            @Nullable String cause,
            @Nullable Object[] values) {}

    Schema schema() {
        return schema;
    }

    EntityType entity() {
        return entity;
    }

    /** The person, or null where the parts belong to nobody that was ever there. */
    @Nullable
    Built build(List<Assembly.PartRow> parts) {
        Assembly.PartRow first = parts.getFirst();
        Assembly.PartRow main =
                parts.stream().filter(part -> part.ofKind(mainPart)).findFirst().orElse(null);
        @Nullable Object[] values = new Object[schema.size()];
        if (main == null) {
            return first.live() == null ? null : new Built(first.sisId(), 'A', null, values);
        }
        String rawId = main.rawId() == null ? main.sisId() : main.rawId();
        if (main.own() == 'K') {
            fill(parts, values);
            finish(first.lastDocument(), Boolean.TRUE.equals(first.live()), values);
        }
        return new Built(rawId, main.own(), main.cause(), values);
    }

    private void fill(List<Assembly.PartRow> parts, @Nullable Object[] values) {
        List<Relationship> ties = new ArrayList<>();
        for (Assembly.PartRow part : parts) {
            if (part.document() != null && (part.own() == 'K' || part.own() == 'H')) {
                @Nullable Object[] own = new Object[schema.size()];
                DocumentReader.read(schema, part.document(), own);
                collectTies(own, ties);
                merge(own, values);
            }
        }
        schema.find("relationships").ifPresent(slot -> values[slot] = typed(ties, values));
    }

    @SuppressWarnings("unchecked")
    private void collectTies(@Nullable Object[] own, List<Relationship> ties) {
        schema.find("relationships").ifPresent(slot -> {
            if (own[slot] != null) {
                ties.addAll((List<Relationship>) own[slot]);
            }
        });
    }

    private static void merge(@Nullable Object[] own, @Nullable Object[] values) {
        for (int slot = 0; slot < values.length; slot++) {
            if (values[slot] == null) {
                values[slot] = own[slot];
            }
        }
    }

    private List<Relationship> typed(List<Relationship> ties, @Nullable Object[] values) {
        String role = (String) values[schema.slot("role")];
        return ties.stream().map(tie -> tie.orType(role)).sorted().distinct().toList();
    }

    private void finish(@Nullable String lastDocument, boolean live, @Nullable Object[] values) {
        if (schema.find("schools").isEmpty()) {
            return;
        }
        @Nullable Object[] last = new Object[schema.size()];
        if (lastDocument != null && live) {
            DocumentReader.read(schema, lastDocument, last);
        }
        List<String> schools = schools(values, last);
        values[schema.slot("schools")] = schools;
        int primary = schema.slot("primarySchool");
        values[primary] = primary(schools, (String) values[primary], (String) last[primary]);
    }

    /** The schools of now, and the lost ones among those of before: an affiliation to a lost school is frozen. */
    private List<String> schools(@Nullable Object[] values, @Nullable Object[] last) {
        TreeSet<String> schools = new TreeSet<>(texts(values));
        texts(last).stream().filter(lostSchools::contains).forEach(schools::add);
        return List.copyOf(schools);
    }

    @SuppressWarnings("unchecked")
    private List<String> texts(@Nullable Object[] values) {
        Object schools = values[schema.slot("schools")];
        return schools == null ? List.of() : (List<String>) schools;
    }

    private static @Nullable String primary(List<String> schools, @Nullable String stated, @Nullable String last) {
        if (stated != null && schools.contains(stated)) {
            return stated;
        }
        if (last != null && schools.contains(last)) {
            return last;
        }
        return schools.isEmpty() ? null : schools.getFirst();
    }
}
