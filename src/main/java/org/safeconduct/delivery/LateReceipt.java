package org.safeconduct.delivery;

import java.util.UUID;

/**
 * A receipt that did not come with the answer.
 *
 * @param receipt JWS in compact form, not yet verified
 */
public record LateReceipt(UUID envelope, String receipt) {}
