package org.safeconduct.agreement;

import java.net.URI;

/** How the system of an agency is told that there is news. What the news says never goes this way. */
public sealed interface Channel {

    /** The last part of the name of the route that carries it: {@code tell-<name>}. */
    String name();

    /** The agency's own {@code $process-message}, as BaRS asks of everyone who takes part in it. */
    record Fhir(URI endpoint) implements Channel {
        @Override
        public String name() {
            return "fhir";
        }
    }

    /** A signed post. */
    record Webhook(URI url) implements Channel {
        @Override
        public String name() {
            return "webhook";
        }
    }

    /** A mailbox. Mail is readable on its way, so it says only that there is an update. */
    record Email(String address) implements Channel {
        @Override
        public String name() {
            return "email";
        }
    }

    /** A mobile telephone, for people on duty; a text is as readable on its way as mail. */
    record Sms(String number) implements Channel {
        @Override
        public String name() {
            return "sms";
        }
    }

    /** A channel of somebody's own, by the route {@code tell-<scheme>} of a file that they add. */
    record Own(URI address) implements Channel {
        @Override
        public String name() {
            return address.getScheme();
        }
    }
}
