package org.passportsync.command;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.passportsync.change.ChangeList;
import org.passportsync.connection.Guards;
import org.passportsync.job.ConnectionTests;
import org.passportsync.job.Syncs;
import org.passportsync.run.Connections;
import org.passportsync.run.Run;
import org.passportsync.run.RunReport;
import org.passportsync.run.RunReports;
import org.passportsync.run.Runs;
import org.passportsync.staging.IssueList;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The things that commands use; whoever has the database open puts them here. */
public record Desk(Orders orders, Definitions definitions, Trials trials, History history) {

    /** What commands ask of connection definitions. */
    interface Definitions {
        Connections.Applied apply(List<Connections.File> files, String actor);

        Optional<String> export(String name);

        List<Connections.Listed> list();

        Connections.Guarded guard(String district, UnaryOperator<Guards> change, String actor);
    }

    /** Tries connections. */
    interface Trials {
        ConnectionTests.Tested test(String connection) throws InterruptedException;
    }

    /** What commands ask of runs that were. */
    interface History {
        Optional<Run> find(long runId);

        List<Run> list(Runs.Wanted wanted);

        RunReport report(Run run);

        List<RunReports.Step> steps(Run run);

        ChangeList.Page changes(Run run, ChangeList.Wanted wanted, ChangeList.Extent extent);

        IssueList.Page issues(Run run, IssueList.Wanted wanted, IssueList.Extent extent);
    }

    /** A desk with the real things on it. */
    public static Desk of(Syncs syncs, ConnectionTests tests, Connections connections, Past past) {
        return new Desk(Orders.to(syncs), definitions(connections), tests::test, past);
    }

    /** The real history. */
    public record Past(Runs runs, RunReports reports, JdbcClient database) implements History {

        @Override
        public Optional<Run> find(long runId) {
            return runs.find(runId);
        }

        @Override
        public List<Run> list(Runs.Wanted wanted) {
            return runs.list(wanted);
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

    private static Definitions definitions(Connections connections) {
        return new Definitions() {
            @Override
            public Connections.Applied apply(List<Connections.File> files, String actor) {
                return connections.apply(files, actor);
            }

            @Override
            public Optional<String> export(String name) {
                return connections.export(name);
            }

            @Override
            public List<Connections.Listed> list() {
                return connections.list();
            }

            @Override
            public Connections.Guarded guard(String district, UnaryOperator<Guards> change, String actor) {
                return connections.guard(district, change, actor);
            }
        };
    }
}
