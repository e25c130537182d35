package org.safeconduct.agreement;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.safeconduct.agreement.RegisterFile.AgencyEntry;

/** What must hold of how an agency is reached: what is delivered to it, how it is told, and who of it is woken or phoned. */
final class ReachCheck {

    /** One mailbox and nothing that could end a header line: RFC 5321 allows more, and nobody has it. */
    private static final Pattern MAILBOX = Pattern.compile("[A-Za-z0-9._%+'-]+@[A-Za-z0-9.-]+");

    /** As people write them. */
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ]{1,18}[0-9]");

    /** As ITU-T E.164 writes them. */
    private static final Pattern MOBILE = Pattern.compile("\\+[1-9][0-9]{6,14}");

    /** A part of a route's name. */
    private static final Pattern TRANSPORT = Pattern.compile("[a-z][a-z0-9-]{1,30}");

    /** In seconds: less than the time for which the outbox gives one try to a node. */
    private static final int LONGEST_ANSWER = 25;

    private static final Set<String> BUILT_IN = Set.of("http", "https", "fhir", "webhook", "email", "sms");

    static final URI INBOX = URI.create(Agency.DESK + ":inbox");

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private final Demand demand;

    ReachCheck(Demand demand) {
        this.demand = demand;
    }

    /** Takes down a fault unless what must hold does. */
    interface Demand {
        void require(boolean holds, String at, String text);
    }

    void check(AgencyEntry agency, String at) {
        agency.endpoint().ifPresent(endpoint -> receiving(agency, endpoint, at + "/endpoint"));
        agency.news().ifPresent(notify -> news(notify, at + "/notify"));
        agency.contact().ifPresent(contact -> mailbox(contact, at + "/contact"));
        duty(agency, at);
    }

    /** The gateway receipts and opens for an agency at its desk, which it can only with that agency's key. */
    private void receiving(AgencyEntry agency, URI endpoint, String at) {
        if (Agency.DESK.equals(endpoint.getScheme())) {
            require(endpoint.equals(INBOX), at, "must be desk:inbox, or an https address");
            require(agency.hosted().orElse(false), at, "is a desk here, so the agency must be hosted: true");
        } else {
            reached(endpoint, at);
        }
    }

    /** By https, or by a transport of somebody's own: whether a route serves it shows when the routes are loaded. */
    void reached(URI endpoint, String at) {
        boolean own = endpoint.getScheme() != null
                && TRANSPORT.matcher(endpoint.getScheme()).matches()
                && !endpoint.getScheme().startsWith("http");
        if (own) {
            require(endpoint.getUserInfo() == null, at, "must be an address without a user");
        } else {
            endpoint(endpoint, at);
        }
    }

    private void endpoint(URI endpoint, String at) {
        require(
                "https".equals(endpoint.getScheme()) && endpoint.getHost() != null && endpoint.getUserInfo() == null,
                at,
                "must be an https address with a host and without a user");
    }

    private void news(RegisterFile.Notify notify, String at) {
        require(notify.channels().count() == 1, at, "must name one of fhir, webhook, email and own");
        notify.own()
                .ifPresent(address -> require(
                        address.getScheme() != null
                                && TRANSPORT.matcher(address.getScheme()).matches()
                                && !BUILT_IN.contains(address.getScheme()),
                        at + "/own",
                        "must be an address whose scheme is the name of a route tell-<scheme>"));
        notify.fhir().ifPresent(endpoint -> endpoint(endpoint, at + "/fhir"));
        notify.webhook().ifPresent(endpoint -> endpoint(endpoint, at + "/webhook"));
        notify.email().ifPresent(address -> mailbox(address, at + "/email"));
    }

    void mailbox(String address, String at) {
        require(MAILBOX.matcher(address).matches(), at, "must be one e-mail address");
    }

    private void duty(AgencyEntry agency, String at) {
        agency.answersWithinSeconds()
                .ifPresent(seconds -> require(
                        seconds >= 1 && seconds <= LONGEST_ANSWER,
                        at + "/answersWithinSeconds",
                        "must be from 1 to 25"));
        agency.phone().ifPresent(phone -> {
            require(PHONE.matcher(phone.day()).matches(), at + "/phone/day", "must be a telephone number");
            require(
                    PHONE.matcher(phone.outOfHours()).matches(),
                    at + "/phone/outOfHours",
                    "must be a telephone number");
        });
        List<RegisterFile.DutyEntry> people = agency.duty().orElse(List.of());
        Set<String> names = new HashSet<>();
        for (int i = 0; i < people.size(); i++) {
            RegisterFile.DutyEntry one = people.get(i);
            String there = at + "/duty/" + i;
            require(NAME.matcher(one.who()).matches(), there + "/who", "must be small letters, digits and dashes");
            require(names.add(one.who()), there + "/who", "somebody above is called that");
            require(one.channels().count() == 1, there, "must name one of email, webhook and sms");
            one.email().ifPresent(address -> mailbox(address, there + "/email"));
            one.webhook().ifPresent(endpoint -> endpoint(endpoint, there + "/webhook"));
            one.sms()
                    .ifPresent(number -> require(
                            MOBILE.matcher(number).matches(),
                            there + "/sms",
                            "must be a number such as +447700900000"));
        }
    }

    private void require(boolean holds, String at, String text) {
        demand.require(holds, at, text);
    }
}
