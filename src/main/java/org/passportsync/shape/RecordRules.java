package org.passportsync.shape;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.Check;
import org.passportsync.connection.FilteredEntity;
import org.passportsync.connection.StaleRecords;
import org.passportsync.roster.Cause;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.Schema;
import org.passportsync.roster.Verdict;

/**
 * Judges finished records of one entity by what the district asks of them: requirements first, filters then. Compiled
 * once; one serves one thread.
 */
public final class RecordRules {

    private static final Verdict NOT_ASKED_FOR = new Verdict.OutOfScope(Cause.FILTER);
    private static final Verdict NOT_ANY_MORE = new Verdict.OutOfScope(Cause.DATE);
    private static final Verdict FAILED = new Verdict.OutOfScope(Cause.REQUIREMENT);

    private final EntityType entity;
    private final Schema schema;
    private final List<Asked> requirements;
    private final Map<FilteredEntity, PassRules> filters = new TreeMap<>();
    private final StaleRecords stale;
    private final BitSet failed = new BitSet();
    private final List<Asked.Broken> broken = new ArrayList<>(0);

    private RecordRules(EntityType entity, Schema schema, ContentRules rules) {
        this.entity = entity;
        this.schema = schema;
        this.requirements = rules.requirements().of(entity).stream()
                .filter(rule -> !(rule.check() instanceof Check.Exists))
                .map(rule -> new Asked(rule, schema))
                .toList();
        for (FilteredEntity view : ContentRules.views(entity)) {
            filters.put(view, new PassRules(rules.filters().of(view), schema, rules.asOf()));
        }
        this.stale = rules.stale();
    }

    /** Compiles the rules for an entity's records; references to other records are judged when those are known. */
    public static RecordRules of(EntityType entity, ShapeSettings settings) {
        return new RecordRules(entity, settings.schema(entity), settings.rules());
    }

    /**
     * Judges a record by its own content.
     *
     * @param values in the schema's order; values of the rules are put in where the record has none
     * @param findings gets what is wrong; emptied where the record is not asked for
     */
    public Verdict judge(@Nullable Object[] values, List<Finding> findings) {
        String dropping = ask(values);
        String missing = Minimum.missing(entity, schema, values);
        if (missing != null) {
            findings.add(Minimum.finding(missing));
            return Minimum.HELD_BACK;
        }
        Verdict outside = outside(values);
        if (outside != null) {
            findings.clear();
            return outside;
        }
        broken.forEach(one -> findings.add(one.finding(outcome(one, dropping))));
        if (dropping == null) {
            return Verdict.KEPT;
        }
        return stale == StaleRecords.DELETE ? FAILED : new Verdict.HeldBack(dropping);
    }

    /** Asks what is required, noting what is broken; says by which rule the record is dropped, null: by none. */
    private @Nullable String ask(@Nullable Object[] values) {
        failed.clear();
        broken.clear();
        String dropping = null;
        for (Asked asked : requirements) {
            Asked.Broken one = asked.judge(values);
            if (one != null) {
                broken.add(one);
            }
            if (one != null && one.drops()) {
                failed.set(asked.place());
                dropping = dropping == null ? one.rule() : dropping;
            }
        }
        return dropping;
    }

    private Outcome outcome(Asked.Broken one, @Nullable String dropping) {
        if (!one.drops()) {
            return dropping == null ? Outcome.KEPT : Outcome.DECIDED_BY_ANOTHER;
        }
        return stale == StaleRecords.DELETE ? Outcome.LEAVES : Outcome.STAYS;
    }

    /** Why no filter lets the record pass; null: one does. What failed a requirement can't decide that it is unwanted. */
    private @Nullable Verdict outside(@Nullable Object[] values) {
        if (passes(values, PassRules.Days.AS_THEY_ARE)) {
            return null;
        }
        return passes(values, PassRules.Days.END_STILL_TO_COME) ? NOT_ANY_MORE : NOT_ASKED_FOR;
    }

    private boolean passes(@Nullable Object[] values, PassRules.Days days) {
        for (PassRules view : filters.values()) {
            if (view.pass(values, failed, days)) {
                return true;
            }
        }
        return filters.isEmpty();
    }

    /**
     * The only view that a record passes as, of those that its entity is filtered as: staff as {@code teacher} or as
     * {@code admin}; null where all let it pass. To be asked of a record that was just judged.
     */
    public @Nullable String onlyView(@Nullable Object[] values) {
        if (filters.size() < 2) {
            return null;
        }
        List<FilteredEntity> passing = filters.entrySet().stream()
                .filter(view -> view.getValue().pass(values, failed, PassRules.Days.AS_THEY_ARE))
                .map(Map.Entry::getKey)
                .toList();
        return passing.size() == 1 ? passing.getFirst().key() : null;
    }
}
