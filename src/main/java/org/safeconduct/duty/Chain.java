package org.safeconduct.duty;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.Duty;
import org.safeconduct.agreement.Partnership;
import org.safeconduct.agreement.Register;
import org.safeconduct.exchange.CaseChanged.Audience;
import org.safeconduct.handling.WorkingDays;
import org.springframework.stereotype.Component;

/**
 * Who is told next: those on duty at that hour, in the order of the register; where it is urgent, then the person whom the agency
 * names for what is overdue, then the partnership. So what is urgent wakes somebody at an agency that has nobody on duty.
 */
@Component
class Chain {

    /** How many are told of what is not urgent. */
    private static final int OF_OTHERS = 2;

    private final Register register;
    private final Partnership partnership;
    private final WorkingDays days;

    Chain(Register register, Partnership partnership, WorkingDays days) {
        this.register = register;
        this.partnership = partnership;
        this.days = days;
    }

    /** @param key under which it is remembered that they were told */
    record Link(String key, Audience to) {}

    /** Empty if there is nobody left to tell. */
    Optional<Link> next(Waking waking, Instant now) {
        if (!waking.urgent() && waking.told().size() >= OF_OTHERS) {
            return Optional.empty();
        }
        return register.agency(waking.agency()).stream()
                .flatMap(agency -> Stream.concat(onDuty(agency, now), waking.urgent() ? above(agency) : Stream.empty()))
                .filter(link -> !waking.told().contains(link.key()))
                .findFirst();
    }

    private Stream<Link> onDuty(Agency agency, Instant now) {
        boolean atWork = days.atWork(now, partnership.nation());
        return agency.duty().people().stream()
                .filter(one -> isThere(one.hours(), atWork))
                .map(one -> new Link(one.who(), new Audience.OnDuty(agency.id(), one.who())));
    }

    private static boolean isThere(Duty.Hours hours, boolean atWork) {
        return switch (hours) {
            case ALWAYS -> true;
            case OFFICE -> atWork;
            case OUT_OF_HOURS -> !atWork;
        };
    }

    private static Stream<Link> above(Agency agency) {
        return Stream.concat(
                // Without one, the partnership stands for them.
                Set.copyOf(agency.contact().stream().toList()).stream()
                        .map(address -> new Link("/contact", new Audience.NamedContact(agency.id()))),
                Stream.of(new Link("/partnership", new Audience.Partnership())));
    }
}
