package org.passportsync.command;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.passportsync.access.Accounts;
import org.passportsync.access.Actor;
import org.passportsync.access.UserOrders;
import org.passportsync.change.ChangeList;
import org.passportsync.connection.ConnectionDefinition;
import org.passportsync.connection.Guards;
import org.passportsync.hub.Duplicates;
import org.passportsync.hub.PairDecisions;
import org.passportsync.hub.PairOrders;
import org.passportsync.job.ConnectionLife;
import org.passportsync.job.ConnectionTests;
import org.passportsync.job.Moved;
import org.passportsync.job.Requester;
import org.passportsync.job.Schools;
import org.passportsync.job.SliceWorker;
import org.passportsync.job.Syncs;
import org.passportsync.roster.EntityType;
import org.passportsync.roster.ShownDocument.View;
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
import org.springframework.jdbc.core.simple.JdbcClient;

/** The things that commands use; whoever has the database open puts them here. */
public record Desk(
        Orders orders,
        Definitions definitions,
        Trials trials,
        SchoolMap schools,
        Life life,
        History history,
        Welcome welcome,
        People people,
        Stewardship stewardship,
        Hands hands) {

    /** What commands ask of connection definitions. */
    interface Definitions {
        Connections.Applied apply(List<Connections.File> files, String actor);

        List<Removal> removals(List<Connections.File> files);

        Optional<ConnectionDefinition> definition(String name);

        List<Connections.Listed> list();

        /** The districts that there are, in order. */
        default List<String> districts() {
            return list().stream()
                    .map(Connections.Listed::district)
                    .distinct()
                    .sorted()
                    .toList();
        }

        Connections.Guarded guard(String district, UnaryOperator<Guards> change, String actor);

        NewDataKey.Outcome newDataKey(String district, String actor);

        Mastering.Outcome generate(Mastering.Asked asked, String actor);
    }

    /** What commands ask of schools. */
    interface SchoolMap {
        Schools.Answer list(String connection, Schools.From from) throws InterruptedException;

        Schools.Answer refresh(String connection, Set<String> schools, Requester by);
    }

    /** What commands ask of connections' states. */
    interface Life {
        Moved order(String connection, ConnectionStates.Order order, Requester by);

        Optional<Map<EntityType, Holdings.Held>> holdings(String connection);

        /** What a person should know before the next sync. */
        List<String> remarks(String connection);

        /** When it runs next by itself, in its schedule's zone. */
        Optional<ZonedDateTime> nextRun(String connection);
    }

    /** Makes logins for those who serve. */
    interface Welcome {
        Optional<Accounts.Login> first(Actor by);

        Accounts.Login administrator(String name, Actor by);
    }

    /** Those who may log in. */
    interface People {
        UserOrders orders();
    }

    /** Records that may be one, and what is decided about them. */
    public interface Stewardship {
        Duplicates duplicates();

        PairDecisions decisions();

        PairOrders orders();
    }

    /** The parts of the program that look after logins. */
    public record Gatehouse(Accounts accounts, UserOrders users) {}

    /** Reads slices for the runs of others. */
    public interface Hands {
        /** Why this process can't; nothing where it can. */
        Optional<String> obstacle();

        SliceWorker.Shift begin(Consumer<String> said);
    }

    /** Tries connections. */
    interface Trials {
        ConnectionTests.Tested test(String connection) throws InterruptedException;
    }

    /** What commands ask of runs that were. */
    interface History {
        Optional<Run> find(long runId);

        List<Run> list(Runs.Wanted wanted);

        /** The few numbers of runs, by their own. */
        Map<Long, RunFigures> figures(List<Run> runs);

        RunReport report(Run run);

        List<RunReports.Step> steps(Run run);

        ChangeList.Page changes(Run run, ChangeList.Wanted wanted, ChangeList.Extent extent);

        IssueList.Page issues(Run run, IssueList.Wanted wanted, IssueList.Extent extent);
    }

    /** The parts of the program that look after connections. */
    public record Care(Connections connections, ConnectionTests tests, Schools schools, ConnectionLife life) {}

    /** A desk with the real things on it. */
    public static Desk of(Syncs syncs, Care care, Past past, Gatehouse gatehouse, PairOrders pairs, Hands hands) {
        Accounts accounts = gatehouse.accounts();
        return new Desk(
                Orders.to(syncs),
                CaredFor.definitions(care),
                care.tests()::test,
                CaredFor.schools(care.schools()),
                CaredFor.life(care.life()),
                past,
                new Welcome() {
                    @Override
                    public Optional<Accounts.Login> first(Actor by) {
                        return accounts.first(by);
                    }

                    @Override
                    public Accounts.Login administrator(String name, Actor by) {
                        return accounts.administrator(name, by);
                    }
                },
                gatehouse::users,
                past.stewardship(pairs),
                hands);
    }

    /** The real history. */
    public record Past(Runs runs, RunReports reports, JdbcClient database) implements History {

        Stewardship stewardship(PairOrders orders) {
            return new Stewardship() {
                @Override
                public Duplicates duplicates() {
                    return new Duplicates(database, View.MASKED);
                }

                @Override
                public PairDecisions decisions() {
                    return new PairDecisions(database);
                }

                @Override
                public PairOrders orders() {
                    return orders;
                }
            };
        }

        @Override
        public Optional<Run> find(long runId) {
            return runs.find(runId);
        }

        @Override
        public List<Run> list(Runs.Wanted wanted) {
            return runs.list(wanted);
        }

        @Override
        public Map<Long, RunFigures> figures(List<Run> listed) {
            return RunFigures.of(database, listed.stream().map(Run::id).toList());
        }

        @Override
        public RunReport report(Run run) {
            return reports.of(run);
        }

        @Override
        public List<RunReports.Step> steps(Run run) {
            return reports.steps(run);
        }

        @Override
        public ChangeList.Page changes(Run run, ChangeList.Wanted wanted, ChangeList.Extent extent) {
            return new ChangeList(database).page(run.id(), wanted, extent);
        }

        @Override
        public IssueList.Page issues(Run run, IssueList.Wanted wanted, IssueList.Extent extent) {
            return new IssueList(database).page(run, wanted, extent);
        }
    }
}
