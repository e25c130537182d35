package org.safeconduct.exchange;

import org.safeconduct.disclosure.Reference;

/**
 * Something changed that a recipient's list shows of a case: something arrived, was decided or became due. Published in the
 * transaction of it; nobody is told, and who keeps such a list brings it up to date before that ends.
 *
 * @param reference of the case, or of a further part of it
 */
public record CaseMoved(Reference reference) {}
