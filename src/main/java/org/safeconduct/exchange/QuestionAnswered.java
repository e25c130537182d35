package org.safeconduct.exchange;

import java.time.Instant;
import java.util.UUID;
import org.safeconduct.disclosure.Reference;
import org.safeconduct.identity.Caller;

/**
 * A further part of a case answers a recipient's question. Published as an application event in the transaction that accepts
 * the part: who asked may refuse it with a {@link org.safeconduct.platform.Rejection}, and then nothing has happened.
 *
 * @param of the case
 * @param answer the part that answers
 */
public record QuestionAnswered(Reference of, UUID question, Reference answer, Caller by, Instant at) {}
