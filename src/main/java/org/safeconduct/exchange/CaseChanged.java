package org.safeconduct.exchange;

import java.time.Instant;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Reference;

/**
 * Something happened in a case that somebody must be told of. Published as an application event in the transaction of its
 * cause; who listens makes the telling durable in the same transaction. It says that there is news, never what the news says.
 */
public record CaseChanged(Reference reference, Audience audience, Change change, Instant at) {

    /** Who must be told. Where they are reached is for the register to say. */
    public sealed interface Audience {

        /** The agency that shared. */
        record Sharer() implements Audience {}

        /** One agency of the partnership, by the channel of its system. */
        record OneAgency(AgencyId agency) implements Audience {}

        /** The person whom an agency names for what is overdue or contested. */
        record NamedContact(AgencyId agency) implements Audience {}

        /** Somebody whom an agency has on duty, by what they are called in the register. */
        record OnDuty(AgencyId agency, String who) implements Audience {}

        /** Children's social care of the partnership. */
        record SocialCare() implements Audience {}

        /** The partnership's escalation contact. */
        record Partnership() implements Audience {}
    }

    /** What kind of news it is. A new kind is a new constant. */
    public enum Change implements Code {
        DELIVERED,
        RETURNED,
        REVIEWED,
        DECISION_RECEIVED,
        STATEMENT_CHANGED,
        POLICE_PART_ENDED,
        CLOCK_REMINDER,
        CLOCK_MISSED,
        NEWS_ASKED,
        QUESTION_ASKED,
        QUESTION_ANSWERED,
        UPDATED,
        WITHDRAWN,
        CHALLENGED,
        /** Something is there that nobody has opened. */
        ARRIVED,
        /** Somebody must decide whether it is shared. */
        REVIEW_WAITS,
        /** It has not reached a recipient in the time in which it should. */
        DELAYED
    }
}
