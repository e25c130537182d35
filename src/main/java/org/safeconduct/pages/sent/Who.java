package org.safeconduct.pages.sent;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.safeconduct.agreement.Agency;
import org.safeconduct.agreement.Register;
import org.safeconduct.disclosure.Code;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.pages.Words;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The names of agencies, as people know them. */
@Component
class Who {

    /** Members of an evidence record that name an agency, the nearest to the event first. */
    private static final List<String> AGENCIES = List.of("recipientAgency", "agency");

    private final Register register;
    private final Words words;

    Who(Register register, Words words) {
        this.register = register;
        this.words = words;
    }

    /** By the agency's id; an agency that is no longer in the register has no name. */
    String agency(String id) {
        return register.agencies().stream()
                .filter(agency -> agency.id().value().equals(id))
                .map(Agency::name)
                .findFirst()
                .orElseGet(this::someone);
    }

    String recipient(String code) {
        return Code.read(Recipient.class, code)
                .map(recipient -> words.of("share.recipients", recipient, Locale.ENGLISH))
                .orElseGet(this::someone);
    }

    /** Whom an evidence record is about. */
    String of(JsonNode record) {
        Optional<String> addressee = Optional.of(record.path("addressee").asString(""))
                .filter(key -> key.contains(":"))
                .map(key -> key.substring(key.indexOf(':') + 1));
        return addressee
                .or(() -> AGENCIES.stream()
                        .filter(record::has)
                        .filter(key -> !(key.equals("agency") && record.has("recipient")))
                        .map(key -> record.path(key).asString(""))
                        .findFirst())
                .map(this::agency)
                .orElseGet(() -> recipient(record.path("recipient").asString("")));
    }

    private String someone() {
        return words.of("sent.someone", Locale.ENGLISH);
    }
}
