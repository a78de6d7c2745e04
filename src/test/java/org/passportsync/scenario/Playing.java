package org.passportsync.scenario;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.passportsync.connection.DefinitionWriter;
import org.passportsync.connection.Launch;
import org.passportsync.connection.LaunchParameters;
import org.passportsync.connection.LaunchReader;
import org.passportsync.database.TestDatabase;
import org.passportsync.job.Decided;
import org.passportsync.job.House;
import org.passportsync.job.Launched;
import org.passportsync.run.Connections;
import org.passportsync.run.Run;
import org.passportsync.run.RunState;
import org.passportsync.simulator.AccessRecord;
import tools.jackson.databind.JsonNode;

/** A scenario being played: the real job on a database of its own, against a Skyward over HTTP, under a clock turned by hand. */
final class Playing implements AutoCloseable {

    private static final Instant BEFORE =
            LocalDate.of(2026, 9, 14).atTime(2, 30).atZone(Step.DISTRICT).toInstant();

    private final Scenario scenario;
    private final AtomicReference<Instant> now = new AtomicReference<>(BEFORE);
    private final TestDatabase database = TestDatabase.fresh();
    private final House house;
    private final Path incoming;
    private final Map<String, Site> sites = new LinkedHashMap<>();
    private final Map<Long, String> digests = new HashMap<>();
    private Remarks remarks = new Remarks();

    Playing(Scenario scenario, Path folder) {
        this.scenario = scenario;
        this.house = House.on(database, folder, now::get);
        this.incoming = folder.resolve("incoming");
    }

    /** Plays one step and gives an account of what came of it. */
    String play(Step step) {
        now.set(step.at(now.get()));
        remarks = new Remarks();
        Account account = new Account(house);
        boolean opened = !sites.containsKey(step.connection());
        Site site = sites.computeIfAbsent(step.connection(), this::open);
        if (opened || step.said().has("definition")) {
            applied(site, step, account);
        }
        if (step.said().path("export").booleanValue(false)) {
            exported(step.connection(), account);
        }
        if (step.said().has("guards")) {
            account.guards(
                    new DistrictGuards(house.connections()).set(step.said().path("guards")));
        }
        site.rows().move(step.said().path("rows"));
        Arrived.from(step.files(), incoming.resolve(step.connection()));
        weather(site, step.said());
        new Steward(house, account).act(step.connection(), step.said());
        act(step, account);
        account.told(remarks.told().stream());
        account.notices();
        account.hub(step.shown());
        return hidden(account.text());
    }

    private Site open(String connection) {
        return new Site(connection, connection.equals(Site.FIRST) ? scenario.definition() : Yaml.NOTHING);
    }

    private void applied(Site site, Step step, Account account) {
        Connections.File file = new Connections.File(
                step.connection() + ".yaml", site.define(step.said().path("definition")));
        new Steward(house, account).shown(file);
        account.applied(house.connections().apply(List.of(file), "steward"));
    }

    private void exported(String connection, Account account) {
        String text = house.connections()
                .find(connection)
                .map(stored -> DefinitionWriter.toYaml(stored.definition()))
                .orElse("");
        account.exported(text);
        account.applied(house.connections().apply(List.of(new Connections.File("exported.yaml", text)), "steward"));
    }

    private static void weather(Site site, JsonNode said) {
        if (said.has("faults")) {
            site.skyward().faults(Scenario.texts(said.path("faults")).toArray(String[]::new));
        }
        if (said.has("sees")) {
            String[] schools = Scenario.texts(said.path("sees")).toArray(String[]::new);
            AccessRecord all =
                    AccessRecord.of(site.skyward().clientId(), site.skyward().clientSecret());
            site.skyward().grant(all.limitedTo(schools));
        }
    }

    private void act(Step step, Account account) {
        JsonNode said = step.said();
        if (said.has("approve")) {
            told(account, approve(said.path("approve")), step);
        } else if (said.has("reject")) {
            told(account, reject(said.path("reject").longValue()), step);
        } else if (said.has("restart")) {
            told(account, restart(said.path("restart").longValue()), step);
        } else if (said.has("serve")) {
            serve(step.connection(), LocalDateTime.parse(said.path("serve").stringValue()), account);
        } else if (step.launches()) {
            Run run = told(account, launch(step), step);
            if (run != null && said.has("then")) {
                decide(account, run, step);
            }
        }
    }

    private void serve(String connection, LocalDateTime until, Account account) {
        Served served = new Served(house, now);
        served.until(until.atZone(Step.DISTRICT).toInstant()).forEach(account::line);
        account.line("next run: " + served.next(connection));
    }

    private void decide(Account account, Run run, Step step) {
        String then = step.said().path("then").stringValue();
        account.blank();
        told(account, then.equals("approve") ? approve(run.id(), digest(run.id())) : reject(run.id()), step);
    }

    /** What came of an order: a run, or the reason why there is none. */
    private record Outcome(String word, @Nullable Run run, String reason) {

        static Outcome of(Launched launched) {
            return switch (launched) {
                case Launched.Ended(Run run) -> new Outcome("run", run, "");
                case Launched.AlreadyParked(Run run) -> new Outcome("already parked", run, "");
                case Launched.Refused(String reason) -> new Outcome("refused", null, reason);
                case Launched.Unknown(String reason) -> new Outcome("wrong", null, reason);
                case Launched.Wrong(String reason) -> new Outcome("wrong", null, reason);
            };
        }

        static Outcome of(Decided decided) {
            return switch (decided) {
                case Decided.Done(Run run) -> new Outcome("run", run, "");
                case Decided.Refused(String reason) -> new Outcome("refused", null, reason);
                case Decided.Wrong(String reason) -> new Outcome("wrong", null, reason);
            };
        }
    }

    private Outcome launch(Step step) {
        return step.said().path("launch").path("release").booleanValue(false)
                ? Outcome.of(house.syncs()
                        .launch(LaunchParameters.release(step.connection(), null), House.OPERATOR, remarks))
                : launch(step.parameters());
    }

    private Outcome launch(List<String> parameters) {
        return switch (LaunchReader.read(parameters)) {
            case Launch.Asked asked -> Outcome.of(house.syncs().launch(asked.parameters(), House.OPERATOR, remarks));
            case Launch.Refused refused -> new Outcome("wrong", null, String.join("; ", refused.problems()));
        };
    }

    /** A run's number, or {@code run} and {@code digest}; without a digest, that of the change set as it was first shown. */
    private Outcome approve(JsonNode wanted) {
        long run = wanted.isObject() ? wanted.path("run").longValue() : wanted.longValue();
        return approve(run, wanted.path("digest").stringValue(digest(run)));
    }

    private String digest(long run) {
        return digests.getOrDefault(run, "never shown");
    }

    private Outcome approve(long run, String digest) {
        return Outcome.of(house.syncs().approve(run, digest, "as agreed", House.OPERATOR, remarks));
    }

    private Outcome reject(long run) {
        return Outcome.of(house.syncs().reject(run, "not this one", House.OPERATOR));
    }

    private Outcome restart(long run) {
        return Outcome.of(house.syncs().restart(run, House.OPERATOR, remarks));
    }

    private @Nullable Run told(Account account, Outcome outcome, Step step) {
        Run run = outcome.run();
        if (run == null) {
            account.line(outcome.word() + ": " + outcome.reason());
            return null;
        }
        Optional.ofNullable(run.digest()).ifPresent(digest -> digests.putIfAbsent(run.id(), digest));
        Run now = house.runs().get(run.id());
        account.run(outcome.word(), now);
        if (now.state() != RunState.REJECTED) {
            account.report(now, step.shown().contains("creates"));
        }
        return now;
    }

    /** Without the port, which differs from play to play. */
    private String hidden(String text) {
        String hidden = text;
        for (Site site : sites.values()) {
            hidden = hidden.replace(site.skyward().url(), "{skyward}");
        }
        return hidden;
    }

    @Override
    public void close() {
        sites.values().forEach(Site::close);
        house.close();
        database.close();
    }
}
