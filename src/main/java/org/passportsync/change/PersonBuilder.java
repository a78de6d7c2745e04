package org.passportsync.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
    private final Set<String> lostSchools;

    PersonBuilder(Assembly.Plan plan, Set<String> lostSchools) {
        this.entity = plan.entity();
        this.schema = plan.schema();
        this.mainPart = plan.mainPart();
        this.rules = plan.rules();
        this.lostSchools = Set.copyOf(lostSchools);
    }

    /**
     * A person as now known, with the verdict's letter; {@code A} where the record's own part is gone.
     *
     * @param place where the record's own part was read
     */
    record Built(
            String rawId,
            char own,
            @Nullable String cause,
            @Nullable Object[] values,
            List<Finding> findings,
            @Nullable String onlyView,
            StagedRows.Place place) {

        static Built plain(String rawId, char own, @Nullable String cause, @Nullable Object[] values) {
            return new Built(rawId, own, cause, values, List.of(), null, StagedRows.Place.NONE);
        }

        /** What tells it from the same person with other findings. */
        String beside() {
            String found = Finding.beside(findings);
            return onlyView == null ? found : found + onlyView;
        }
    }

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
            return first.live() == null ? null : Built.plain(first.sisId(), 'A', null, values);
        }
        String rawId = main.rawId() == null ? main.sisId() : main.rawId();
        if (main.own() != 'K') {
            return Built.plain(rawId, main.own(), main.cause(), values);
        }
        fill(parts, values);
        finish(first.lastDocument(), Boolean.TRUE.equals(first.live()), values);
        return judged(rawId, values, main.place());
    }

    /** The part that decides what becomes of the record: of several rows one that is kept, else held back, else over. */
    private @Nullable PartRow leading(List<PartRow> parts) {
        return parts.stream()
                .filter(part -> part.ofKind(mainPart))
                .min(Comparator.comparingInt(part -> STANDINGS.indexOf(part.own())))
                .orElse(null);
    }

    private Built judged(String rawId, @Nullable Object[] values, StagedRows.Place place) {
        List<Finding> findings = new ArrayList<>(0);
        Verdict verdict = rules.judge(values, findings);
        Cause cause = verdict instanceof Verdict.OutOfScope(Cause why) ? why : null;
        String onlyView = verdict instanceof Verdict.Kept ? rules.onlyView(values) : null;
        return new Built(rawId, verdict.code(), cause == null ? null : cause.name(), values, findings, onlyView, place);
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
