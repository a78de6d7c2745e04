package org.passportsync.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.passportsync.answer.Answers;
import org.passportsync.answer.Refreshing;
import org.passportsync.answer.SchoolsShown;
import org.passportsync.job.SchoolLists;
import org.passportsync.job.Schools.Answer;
import org.passportsync.job.Schools.From;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tells how schools are mapped. */
@Command(
        name = "schools",
        description = "List the schools of a connection: mapped, not mapped, mapped but gone; with the lines to paste.",
        sortOptions = false,
        exitCodeListHeading = Exits.HEADING,
        exitCodeList = {Exits.DONE, Exits.FAILED_PLAIN, Exits.WRONG})
final class SchoolsCommand implements Order {

    private static final String ALL = "all";

    @Mixin
    CommonOptions options = new CommonOptions();

    @Parameters(
            paramLabel = "KEY=VALUE",
            description = {
                "connection=NAME (required)",
                "list=existing|missing|missing-data|excluded: only that list",
                "from=last-run|sis: where the schools are read; without it, the last run",
                "refresh=ID,ID or refresh=all: the next sync takes the attributes of these mapped schools again"
            })
    List<String> parameters = new ArrayList<>();

    @Override
    public CommonOptions options() {
        return options;
    }

    @Override
    public Prepared prepare(Session session) {
        Pairs pairs = Pairs.read(
                parameters,
                "connection=NAME",
                "list=existing|missing|missing-data|excluded",
                "from=last-run|sis",
                "refresh=ID,ID|all");
        String name = pairs.required("connection");
        SchoolLists.Kind list = pairs.among("list", SchoolLists.Kind.values(), SchoolsShown::key);
        From given = pairs.among(
                "from",
                From.values(),
                from -> from.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        String refresh = pairs.text("refresh");
        if (refresh != null && (list != null || given != null)) {
            pairs.refuse("refresh asks for a change and lists nothing; leave list and from out");
        }
        if (refresh != null && !refresh.equals(ALL) && schools(refresh).isEmpty()) {
            pairs.refuse("refresh=" + refresh + " names no school; write their IDs, or refresh=all");
        }
        From from = given == null ? From.LAST_RUN : given;
        return pairs.then(() -> new Prepared.AtDesk(desk -> refresh == null
                ? tell(session, desk.schools().list(name, from), list)
                : tell(session, desk.schools().refresh(name, schools(refresh), options.requester()), null)));
    }

    private static Set<String> schools(String refresh) {
        Set<String> schools = new TreeSet<>();
        if (!refresh.equals(ALL)) {
            Arrays.stream(refresh.split(","))
                    .map(String::strip)
                    .filter(id -> !id.isEmpty())
                    .forEach(schools::add);
        }
        return schools;
    }

    private ExitCode tell(Session session, Answer answer, SchoolLists.@Nullable Kind list) {
        return switch (answer) {
            case Answer.Unknown(String reason) -> session.missing(reason);
            case Answer.Wrong(String reason) -> session.tell(ExitCode.WRONG, Json.conflict(reason));
            case Answer.Failed(String reason) -> session.tell(ExitCode.FAILED, Json.unreachable(reason));
            case Answer.Refreshing(List<String> schools) -> {
                session.console()
                        .line(
                                options.json
                                        ? Answers.text(new Refreshing(schools))
                                        : "the next sync takes the attributes again of: " + String.join(", ", schools));
                yield ExitCode.DONE;
            }
            case Answer.Listed(SchoolLists lists) -> {
                if (options.json) {
                    session.console().line(Answers.text(SchoolsShown.of(lists, list)));
                } else {
                    SchoolWords.print(session.console(), lists, list);
                }
                yield ExitCode.DONE;
            }
        };
    }
}
