package org.passportsync.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.Cause;
import org.passportsync.roster.DocumentReader;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.Schema;
import org.passportsync.roster.Verdict;
import org.passportsync.shape.Finding;
import org.passportsync.shape.RecordRules;
import org.passportsync.staging.StagedRows;

/** Makes one person of the parts that the SIS sent: the record's own part first, others fill what it left open. */
final class PersonBuilder {

    /** Active anywhere is active; what is held back keeps the record before what says that it is over. */
    private static final String STANDINGS = "KHEO";

    private final EntityType entity;
    private final Schema schema;
    private final String mainPart;
    private final RecordRules rules;
    private final Map<String, @Nullable Object[]> defaults;
    private final Set<String> lostSchools;

    PersonBuilder(Assembly.Plan plan, Set<String> lostSchools) {
        this.entity = plan.entity();
        this.schema = plan.schema();
        this.mainPart = plan.mainPart();
        this.rules = plan.rules();
        this.defaults = plan.defaults();
        this.lostSchools = Set.copyOf(lostSchools);
    }

    /**
     * A person as now known, with the verdict's letter; {@code A} where the record's own part is gone.
     */
    record Built(
            String rawId,
            char own,
            @Nullable String cause,
            @Nullable Object[] values,
            List<Found> found,
            @Nullable String onlyView) {

        /** What tells it from the same person with other findings. */
        String beside() {
            String text = Finding.beside(found.stream().map(Found::finding).toList());
            return onlyView == null ? text : text + onlyView;
        }
    }

    /** A finding, and where the part that it is about was read. */
    record Found(Finding finding, StagedRows.Place place) {}

    Schema schema() {
        return schema;
    }

    EntityType entity() {
        return entity;
    }

    /** The person, or null where the parts belong to nobody that was ever there. */
    @Nullable
    Built build(List<PartRow> parts) {
        PartRow first = parts.getFirst();
        PartRow main = leading(parts);
        @Nullable Object[] values = new Object[schema.size()];
        if (main == null) {
            return first.live() == null ? null : new Built(first.sisId(), 'A', null, values, List.of(), null);
        }
        String rawId = main.rawId() == null ? main.sisId() : main.rawId();
        if (main.own() != 'K') {
            return new Built(
                    rawId, main.own(), main.cause(), values, main.own() == 'H' ? besides(parts) : List.of(), null);
        }
        fill(parts, values);
        finish(first.lastDocument(), Boolean.TRUE.equals(first.live()), values);
        return judged(rawId, values, main.place(), besides(parts));
    }

    /** What is wrong in the person's other parts. */
    private List<Found> besides(List<PartRow> parts) {
        List<Found> found = new ArrayList<>(0);
        for (PartRow part : parts) {
            if (part.document() != null && !part.ofKind(mainPart)) {
                Finding.kept(part.document()).forEach(finding -> found.add(new Found(finding, part.place())));
            }
        }
        return found;
    }

    /** The part that decides what becomes of the record: of several rows one that is kept, else held back, else over. */
    private @Nullable PartRow leading(List<PartRow> parts) {
        return parts.stream()
                .filter(part -> part.ofKind(mainPart))
                .min(Comparator.comparingInt(part -> STANDINGS.indexOf(part.own())))
                .orElse(null);
    }

    private Built judged(String rawId, @Nullable Object[] values, StagedRows.Place place, List<Found> besides) {
        List<Finding> findings = new ArrayList<>(0);
        Verdict verdict = rules.judge(values, findings);
        List<Found> found = new ArrayList<>(
                findings.stream().map(finding -> new Found(finding, place)).toList());
        if (!(verdict instanceof Verdict.OutOfScope)) {
            found.addAll(besides);
        }
        Cause cause = verdict instanceof Verdict.OutOfScope(Cause why) ? why : null;
        String onlyView = verdict instanceof Verdict.Kept ? rules.onlyView(values) : null;
        return new Built(rawId, verdict.code(), cause == null ? null : cause.name(), values, found, onlyView);
    }

    private void fill(List<PartRow> parts, @Nullable Object[] values) {
        Ties ties = new Ties(schema);
        Rows own = new Rows(schema);
        List<@Nullable Object[]> others = new ArrayList<>();
        for (PartRow part : parts) {
            if (part.document() != null && (part.own() == 'K' || part.own() == 'H')) {
                @Nullable Object[] read = new Object[schema.size()];
                DocumentReader.read(schema, part.document(), read);
                ties.collect(read);
                if (part.ofKind(mainPart)) {
                    own.add(read);
                } else {
                    others.add(read);
                }
            }
        }
        own.unite(values);
        others.forEach(other -> Rows.fill(other, values));
        defaults.forEach((kind, standIn) -> {
            if (parts.stream().noneMatch(part -> part.document() != null && part.ofKind(kind))) {
                Rows.fill(standIn, values);
            }
        });
        ties.put(values);
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
