package org.safeconduct.exchange;

import org.safeconduct.disclosure.Reference;
import tools.jackson.databind.node.ObjectNode;

/** Adds what a package knows of a case to what its sharer sees of it. Whose case it is has been checked. */
public interface CaseView {

    void show(Reference reference, ObjectNode view);
}
