package org.passportsync.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A user whose password was just set.
 *
 * @param password told this once, where it was made by chance; left out where it was given
 */
public record NewLogin(
        UserShown user,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String password) {

    /** Without the password. */
    @Override
    public String toString() {
        return "NewLogin[" + user + "]";
    }
}
