package org.safeconduct.feedback.telling;

import org.safeconduct.agreement.AgencyId;

/** Who is to be told. Where that is, the register says when it happens. */
sealed interface Addressee {

    /** An agency's system. */
    record Agency(AgencyId id) implements Addressee {}

    /** The person an agency names. */
    record Contact(AgencyId of) implements Addressee {}

    /** Somebody whom an agency has on duty. */
    record OnDuty(AgencyId of, String who) implements Addressee {}

    /** Children's social care. */
    record SocialCare() implements Addressee {}

    /** The partnership's escalation contact. */
    record Partnership() implements Addressee {}

    /** What kind of addressee, as evidence says it. */
    default String kind() {
        return switch (this) {
            case Agency agency -> "agency";
            case Contact contact -> "contact";
            case OnDuty onDuty -> "duty";
            case SocialCare socialCare -> "social-care";
            case Partnership partnership -> "partnership";
        };
    }

    /** As it stands in a row. */
    default String key() {
        return switch (this) {
            case Agency agency -> kind() + ":" + agency.id();
            case Contact contact -> kind() + ":" + contact.of();
            case OnDuty onDuty -> kind() + ":" + onDuty.of() + "/" + onDuty.who();
            case SocialCare socialCare -> kind();
            case Partnership partnership -> kind();
        };
    }

    static Addressee read(String key) {
        String id = key.substring(key.indexOf(':') + 1);
        return switch (key.substring(0, key.length() - id.length())) {
            case "agency:" -> new Agency(new AgencyId(id));
            case "contact:" -> new Contact(new AgencyId(id));
            case "duty:" ->
                new OnDuty(new AgencyId(id.substring(0, id.indexOf('/'))), id.substring(id.indexOf('/') + 1));
            default -> key.equals("social-care") ? new SocialCare() : new Partnership();
        };
    }
}
