package org.safeconduct.feedback;

import org.safeconduct.exchange.Reply;

/** What an update came to. */
public sealed interface Updated {

    /** A further part of the case, answered like a first disclosure. */
    record Part(Reply reply) implements Updated {}

    /** The recipients were asked how things stand. */
    record AskedForNews(NewsAsked answer) implements Updated {}
}
