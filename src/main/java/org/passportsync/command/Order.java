package org.passportsync.command;

/** One command of the command line. */
interface Order {

    CommonOptions options();

    /** Reads and checks what was given; opens nothing. */
    Prepared prepare(Session session);
}
