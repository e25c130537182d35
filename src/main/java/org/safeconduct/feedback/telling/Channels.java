package org.safeconduct.feedback.telling;

import java.util.Optional;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.agreement.Channel;
import org.safeconduct.agreement.Duty;
import org.safeconduct.agreement.Partnership;
import org.safeconduct.agreement.Register;
import org.springframework.stereotype.Component;

/** How an addressee is reached, by the register. */
@Component
class Channels {

    private final Register register;
    private final Partnership partnership;

    Channels(Register register, Partnership partnership) {
        this.register = register;
        this.partnership = partnership;
    }

    /** Empty for an agency that looks for news itself. */
    Optional<Channel> to(Addressee addressee) {
        return switch (addressee) {
            case Addressee.Agency agency -> agency(agency.id()).flatMap(Agency::channel);
            // What is overdue or contested must reach somebody: where an agency names nobody, the partnership hears of
            // it.
            case Addressee.Contact contact ->
                agency(contact.of())
                        .flatMap(Agency::contact)
                        .or(() -> Optional.of(partnership.escalation()))
                        .map(Channel.Email::new);
            case Addressee.OnDuty onDuty ->
                agency(onDuty.of())
                        .flatMap(agency -> agency.duty().named(onDuty.who()))
                        .map(Duty.OnDuty::by);
            case Addressee.SocialCare socialCare -> Optional.of(new Channel.Email(partnership.socialCare()));
            case Addressee.Partnership everyone -> Optional.of(new Channel.Email(partnership.escalation()));
        };
    }

    private Optional<Agency> agency(AgencyId id) {
        return register.agency(id);
    }
}
