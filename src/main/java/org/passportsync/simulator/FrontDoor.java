package org.passportsync.simulator;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Finds out what a request is for and has it answered. */
final class FrontDoor {

    private final SimulatorSettings settings;
    private final Stage stage;
    private final String url;
    private final AdminDesk admin;
    private final Listing listing = new Listing();
    private final ReentrantLock oneAtATime = new ReentrantLock();

    FrontDoor(SimulatorSettings settings, Stage stage, String url) {
        this.settings = settings;
        this.stage = stage;
        this.url = url;
        this.admin = new AdminDesk(stage);
    }

    Answer answer(Call call) {
        if (call.path().equals("/simulator") || call.path().startsWith("/simulator/")) {
            return admin.answer(call);
        }
        if (call.path().equals("/oauth/token")) {
            return settled(call, () -> token(call));
        }
        return settings.protocol().bases().stream()
                .filter(base -> call.path().startsWith(base.path() + "/"))
                .findFirst()
                .map(base -> inBase(call, base))
                .orElseGet(() -> settled(call, () -> Answer.json(404, "{\"message\":\"Nothing is served here\"}")));
    }

    private Answer token(Call call) {
        return call.method().equals("POST")
                ? stage.tokens.token(call, stage.access(), stage.today(), settings.protocol())
                : Answer.json(405, "{\"error\":\"invalid_request\"}").withHeader("Allow", "POST");
    }

    private Answer inBase(Call call, BasePath base) {
        String[] parts = call.path().substring(base.path().length() + 1).split("/", 2);
        Optional<Resource> resource = Resource.named(parts[0]);
        if (resource.isEmpty() || !call.method().equals("GET")) {
            int status = resource.isEmpty() ? 404 : 405;
            return settled(
                    call, () -> OfficialError.of(base.version(), status, "unknownobject", "Nothing is served here"));
        }
        Struck struck = stage.faults.strike(resource.get());
        Outage.waitFor(struck);
        return settled(call, () -> {
            Answer answer = Outage.refusal(struck, call, base.version())
                    .or(() -> denial(call, base, resource.get(), struck))
                    .orElseGet(() -> read(call, base, resource.get(), parts.length < 2 ? "" : parts[1], struck));
            stage.faults.move(struck, stage.rows(), resource.get());
            return Outage.spoiled(answer, struck);
        });
    }

    /** Settles an answer, logs it and tells the hook, before the client can see any of it. */
    private Answer settled(Call call, Supplier<Answer> answering) {
        oneAtATime.lock();
        try {
            Answer answer = answering.get();
            stage.answered(stage.log.add(call, answer));
            return answer;
        } finally {
            oneAtATime.unlock();
        }
    }

    private Optional<Answer> denial(Call call, BasePath base, Resource resource, Struck struck) {
        Optional<TokenDesk.Grant> grant = stage.tokens.grant(call.bearer());
        long uses = grant.map(one -> one.uses().incrementAndGet()).orElse(0L);
        long most = struck.by(FaultName.TOKEN_DIES).map(Fault::first).orElse(Long.MAX_VALUE);
        if (grant.isEmpty() || uses > most) {
            return Optional.of(OfficialError.of(base.version(), 401, "unauthorisedrequest", "No token, or it expired")
                    .withHeader("WWW-Authenticate", "Bearer realm=\"simulator\", error=\"invalid_token\""));
        }
        return mayRead(grant.get().scopes(), resource)
                ? Optional.empty()
                : Optional.of(
                        OfficialError.of(base.version(), 403, "forbidden", "The token's scopes don't allow this"));
    }

    private boolean mayRead(Set<String> scopes, Resource resource) {
        boolean roster = scopes.contains("roster.readonly") || scopes.contains("roster-core.readonly");
        if (resource != Resource.DEMOGRAPHICS) {
            return roster;
        }
        return scopes.contains("roster-demographics.readonly")
                || roster && settings.protocol().demographicsScope() == Protocol.DemographicsScope.ROSTER_IS_ENOUGH;
    }

    private Answer read(Call call, BasePath base, Resource resource, String sourcedId, Struck struck) {
        View view = new View(base.version(), url + base.path());
        Rows rows = stage.faults.over(stage.rows());
        Listing.Reading reading = new Listing.Reading(
                rows, resource, view, struck.sight(stage.access().schools()));
        if (!sourcedId.isEmpty()) {
            return listing.single(reading, sourcedId, call.parameters(), settings.protocol());
        }
        return switch (Query.read(call.parameters(), resource, settings.protocol())) {
            case Asked.Refused refused -> OfficialError.of(base.version(), 400, "invalid_data", refused.reason());
            case Query query -> listing.page(reading, query, call.parameters(), struck);
        };
    }
}
