package org.safeconduct.pages.sent;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.agreement.Duty;
import org.safeconduct.agreement.Register;
import org.safeconduct.evidence.Event;
import org.safeconduct.evidence.EvidenceRecord;
import org.safeconduct.evidence.Fact;
import org.safeconduct.pages.Words;
import org.springframework.stereotype.Component;

/** Who should have had it by now and has not, and whom to phone. */
@Component
class NotArrived {

    private static final Locale READER = Locale.ENGLISH;

    private final Register register;
    private final AgencyNames who;
    private final Words words;

    NotArrived(Register register, AgencyNames who, Words words) {
        this.register = register;
        this.who = who;
        this.words = words;
    }

    /** @param timeline the oldest first */
    List<SentCase.Missing> in(List<EvidenceRecord> timeline) {
        Set<AgencyId> missing = new LinkedHashSet<>();
        for (EvidenceRecord record : timeline) {
            record.text(Fact.RECIPIENT_AGENCY).map(AgencyId::new).ifPresent(agency -> {
                if (record.event() == Event.DELAYED) {
                    missing.add(agency);
                } else if (record.event() == Event.DELIVERED) {
                    missing.remove(agency);
                }
            });
        }
        return missing.stream().map(this::missing).toList();
    }

    private SentCase.Missing missing(AgencyId agency) {
        return new SentCase.Missing(
                who.agency(agency),
                register.agency(agency).flatMap(known -> known.duty().phones()).stream()
                        .flatMap(this::phones)
                        .toList());
    }

    private Stream<SentCase.Phone> phones(Duty.Phones phones) {
        return Stream.of(phone("sent.phone.day", phones.day()), phone("sent.phone.outOfHours", phones.outOfHours()));
    }

    private SentCase.Phone phone(String when, String number) {
        return new SentCase.Phone(words.of(when, READER), number, "tel:" + number.replace(" ", ""));
    }
}
