package org.passportsync.change;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.passportsync.connection.Action;
import org.passportsync.connection.Requirement;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.IssueKind;
import org.passportsync.sql.Sql;
import org.passportsync.staging.RunFacts;
import org.passportsync.staging.Workbench;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Settles who is live: references, scope, cascades and dates, in one pass from schools to contacts. Runs inside one
 * transaction and may be run again.
 *
 * <p>Only what moved is looked at, and what refers to it; where the rules moved, all that is read.
 */
public final class Settlement {

    /** What can be at a school, so that it is frozen where that is lost. */
    private static final Set<EntityType> AT_SCHOOLS =
            EnumSet.of(EntityType.COURSE, EntityType.CLASS, EntityType.STUDENT, EntityType.STAFF);

    private static final List<String> SPANS =
            List.of("make_class_span", "make_teaching", "make_person_time", "analyze_spans");

    private final JdbcClient database;
    private final RunFacts run;
    private final StandingRules rules;

    public Settlement(JdbcClient database, RunFacts run, StandingRules rules) {
        this.database = database;
        this.run = run;
        this.rules = rules;
    }

    /** Whether absence and leaving scope delete. */
    public enum BulkMode {
        ON,
        OFF
    }

    /** Links what was staged to the records of the hub. */
    public void link() {
        run("link_schools");
        run("link_returned");
    }

    /** Lets schools stay with hub schools that nobody would feed any more, for while deletion is disabled; before they are linked. */
    public void letSchoolsStay() {
        int staying;
        do {
            staying = statement("schools_stay").update();
        } while (staying > 0);
    }

    /** Forgets what was settled: every record stands as the baseline says. */
    public void clear() {
        run("clear_settled");
    }

    /**
     * What a run does not read: it stays as it is, unless it goes with something else or its dates pass by the rules that
     * settled it last.
     *
     * @param rules finds the rules of an earlier definition by their fingerprint; fails where nobody knows them any more
     */
    public record Left(Set<EntityType> entities, Function<UUID, StandingRules> rules) {}

    /** Fails where nobody knows any more which rules have settled what the run leaves. */
    public void require(Left left) {
        var _ = new RulesInForce(database, run, rules, left);
    }

    /**
     * Settles every entity; may be called again in the same transaction.
     *
     * @param reshaped entities that are read under other rules, filters among them, than at the last commit
     */
    public void settle(Set<EntityType> reshaped, Left left) {
        run("clear_settled");
        run("clear_settled_issues");
        RulesInForce force = new RulesInForce(database, run, rules, left);
        boolean schoolMoved = any("any_school_moved");
        judge("settle_school", EntityType.SCHOOL, force);
        if (force.asBefore() && !any("any_staged") && !schoolMoved && !anySettled(database, run)) {
            return;
        }
        steadyPlanner(database);
        boolean anyHeld = any("any_held");
        boolean anyLost = any("any_lost");
        for (EntityType entity : EntityType.values()) {
            judge(entity, force);
            if (anyLost && AT_SCHOOLS.contains(entity)) {
                statement("hold_lost").param("entity", entity.code()).update();
            }
            force.of(entity).references(entity).forEach(rule -> demand(entity, rule, force.of(entity)));
            if (anyHeld) {
                statement("hold_duplicates").param("entity", entity.code()).update();
            }
        }
        if (schoolMoved) {
            run("settle_relinked");
        }
        settleByRules(reshaped, force);
        analyze();
        if (anySettled(database, run)) {
            run("settle_skipped");
            run("settle_cleared");
        }
    }

    private void judge(EntityType entity, RulesInForce force) {
        if (entity == EntityType.STUDENT || entity == EntityType.STAFF && !force.same(entity, EntityType.STUDENT)) {
            makeSpans(entity, force);
        }
        statements(entity).forEach(statement -> judge(statement, entity, force));
    }

    private void judge(String statement, EntityType entity, RulesInForce force) {
        statement(statement, force.of(entity))
                .param("everything", force.anew(entity))
                .update();
    }

    /** Looks up, for everybody where any rules moved, whose time it is by the rules of one entity. */
    private void makeSpans(EntityType entity, RulesInForce force) {
        run("clear_spans");
        for (String made : SPANS) {
            statement(made, force.of(entity))
                    .param("everything", force.anyMoved())
                    .update();
        }
    }

    private void settleByRules(Set<EntityType> reshaped, RulesInForce force) {
        Set<EntityType> anew = force.anew();
        if (!anew.isEmpty() || !reshaped.isEmpty()) {
            statement("settle_by_rules")
                    .param("reshaped", codes(reshaped))
                    .param("anew", codes(anew))
                    .update();
        }
    }

    private static Short[] codes(Set<EntityType> entities) {
        return entities.stream().map(EntityType::code).toArray(Short[]::new);
    }

    /** What settles one entity, after those that it depends on. */
    private static List<String> statements(EntityType entity) {
        return switch (entity) {
            case SCHOOL -> List.of();
            case CALENDAR -> List.of("settle_calendar", "settle_terms");
            case COURSE -> List.of("settle_course");
            case CLASS -> List.of("settle_class");
            case STUDENT -> List.of("settle_student");
            case STAFF -> List.of("settle_staff");
            case SCHOOL_ENROLLMENT -> List.of("settle_school_enrollment");
            case ENROLLMENT -> List.of("settle_enrollment", "hold_moved");
            case CONTACT -> List.of("settle_contact");
        };
    }

    /** Judges the references that the district wants to exist. */
    private void demand(EntityType entity, Requirement rule, StandingRules by) {
        EntityType target = entity.schema()
                .attribute(entity.schema().slot(rule.attribute()))
                .target();
        if (target == null) {
            return;
        }
        boolean skip = rule.action() == Action.SKIP;
        statement("find_dangling")
                .param("entity", entity.code())
                .param("attribute", rule.attribute())
                .param("target", target.code())
                .param("kind", (skip ? IssueKind.SKIPPED : IssueKind.ERROR).name())
                .param("outcome", skip ? "the record is not taken" : "the reference is left out")
                .update();
        if (skip) {
            statement("hold_dangling")
                    .param("entity", entity.code())
                    .param("stays", by.staleStays())
                    .update();
        }
    }

    private void analyze() {
        Workbench.analyze(database, run, List.of("settled"));
    }

    /** Whether any record may have moved. */
    static boolean anySettled(JdbcClient database, RunFacts run) {
        return database.sql(Sql.named("change/any_settled"))
                .param("run", run.runId())
                .param("day", run.day())
                .query(Boolean.class)
                .single();
    }

    /** Lets the set-based statements of this transaction hash whole entities in memory. */
    static void steadyPlanner(JdbcClient database) {
        database.sql(Sql.named("change/steady_planner")).query((_, _) -> 0).list();
    }

    private void run(String name) {
        statement(name).update();
    }

    private boolean any(String name) {
        return statement(name).query(Boolean.class).single();
    }

    private StatementSpec statement(String name) {
        return statement(name, rules);
    }

    private StatementSpec statement(String name, StandingRules by) {
        return by.fill(database.sql(Sql.named("change/" + name)))
                .param("run", run.runId())
                .param("day", run.day())
                .param("connection", run.connectionId())
                .param("asOf", run.asOf());
    }
}
