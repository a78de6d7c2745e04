package org.passportsync.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why something was not done.
 *
 * @param title what the status means
 * @param detail the fact, the values, and what to do
 * @param instance the address that was asked; left out by commands
 * @param problems each of several problems; left out where there is one only
 * @param losses what would leave the hub; left out where nothing would
 * @param run the run that is in the way; left out where there is none
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        @Nullable List<String> problems,
        @Nullable List<Loss> losses,
        @Nullable Long run) {

    public static Problem of(int status, String title, String detail) {
        return new Problem("about:blank", title, status, detail, null, null, null, null);
    }

    public Problem at(String address) {
        return new Problem(type, title, status, detail, address, problems, losses, run);
    }

    /** The same with everything that is wrong. */
    public Problem each(List<String> all) {
        return new Problem(type, title, status, detail, instance, List.copyOf(all), losses, run);
    }

    public Problem losing(List<Loss> all) {
        return new Problem(type, title, status, detail, instance, problems, List.copyOf(all), run);
    }

    public Problem because(long of) {
        return new Problem(type, title, status, detail, instance, problems, losses, of);
    }
}
