package org.passportsync.change;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.PassportIds;
import org.passportsync.sql.Sql;
import org.passportsync.staging.RunFacts;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds out which records are one: by decision, by SIS ID, under a new SIS ID, and by the domains of uniqueness.
 * docs/decisions/0048 has the rules in words. Runs inside one transaction and may be run again.
 */
public final class Linking {

    private final JdbcClient database;
    private final RunFacts run;
    private final LinkRules rules;
    private List<Integer> others = List.of();
    private boolean everything;
    private boolean judged;
    private int restaged;

    public Linking(JdbcClient database, RunFacts run, LinkRules rules) {
        this.database = database;
        this.run = run;
        this.rules = rules;
    }

    /**
     * Links everything that may have moved.
     *
     * @param settling settles who is live, as far as nobody is held out; asked for where that decides who is linked
     * @return whether what was settled so still holds after it
     */
    public boolean link(Runnable settling) {
        new DistrictGround(database, run).note();
        List.of("clear_links", "clear_restaged", "clear_link_issues", "drop_named")
                .forEach(name -> statement(name).update());
        others = statement("others")
                .param("shared", rules.shared())
                .query((row, _) -> row.getInt("id"))
                .list();
        everything = rules.anew()
                || !statement("linked_before")
                        .param("linkedBy", rules.fingerprint().asUuid())
                        .query(Boolean.class)
                        .single();
        judged = !others.isEmpty() || rules.compares();
        List<OneEntity> entities = Stream.of(EntityType.values())
                .filter(entity -> entity != EntityType.SCHOOL && matter(entity))
                .map(OneEntity::new)
                .toList();
        if (judged) {
            entities.forEach(one -> one.run("restage_waiting"));
            settling.run();
        }
        for (OneEntity one : entities) {
            // Whose students are held out don't come either, so they hold nobody out.
            if (one.entity == EntityType.CONTACT && !one.domains.numbers().isEmpty() && anyHeld()) {
                settling.run();
            }
            one.link();
        }
        return judged && !rules.stays() && restaged == 0 && !anyHeld();
    }

    private boolean anyHeld() {
        return database.sql(Sql.named("change/any_held"))
                .param("run", run.runId())
                .param("day", run.day())
                .query(Boolean.class)
                .single();
    }

    /** Whether a record of an entity may belong elsewhere than by itself. */
    private boolean matter(EntityType entity) {
        return !others.isEmpty()
                || !rules.domains().of(entity).isEmpty()
                || rules.compares() && edge(entity)
                || statement("any_decision")
                        .param("entity", entity.code())
                        .query(Boolean.class)
                        .single();
    }

    private static boolean edge(EntityType entity) {
        return entity == EntityType.SCHOOL_ENROLLMENT || entity == EntityType.ENROLLMENT;
    }

    private JdbcClient.StatementSpec statement(String name) {
        return database.sql(Sql.named("link/" + name))
                .param("run", run.runId())
                .param("day", run.day())
                .param("connection", run.connectionId())
                .param("district", run.district())
                .param("others", others.toArray(Integer[]::new))
                .param("everything", everything)
                .param("judged", judged)
                .param("stays", rules.stays());
    }

    /** The linking of one entity, which looks at records through temporary tables of its own. */
    private final class OneEntity {

        private final EntityType entity;
        private final NumberedDomains domains;
        private final PassportIds ids = new PassportIds(Linking.this.run.connection());

        OneEntity(EntityType entity) {
            this.entity = entity;
            this.domains = new NumberedDomains(entity, rules.domains().of(entity));
        }

        void link() {
            if (entity == EntityType.SCHOOL_ENROLLMENT && !others.isEmpty()) {
                restage("restage_edges");
            }
            List.of("drop_look", "make_look").forEach(this::run);
            if (of("any_look").query(Boolean.class).single()) {
                decided();
                if (!others.isEmpty()) {
                    bySisId();
                }
                if (rules.compares() && (edge(entity) || !domains.numbers().isEmpty())) {
                    compared();
                }
                run("follow_same");
                apart();
                if (rules.stays()) {
                    run("stay_put");
                }
                restage("restage_linked");
                if (of("any_moved").query(Boolean.class).single()) {
                    restage("restage_dependents");
                }
            }
        }

        /** Edges are one by their SIS ID only where they join the same person and place. */
        private void bySisId() {
            if (edge(entity)) {
                named();
                run("find_strays");
            }
            run(edge(entity) ? "link_sis_id_edges" : "link_sis_id");
        }

        /** Looks up what edges refer to, once for all of them. */
        private void named() {
            if (!of("named").query(Boolean.class).single()) {
                List.of("make_named", "index_named").forEach(this::run);
            }
        }

        private void decided() {
            run("link_ignored");
            run("link_same");
            of("to_split")
                    .query((row, _) -> new Split(
                            row.getString("sis_id"), row.getLong("decision"), row.getObject("left_id", UUID.class)))
                    .list()
                    .forEach(split ->
                            split(split.sisId(), ids.of(entity, split.sisId() + "#" + split.number()), split.leftId()));
        }

        /** Whoever comes back, and whose own Passport ID others hold by now, gets another one. */
        private void apart() {
            of("to_part")
                    .query((row, _) -> new Split(
                            row.getString("sis_id"), Linking.this.run.runId(), row.getObject("left_id", UUID.class)))
                    .list()
                    .forEach(split -> split(
                            split.sisId(), ids.of(entity, split.sisId() + "#run " + split.number()), split.leftId()));
        }

        private void split(String sisId, UUID passportId, @Nullable UUID leftId) {
            of("link_split")
                    .param("sisId", sisId)
                    .param("passportId", passportId)
                    .param("leftId", leftId)
                    .update();
        }

        private void compared() {
            run("make_key");
            if (edge(entity)) {
                named();
                run("add_edge_keys");
            }
            List.of("index_key", "index_key_records", "analyze_key", "let_yield", "make_unsure")
                    .forEach(this::run);
            List<Integer> all = domains.all(edge(entity));
            all.forEach(domain -> run("link_rekey", domain));
            clashing();
            if (!others.isEmpty()) {
                all.forEach(domain -> run("link_domain", domain));
                run("hold_unsure");
            }
        }

        /** Whoever is held out and live keeps its old keys, which others may have been about to take: until none is. */
        private void clashing() {
            do {
                domains.numbers().stream().filter(domains::holdsOut).forEach(domain -> run("hold_clashing", domain));
            } while (of("stand_back").update() > 0);
            domains.numbers().forEach(domain -> run("tell_clashing", domain));
        }

        private void run(String name) {
            of(name).update();
        }

        private void restage(String name) {
            restaged += of(name).update();
        }

        private void run(String name, int domain) {
            of(name).param("domain", domain)
                    .param("why", domains.why(domain))
                    .param("holdOut", domains.holdsOut(domain))
                    .update();
        }

        private JdbcClient.StatementSpec of(String name) {
            return statement(name)
                    .param("entity", entity.code())
                    .param("domains", domains.json())
                    .param("masked", rules.masked(entity))
                    .param("refers", domains.refer())
                    .param("identifiers", domains.holdingOut())
                    .param("holdingOut", domains.holdingOut())
                    .param("names", domains.names());
        }
    }

    /** A record that gets a Passport ID of its own, by the number of the decision or run. */
    private record Split(
            String sisId, long number, @Nullable UUID leftId) {}
}
