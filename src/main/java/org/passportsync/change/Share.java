package org.passportsync.change;

/** Which records a database connection works on: all, or one of two parts that together are all. Statements know it by its place. */
enum Share {
    ALL,
    FIRST,
    SECOND
}
