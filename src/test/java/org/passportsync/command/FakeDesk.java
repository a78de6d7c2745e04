package org.passportsync.command;

import java.net.URI;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Accounts;
import org.passportsync.access.Actor;
import org.passportsync.connection.ConnectionDefinition;
import org.passportsync.connection.Guards;
import org.passportsync.connection.LaunchParameters;
import org.passportsync.job.ConnectionTests;
import org.passportsync.job.Decided;
import org.passportsync.job.Launched;
import org.passportsync.job.Moved;
import org.passportsync.job.Requester;
import org.passportsync.job.RunWatcher;
import org.passportsync.job.Schools;
import org.passportsync.roster.EntityType;
import org.passportsync.run.ConnectionStates;
import org.passportsync.run.Connections;
import org.passportsync.run.Holdings;
import org.passportsync.run.Mastering;
import org.passportsync.run.NewDataKey;
import org.passportsync.run.Removals.Removal;

/** A desk of a test: notes what was asked of it, and answers what the test put there. */
final class FakeDesk implements Orders, Desk.Definitions, Desk.SchoolMap, Desk.Life, Desk.Welcome {

    final List<String> asked = java.util.Collections.synchronizedList(new ArrayList<>());
    final FakeHistory history = new FakeHistory(asked);
    final List<String> settings = new ArrayList<>();
    Launched launched = new Launched.Ended(history.report.run());
    Decided decided = new Decided.Done(history.report.run());
    Connections.Applied applied = new Connections.Applied.Done(List.of());
    List<Removal> removals = List.of();
    List<String> remarks = List.of();
    Moved moved = new Moved.Done("x", Connections.State.PAUSED, "x is PAUSED");
    Schools.Answer schools = new Schools.Answer.Unknown("there is no connection x");
    Map<EntityType, Holdings.Held> holdings = Map.of();
    final List<Connections.Listed> listed = new ArrayList<>();
    Mastering.Outcome generated = new Mastering.Outcome.Unknown("x");
    Runnable stopping = () -> {};
    Runnable duringLaunch = () -> {};
    Guards guards = Guards.NONE;
    Optional<Accounts.Login> firstAdmin = Optional.empty();

    @Nullable
    LaunchParameters launch;

    boolean open;
    int closed;

    OpenDesk.Opening opening() {
        return (given, _) -> {
            open = true;
            settings.addAll(given);
            ConnectionTests.Tested answer = new ConnectionTests.Tested.Unknown("there is no connection x");
            return new OpenDesk(
                    new Desk(
                            this,
                            this,
                            _ -> answer,
                            this,
                            this,
                            history,
                            this,
                            MissingParts::people,
                            MissingParts.STEWARDSHIP,
                            MissingParts.HANDS),
                    URI.create("http://127.0.0.1:1"),
                    () -> closed++);
        };
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
}
