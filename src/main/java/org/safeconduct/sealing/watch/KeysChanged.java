package org.safeconduct.sealing.watch;

/** An agency's certificates, or the list of what was taken back, are others than before. Published once that is on record. */
public record KeysChanged() {}
