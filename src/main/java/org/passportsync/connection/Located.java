package org.passportsync.connection;

/** A value that was read, and where it stood. */
record Located<T>(Place place, T value) {}
