package org.safeconduct.governance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.safeconduct.agreement.Agreement;
import org.safeconduct.agreement.Agreements;
import org.safeconduct.disclosure.BritishTime;
import org.safeconduct.evidence.EvidenceLog;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What those who answer for the partnership should look at. */
@Component
public class Attention {

    private static final int SOON_IN_DAYS = 60;

    private final Agreements agreements;
    private final EvidenceLog log;
    private final JdbcTemplate database;
    private final Clock clock;

    Attention(Agreements agreements, EvidenceLog log, JdbcTemplate database, Clock clock) {
        this.log = log;
        this.agreements = agreements;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Numbers of what waits for somebody.
     *
     * @param agreementsOverdue in force but past their review date, and so covering nobody
     * @param agreementsSoon to be reviewed within two months
     * @param reviewsOverdue referred cases that nobody decided in time
     * @param deliveriesParked given up until an operator looks
     * @param partnersPaused agencies to which an operator holds deliveries back
     * @param clocksMissed things due from a recipient or a sharer and not done in time
     * @param disputes findings that the evidence log is not one history
     */
    public record Now(
            long agreementsOverdue,
            long agreementsSoon,
            long reviewsOverdue,
            long deliveriesParked,
            long partnersPaused,
            long clocksMissed,
            long disputes) {

        public boolean isQuiet() {
            return agreementsOverdue + reviewsOverdue + deliveriesParked + partnersPaused + clocksMissed + disputes
                    == 0;
        }
    }

    /** How an agreement stands to its review date. */
    public enum Review {
        OVERDUE,
        SOON,
        LATER,
        /** It is not in force, so nobody relies on it. */
        NONE
    }

    /** An agreement, and whether it is to be reviewed. */
    public record Reviewed(Agreements.Held held, Review review) {}

    public Now now() {
        List<Reviewed> reviewed = agreements();
        return new Now(
                reviewed.stream().filter(one -> one.review() == Review.OVERDUE).count(),
                reviewed.stream().filter(one -> one.review() == Review.SOON).count(),
                count("review where overdue and state in ('waiting', 'second')"),
                count("delivery where state = 'parked'"),
                count("paused_partner"),
                count("case_clock where state in ('missed', 'escalated')"),
                log.disputes());
    }

    /** Every agreement: those to be reviewed first, the most overdue before all. */
    public List<Reviewed> agreements() {
        return agreements.all().stream()
                .map(held -> new Reviewed(held, review(held.agreement())))
                .sorted(Comparator.comparing(Reviewed::review)
                        .thenComparing(one -> one.held().agreement().reviewDate()))
                .toList();
    }

    private Review review(Agreement agreement) {
        if (agreement.status() != Agreement.Status.ACTIVE) {
            return Review.NONE;
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), BritishTime.ZONE);
        if (agreement.reviewDate().isBefore(today)) {
            return Review.OVERDUE;
        }
        return agreement.reviewDate().isBefore(today.plusDays(SOON_IN_DAYS)) ? Review.SOON : Review.LATER;
    }

    private long count(String what) {
        Long count = database.queryForObject("select count(*) from " + what, Long.class);
        return count == null ? 0 : count;
    }
}
