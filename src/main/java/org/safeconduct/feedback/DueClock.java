package org.safeconduct.feedback;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.rulebook.RuleInfo;

/**
 * A clock of a case, as its readers see it. What it is about is missing when the rules no longer have it.
 *
 * @param owner who owes it
 * @param by when it is due
 * @param what it is, in plain English
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record DueClock(
        String kind,
        AgencyId owner,
        Instant startedAt,
        Instant by,
        ClockState state,
        Optional<Instant> metAt,
        Optional<String> what,
        Optional<String> source,
        Optional<RuleInfo.Grade> evidenceGrade) {}
