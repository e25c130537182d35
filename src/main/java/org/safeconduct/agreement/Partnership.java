package org.safeconduct.agreement;

import org.safeconduct.disclosure.Nation;

/** The safeguarding partnership that runs this gateway. */
public record Partnership(String name, Nation nation) {}
