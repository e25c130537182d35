package org.safeconduct.pages.sent;

import java.util.Locale;
import java.util.Optional;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.agreement.Register;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.evidence.EvidenceRecord;
import org.safeconduct.evidence.Fact;
import org.safeconduct.pages.Words;
import org.springframework.stereotype.Component;

/** The names of agencies, as people know them. */
@Component
class AgencyNames {

    private final Register register;
    private final Words words;

    AgencyNames(Register register, Words words) {
        this.register = register;
        this.words = words;
    }

    /** An agency that is no longer in the register has no name. */
    String agency(AgencyId id) {
        return agency(id.value());
    }

    private String agency(String id) {
        return register.agencies().stream()
                .filter(agency -> agency.id().value().equals(id))
                .map(Agency::name)
                .findFirst()
                .orElseGet(this::someone);
    }

    String recipient(Recipient recipient) {
        return words.of("share.recipients", recipient, Locale.ENGLISH);
    }

    /** Whom an evidence record is about. */
    String of(EvidenceRecord record) {
        Optional<String> recipient = record.text(Fact.RECIPIENT);
        return record.text(Fact.ADDRESSEE)
                .filter(key -> key.contains(":"))
                // Of those on duty, at which agency.
                .map(key -> key.substring(key.indexOf(':') + 1).replaceFirst("/.*", ""))
                .or(() -> record.text(Fact.RECIPIENT_AGENCY))
                .or(() -> record.text(Fact.AGENCY).filter(agency -> recipient.isEmpty()))
                .map(this::agency)
                .or(() -> recipient
                        .flatMap(code -> Code.read(Recipient.class, code))
                        .map(this::recipient))
                .orElseGet(this::someone);
    }

    private String someone() {
        return words.of("sent.someone", Locale.ENGLISH);
    }
}
