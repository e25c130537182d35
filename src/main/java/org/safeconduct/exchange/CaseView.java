package org.safeconduct.exchange;

import tools.jackson.databind.node.ObjectNode;
import org.safeconduct.disclosure.Reference;

/** Adds what a package knows of a case to what its sharer sees of it. Whose case it is has been checked. */
public interface CaseView {

    void show(Reference reference, ObjectNode view);
}
