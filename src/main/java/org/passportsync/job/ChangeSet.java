package org.passportsync.job;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.passportsync.change.Assembly;
import org.passportsync.change.Beside;
import org.passportsync.change.Comparison;
import org.passportsync.change.DistrictGround;
import org.passportsync.change.LeftBehind;
import org.passportsync.change.LinkRules;
import org.passportsync.change.Linking;
import org.passportsync.change.Rekeying;
import org.passportsync.change.Release;
import org.passportsync.change.Settlement;
import org.passportsync.change.Withholding;
import org.passportsync.hub.Commitment;
import org.passportsync.roster.EntityType;
import org.passportsync.run.Run;
import org.passportsync.shape.SchoolScope;
import org.passportsync.shape.ShapeSettings;
import org.passportsync.staging.Absences;
import org.passportsync.staging.IssuePlaces;
import org.passportsync.staging.MainPart;
import org.passportsync.staging.RunSchools;
import org.passportsync.staging.Workbench;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The set-based steps from {@code assemble} to {@code compare}: each replaces what an earlier try of it wrote. */
final class ChangeSet {

    static final List<EntityType> PEOPLE = List.of(EntityType.STUDENT, EntityType.STAFF, EntityType.CONTACT);
    private static final SchoolScope ANY = new SchoolScope(Set.of(), Set.of());

    private final Workplace place;
    private final Underway run;
    private final JdbcClient database;
    private boolean unseenListed;
    private boolean settled; // by linking, as everything is to be

    ChangeSet(Workplace place, Underway run) {
        this.place = place;
        this.run = run;
        this.database = place.database();
    }

    /** Puts people together whose parts moved, or all where the rules of shaping did; beside: over another connection. */
    void assemble(Beside beside) {
        run.fence().check();
        Assembly assembly = new Assembly(place.source(), run.facts());
        assembly.clear();
        assemble(assembly, PEOPLE, beside);
        Workbench.analyze(database, run.facts(), List.of("staged_record"));
    }

    private void assemble(Assembly assembly, List<EntityType> people, Beside beside) {
        Set<String> lost = new RunSchools(database).lost(run.id()).keySet();
        assembly.assemble(() -> wanted(people), lost, beside);
    }

    private List<Assembly.Wanted> wanted(List<EntityType> people) {
        ShapeSettings settings = settings();
        ShapedBefore before = new ShapedBefore(database, run.facts().connectionId());
        return people.stream()
                .filter(run::wants)
                .map(entity -> new Assembly.Wanted(
                        Assembly.Plan.of(entity, run.settings().mainPart(entity), settings),
                        extent(entity, settings, before)))
                .toList();
    }

    private Assembly.Extent extent(EntityType entity, ShapeSettings settings, ShapedBefore before) {
        boolean all = !before.same(entity, settings) || settings.rules().dependOnToday(entity);
        Assembly.Extent usual = all ? Assembly.Extent.ALL : Assembly.Extent.MOVED;
        return run.asked().force() ? Assembly.Extent.ALL_ANEW : usual;
    }

    /** Takes everything that the connection holds as gone. */
    void release() {
        run.fence().check();
        new Release(database, run.facts()).stage(withheld() ? Release.Extent.LIVE : Release.Extent.ALL);
    }

    void link() {
        run.fence().check();
        if (setsAside()) {
            withholding().restore();
        }
        if (withheld() && !run.releases()) {
            settlement().letSchoolsStay();
        }
        settlement().link();
        if (run.releases()) {
            ground().note();
        } else {
            LinkRules rules = run.settings().links();
            settled = new Linking(database, run.facts(), withheld() ? rules.staying() : rules).link(this::settleAll);
        }
    }

    /** What others of the district have committed when the run is linked. */
    DistrictGround ground() {
        return new DistrictGround(database, run.facts());
    }

    void settle() throws SQLException {
        run.fence().check();
        if (!settled) {
            settleAll();
        }
        boolean coming = newcomersAside();
        boolean leaving = setsAside() && withholding().setAside();
        if (coming || leaving) {
            stay();
        }
    }

    private void settleAll() {
        ShapeSettings settings = settings();
        ShapedBefore before = new ShapedBefore(database, run.facts().connectionId());
        settlement()
                .settle(
                        Arrays.stream(EntityType.values())
                                .filter(entity -> run.wants(entity) && !before.same(entity, settings))
                                .collect(Collectors.toSet()),
                        left());
    }

    /** Lets what is left stand without the records that would leave. */
    private void stay() throws SQLException {
        if (run.releases()) {
            settlement().clear();
        } else {
            Set<String> tied = withholding().setTiesAside();
            if (!tied.isEmpty()) {
                assemble(new Assembly(place.source(), run.facts(), tied), List.of(EntityType.CONTACT), Beside.NOTHING);
                settlement().link();
            }
            settleAll();
            withholding().keep();
            // What came or goes only because others were set aside.
            if (newcomersAside()) {
                settleAll();
                withholding().keep();
            }
            withholding().keepOut();
        }
    }

    /** Works out what differs; beside: over another connection, where all that was settled is committed. */
    void compare(Beside beside) {
        run.fence().check();
        Comparison comparison = new Comparison(
                database,
                run.facts(),
                run.settings().prefix(),
                run.settings().links(),
                new ShapedBefore(database, run.facts().connectionId()).moved(settings()));
        if (run.releases() && withheld()) {
            comparison.leave();
        } else {
            comparison.compare(beside);
        }
        if (withheld()) {
            withholding().list();
        }
        if (run.rekeys()) {
            rekeying().list();
        }
        if (run.releases()) {
            new Release(database, run.facts()).spare();
        }
        new LeftBehind(database, run.facts()).follow();
        placeIssues();
    }

    private void placeIssues() {
        new IssuePlaces(place.source(), run.facts())
                .fill(PEOPLE.stream()
                        .map(person ->
                                new MainPart(person.code(), run.settings().mainPart(person)))
                        .toList());
    }

    /** What the run does to SIS IDs. */
    Rekeying rekeying() {
        return new Rekeying(
                database, run.facts(), run.settings().prefix(), run.settings().newPrefix());
    }

    /** Sets aside what a replay would bring back though the SIS was read again since; says whether there is any. */
    private boolean newcomersAside() throws SQLException {
        if (!run.behind()) {
            return false;
        }
        if (!unseenListed) {
            new Absences(place.source()).listUnseen(new Proving(place, run).markedIndex());
            unseenListed = true;
        }
        return withholding().setNewcomersAside();
    }

    /** What a replay leaves out. */
    Withholding.Replay aside(Run replayed) {
        return withholding().replay(replayed.id());
    }

    private boolean setsAside() {
        return withheld() || run.behind();
    }

    private boolean withheld() {
        return run.settings().guards().deletionDisabled();
    }

    private Withholding withholding() {
        return new Withholding(database, run.facts());
    }

    /** How this run shapes the records of the entities that it reads. */
    List<Commitment.Shaped> shaped() {
        return new ShapedNow(database, run, settings()).all();
    }

    /** Fails where nobody knows any more by which rules what this run does not read was settled. */
    void requireRules() {
        settlement().require(left());
    }

    private Settlement.Left left() {
        return new EarlierRules(database, run).left();
    }

    private ShapeSettings settings() {
        return run.settings().shape(ANY, run.facts().asOf());
    }

    private Settlement settlement() {
        return new Settlement(database, run.facts(), run.settings().standing());
    }
}
