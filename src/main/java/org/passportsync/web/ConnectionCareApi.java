package org.passportsync.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.passportsync.access.Role;
import org.passportsync.answer.SchoolsShown;
import org.passportsync.answer.TestShown;
import org.passportsync.job.ConnectionTests;
import org.passportsync.job.ConnectionTests.Tested;
import org.passportsync.job.SchoolLists;
import org.passportsync.job.Schools;
import org.passportsync.job.Schools.Answer;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tries connections, and tells how their schools are mapped. */
@RestController
@RequestMapping(path = "/api/v1/connections/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Connections")
class ConnectionCareApi {

    private final Sight sight;
    private final ConnectionTests tests;
    private final Schools schools;

    ConnectionCareApi(Sight sight, ConnectionTests tests, Schools schools) {
        this.sight = sight;
        this.tests = tests;
        this.schools = schools;
    }

    /**
     * Which schools are listed.
     *
     * @param list existing, missing, missing-data or excluded; without it, all
     * @param from last-run or sis: where the schools are read; without it, the last run; sis needs the role OPERATOR
     */
    record SchoolsAsked(@Nullable String list, @Nullable String from) {}

    @PostMapping("/test")
    @Needs(Role.OPERATOR)
    @Refuses(409)
    @Operation(summary = "Gets a token and reads a small page of every resource; changes nothing.")
    TestShown test(Visitor visitor, @PathVariable String name) throws InterruptedException {
        sight.seenConnection(visitor, name);
        return switch (tests.test(name)) {
            case Tested.Answered answered -> TestShown.of(answered);
            case Tested.Unknown _ -> throw ApiRefusal.notThere("connection " + name);
            case Tested.Wrong(String reason) -> throw ApiRefusal.conflict(reason);
        };
    }

    @GetMapping("/schools")
    @Needs(Role.VIEWER)
    @Refuses({409, 502})
    @Operation(summary = "Lists the schools: mapped, not mapped, mapped but gone; with the lines to paste.")
    SchoolsShown schools(Visitor visitor, @PathVariable String name, @ParameterObject SchoolsAsked asked)
            throws InterruptedException {
        sight.seenConnection(visitor, name);
        Given given = new Given();
        SchoolLists.Kind list = given.among("list", asked.list(), SchoolLists.Kind.values(), SchoolsShown::key);
        Schools.From from = given.among("from", asked.from(), Schools.From.values(), ConnectionCareApi::key);
        given.end();
        if (from == Schools.From.SIS && !visitor.may(Role.OPERATOR)) {
            throw new AccessDeniedException("from=sis asks the SIS and needs the role OPERATOR; leave it out");
        }
        return switch (schools.list(name, from == null ? Schools.From.LAST_RUN : from)) {
            case Answer.Listed(SchoolLists lists) -> SchoolsShown.of(lists, list);
            case Answer.Failed(String reason) ->
                throw new ApiRefusal(ApiRefusal.problem(HttpStatus.BAD_GATEWAY, reason));
            case Answer.Unknown _ -> throw ApiRefusal.notThere("connection " + name);
            case Answer.Wrong(String reason) -> throw ApiRefusal.conflict(reason);
            case Answer.Refreshing _ -> throw new IllegalStateException("nothing was asked to be refreshed");
        };
    }

    private static String key(Schools.From from) {
        return from.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
