package org.passportsync.web;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.passportsync.answer.Problem;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What went wrong in a request to the API: the fact, the values, and what to do; never what was sent as data. */
final class FaultWords {

    /** What PostgreSQL says of U+0000 in a text, and in a text of JSON. */
    private static final Set<String> UNKEPT = Set.of("22021", "22P05");

    private static final String UNKEPT_TEXT =
            "a text holds the character U+0000, which can't be kept and is in no text; leave it out";

    private static final String UNREAD_PARAMETERS =
            "the parameters can't be read; write each as name=value, percent-encoded from UTF-8";

    /** How Jackson begins to tell that a property comes again. */
    private static final String TWICE = "Duplicate Object property";

    private FaultWords() {}

    static Problem of(Exception fault) {
        return switch (fault) {
            case ApiRefusal refusal -> refusal.problem();
            case NoResourceFoundException missing ->
                problem(
                        HttpStatus.NOT_FOUND,
                        "nothing answers at /" + missing.getResourcePath()
                                + "; the addresses are told at /v3/api-docs");
            case HttpRequestMethodNotSupportedException method ->
                problem(HttpStatus.METHOD_NOT_ALLOWED, unanswered(method));
            case HttpMediaTypeNotAcceptableException form ->
                problem(
                        HttpStatus.NOT_ACCEPTABLE,
                        "this is not answered in the form that Accept asks for; ask for "
                                + words(form.getSupportedMediaTypes()));
            case HttpMediaTypeNotSupportedException form ->
                problem(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        (form.getContentType() == null
                                        ? "a body without a type"
                                        : "a body of type " + form.getContentType())
                                + " is not read here; send "
                                + words(form.getSupportedMediaTypes()));
            case HttpMessageNotReadableException body -> problem(HttpStatus.BAD_REQUEST, unread(body.getCause()));
            case MethodArgumentTypeMismatchException argument ->
                problem(HttpStatus.BAD_REQUEST, argument.getName() + " is not valid; write " + form(argument));
            case ServletRequestBindingException binding ->
                problem(HttpStatus.BAD_REQUEST, String.valueOf(binding.getMessage()));
            case InvalidParameterException _ -> problem(HttpStatus.BAD_REQUEST, UNREAD_PARAMETERS);
            case DataAccessResourceFailureException _, CannotCreateTransactionException _ ->
                problem(HttpStatus.SERVICE_UNAVAILABLE, "the database can't be reached now; try again in a moment");
            case DataAccessException refused when unkept(refused) -> problem(HttpStatus.BAD_REQUEST, UNKEPT_TEXT);
            default -> fault instanceof ErrorResponse told ? told(told) : unexpected(fault);
        };
    }

    private static String unanswered(HttpRequestMethodNotSupportedException method) {
        String[] answered = method.getSupportedMethods();
        return method.getMethod() + " is not answered here; use "
                + words(answered == null ? List.of() : Arrays.asList(answered));
    }

    /** Whether the database refused a text because of a character that it holds in none. */
    static boolean unkept(DataAccessException fault) {
        return fault.getMostSpecificCause() instanceof SQLException refused
                && UNKEPT.contains(String.valueOf(refused.getSQLState()));
    }

    private static Problem problem(HttpStatus status, String detail) {
        return ApiRefusal.problem(status, detail);
    }

    private static Problem told(ErrorResponse fault) {
        HttpStatus status = HttpStatus.valueOf(fault.getStatusCode().value());
        String detail = fault.getBody().getDetail();
        return problem(status, detail == null ? status.getReasonPhrase() : detail);
    }

    /** Strangers' messages may hold data, so only the place is told. */
    private static Problem unexpected(Exception fault) {
        StackTraceElement place = Arrays.stream(fault.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("org.passportsync."))
                .findFirst()
                .orElse(null);
        String what = fault.getClass().getSimpleName()
                + (place == null ? "" : " in " + place.getFileName() + ":" + place.getLineNumber());
        LoggerFactory.getLogger(FaultWords.class).error("a request failed unexpectedly: {}", what);
        return problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "failed unexpectedly: " + what + ". Try again, and report this if it comes again");
    }

    private static String unread(@Nullable Throwable cause) {
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return "the body has an unknown property \"" + unknown.getPropertyName() + "\"; known are "
                    + words(unknown.getKnownPropertyIds());
        }
        if (cause instanceof JacksonException broken) {
            TokenStreamLocation place = broken.getLocation();
            String where = place == null ? "" : ", at line " + place.getLineNr() + " column " + place.getColumnNr();
            return String.valueOf(broken.getOriginalMessage()).startsWith(TWICE)
                    ? "in the body a property is written twice" + where + "; write it once"
                    : "the body is not the JSON that is expected" + where + "; the form is told at /v3/api-docs";
        }
        return "the body is missing or can't be read; send a JSON object, its form is told at /v3/api-docs";
    }

    private static String form(MethodArgumentTypeMismatchException argument) {
        Class<?> wanted = argument.getRequiredType();
        if (wanted == null) {
            return "another value";
        }
        return switch (wanted.getSimpleName()) {
            case "long", "Long", "int", "Integer" -> "a whole number like 7";
            case "boolean", "Boolean" -> "true or false";
            case "UUID" -> "a Passport ID like 0197c9b2-7c1e-5f00-9a51-3d5c6f0a1b2c";
            default -> "another value";
        };
    }

    private static String words(@Nullable Collection<?> all) {
        return all == null || all.isEmpty()
                ? "nothing"
                : all.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }
}
