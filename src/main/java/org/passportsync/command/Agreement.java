package org.passportsync.command;

/** Asks a person before something that takes effort to take back; where nobody sits, it needs {@code --yes}. */
final class Agreement {

    private static final String YES = "yes";

    private Agreement() {}

    /** Whether it may be done: said so beforehand, or answered with yes. */
    static boolean given(Session session, boolean saidBefore, String question) {
        return saidBefore
                || session.console().attended()
                        && !session.options().json
                        && session.console()
                                .asking()
                                .ask(question + " Type yes to do it: ")
                                .map(YES::equals)
                                .orElse(false);
    }
}
