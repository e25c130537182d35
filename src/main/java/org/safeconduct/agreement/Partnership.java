package org.safeconduct.agreement;

import org.safeconduct.disclosure.Nation;

/**
 * The safeguarding partnership that runs this gateway.
 *
 * @param escalation e-mail address for what no agency's named contact has settled
 * @param socialCare e-mail address of children's social care
 */
public record Partnership(String name, Nation nation, String escalation, String socialCare) {}
