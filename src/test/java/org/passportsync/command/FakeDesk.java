package org.passportsync.command;

import java.net.URI;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Accounts;
import org.passportsync.access.Actor;
import org.passportsync.access.UserOrders;
import org.passportsync.change.ChangeList;
import org.passportsync.connection.ConnectionDefinition;
import org.passportsync.connection.Guards;
import org.passportsync.connection.LaunchParameters;
import org.passportsync.hub.Duplicates;
import org.passportsync.hub.PairDecisions;
import org.passportsync.hub.PairOrders;
import org.passportsync.job.ConnectionTests;
import org.passportsync.job.Decided;
import org.passportsync.job.Launched;
import org.passportsync.job.Moved;
import org.passportsync.job.Requester;
import org.passportsync.job.RunWatcher;
import org.passportsync.job.Schools;
import org.passportsync.job.SliceWorker;
import org.passportsync.roster.EntityType;
import org.passportsync.run.ConnectionStates;
import org.passportsync.run.Connections;
import org.passportsync.run.Holdings;
import org.passportsync.run.Mastering;
import org.passportsync.run.NewDataKey;
import org.passportsync.run.Removals.Removal;
import org.passportsync.run.Run;
import org.passportsync.run.RunFigures;
import org.passportsync.run.RunReport;
import org.passportsync.run.RunReports;
import org.passportsync.run.Runs;
import org.passportsync.staging.IssueList;

/** A desk of a test: notes what was asked of it, and answers what the test put there. */
final class FakeDesk implements Orders, Desk.Definitions, Desk.SchoolMap, Desk.Life, Desk.History, Desk.Welcome {

    final List<String> asked = java.util.Collections.synchronizedList(new ArrayList<>());
    final List<String> settings = new ArrayList<>();
    RunReport report = Samples.held();
    Launched launched = new Launched.Ended(report.run());
    Decided decided = new Decided.Done(report.run());
    Connections.Applied applied = new Connections.Applied.Done(List.of());
    List<Removal> removals = List.of();
    List<String> remarks = List.of();
    Moved moved = new Moved.Done("x", Connections.State.PAUSED, "x is PAUSED");
    Schools.Answer schools = new Schools.Answer.Wrong("there is no connection x");
    Map<EntityType, Holdings.Held> holdings = Map.of();
    final List<Connections.Listed> listed = new ArrayList<>();
    Mastering.Outcome generated = new Mastering.Outcome.Unknown("x");
    Runnable stopping = () -> {};
    Runnable duringLaunch = () -> {};
    Guards guards = Guards.NONE;
    Optional<Accounts.Login> firstAdmin = Optional.empty();

    @Nullable
    LaunchParameters launch;

    int runs = 1;
    boolean open;
    int closed;

    OpenDesk.Opening opening() {
        return (given, _) -> {
            open = true;
            settings.addAll(given);
            ConnectionTests.Tested answer = new ConnectionTests.Tested.Wrong("there is no connection x");
            return new OpenDesk(
                    new Desk(this, this, _ -> answer, this, this, this, this, FakeDesk::nobody, STEWARDSHIP, NO_HANDS),
                    URI.create("http://127.0.0.1:1"),
                    () -> closed++);
        };
    }

    /** Slices are read in tests of their own. */
    static final Desk.Hands NO_HANDS = new Desk.Hands() {
        @Override
        public Optional<String> obstacle() {
            return Optional.of("this desk has the key of another");
        }

        @Override
        public SliceWorker.Shift begin(Consumer<String> said) {
            throw new AssertionError("nobody reads slices here");
        }
    };

    /** Commands about duplicates are tried on a database. */
    static final Desk.Stewardship STEWARDSHIP = new Desk.Stewardship() {
        @Override
        public Duplicates duplicates() {
            throw new AssertionError("nothing is a duplicate here");
        }

        @Override
        public PairDecisions decisions() {
            throw new AssertionError("nothing is decided here");
        }

        @Override
        public PairOrders orders() {
            throw new AssertionError("nothing is decided here");
        }
    };

    /** Commands about users are tried on a database. */
    private static UserOrders nobody() {
        throw new AssertionError("nobody may log in here");
    }

    @Override
    public Launched launch(LaunchParameters parameters, Requester by, RunWatcher watcher) {
        launch = parameters;
        asked.add((parameters.release() ? "release " : "launch ") + parameters.connection() + " by " + by.name()
                + " via " + by.trigger());
        watcher.started(7);
        watcher.step("intake");
        duringLaunch.run();
        return launched;
    }

    @Override
    public Launched restart(long runId, Requester by, RunWatcher watcher) {
        asked.add("restart " + runId);
        return launched;
    }

    @Override
    public Launched approve(Approval approval, Requester by, RunWatcher watcher) {
        asked.add("approve " + approval.runId() + " " + approval.digest() + " " + approval.note());
        return launched;
    }

    @Override
    public Decided reject(long runId, @Nullable String note, Requester by) {
        asked.add("reject " + runId + " " + note);
        return decided;
    }

    @Override
    public Decided stop(long runId, Requester by) {
        asked.add("stop " + runId);
        return decided;
    }

    @Override
    public void stopOwn() {
        asked.add("stop own");
        stopping.run();
    }

    @Override
    public Connections.Applied apply(List<Connections.File> files, String actor) {
        files.forEach(file -> asked.add("apply " + file.text().strip() + " by " + actor));
        return applied;
    }

    @Override
    public List<Removal> removals(List<Connections.File> files) {
        return removals;
    }

    @Override
    public Schools.Answer list(String connection, Schools.From from) {
        asked.add("schools " + connection + " from " + from);
        return schools;
    }

    @Override
    public Schools.Answer refresh(String connection, Set<String> named, Requester by) {
        asked.add("refresh " + connection + " " + named + " by " + by.name());
        return new Schools.Answer.Refreshing(List.copyOf(named));
    }

    @Override
    public Moved order(String connection, ConnectionStates.Order order, Requester by) {
        asked.add(order.word() + " " + connection + " by " + by.name());
        return moved;
    }

    @Override
    public Optional<Map<EntityType, Holdings.Held>> holdings(String connection) {
        return Optional.of(holdings);
    }

    @Override
    public List<String> remarks(String connection) {
        return remarks;
    }

    @Override
    public Optional<ZonedDateTime> nextRun(String connection) {
        return Optional.of(ZonedDateTime.parse("2026-09-16T02:30-05:00[America/Chicago]"));
    }

    @Override
    public Optional<ConnectionDefinition> definition(String name) {
        return name.equals("lakeside-oneroster") ? Optional.of(Samples.definition()) : Optional.empty();
    }

    @Override
    public List<Connections.Listed> list() {
        return List.copyOf(listed);
    }

    @Override
    public Optional<Accounts.Login> first(Actor by) {
        return firstAdmin;
    }

    @Override
    public Accounts.Login administrator(String name, Actor by) {
        return new Accounts.Login(name, "made-for-" + by.name());
    }

    @Override
    public Connections.Guarded guard(String district, UnaryOperator<Guards> change, String actor) {
        if (!district.equals("lakeside")) {
            return new Connections.Guarded.Unknown("there is no district " + district + "; known are lakeside");
        }
        guards = change.apply(guards);
        asked.add("guards by " + actor);
        return new Connections.Guarded.Done(guards);
    }

    @Override
    public NewDataKey.Outcome newDataKey(String district, String actor) {
        asked.add("new data key of " + district + " by " + actor);
        return district.equals("lakeside")
                ? new NewDataKey.Outcome.Done(district, List.of(7L))
                : new NewDataKey.Outcome.Unknown("there is no district " + district + "; known are lakeside");
    }

    @Override
    public Mastering.Outcome generate(Mastering.Asked wanted, String actor) {
        asked.add("generate " + wanted.mode() + " of " + wanted.connection() + " for " + wanted.entities() + " by "
                + actor);
        return generated;
    }

    @Override
    public Optional<Run> find(long runId) {
        return runId == report.run().id() ? Optional.of(report.run()) : Optional.empty();
    }

    @Override
    public List<Run> list(Runs.Wanted wanted) {
        asked.add("runs " + wanted);
        return java.util.Collections.nCopies(runs, report.run());
    }

    @Override
    public Map<Long, RunFigures> figures(List<Run> runs) {
        return Map.of(report.run().id(), new RunFigures(1_030, 5, 1_204, 9_600, 3, report.worked()));
    }

    @Override
    public RunReport report(Run run) {
        return report;
    }

    @Override
    public List<RunReports.Step> steps(Run run) {
        return List.of(new RunReports.Step("intake", "COMPLETED", 5, 4, Samples.STARTED, null));
    }

    @Override
    public ChangeList.Page changes(Run run, ChangeList.Wanted wanted, ChangeList.Extent extent) {
        asked.add("changes " + wanted + " after " + extent.after());
        return new ChangeList.Page(List.of(), null);
    }

    @Override
    public IssueList.Page issues(Run run, IssueList.Wanted wanted, IssueList.Extent extent) {
        return new IssueList.Page(List.of(), null);
    }
}
