package org.safeconduct.review;

import org.safeconduct.disclosure.Reference;

/** A reviewer has opened what waits. */
public record ReviewSeen(Reference reference) {}
