package org.safeconduct;

import java.io.PrintStream;
import java.util.Arrays;
import org.safeconduct.administration.AgencyCommand;
import org.safeconduct.administration.PartnerCommand;
import org.safeconduct.delivery.RecordedDeliveries;
import org.safeconduct.desk.RecordedInbox;
import org.safeconduct.evidence.verify.VerifyCommand;
import org.safeconduct.evidence.witness.WitnessCommand;
import org.safeconduct.exchange.RecordedDisclosures;
import org.safeconduct.feedback.RecordedDecisions;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerAutoConfiguration;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;

/** Starts the gateway. Tokens are the issuer's: only the development profile has one inside, and sets it up itself. */
@SpringBootApplication(
        exclude = {OAuth2AuthorizationServerAutoConfiguration.class, OAuth2AuthorizationServerJwtAutoConfiguration.class
        })
@ConfigurationPropertiesScan
public class SafeConduct {

    /**
     * @param arguments Spring Boot arguments, see README for the settings; or {@code verify …}, {@code agency …}, {@code partner …} or
     *     {@code witness …}, which are programs of their own and start nothing of the gateway
     */
    public static void main(String[] arguments) {
        switch (arguments.length == 0 ? "" : arguments[0]) {
            case "verify" -> System.exit(verifyCommand(System.out).run(rest(arguments)));
            case "agency" -> System.exit(new AgencyCommand(System.out).run(rest(arguments)));
            case "partner" -> System.exit(new PartnerCommand(System.out).run(rest(arguments)));
            case "witness" -> {
                int status = new WitnessCommand(System.out).run(rest(arguments));
                if (status != 0) {
                    System.exit(status);
                }
            }
            default -> SpringApplication.run(SafeConduct.class, arguments);
        }
    }

    /** With everything that a running gateway's own check looks at. */
    static VerifyCommand verifyCommand(PrintStream out) {
        return new VerifyCommand(
                out, new RecordedDisclosures(), new RecordedDeliveries(), new RecordedDecisions(), new RecordedInbox());
    }

    private static String[] rest(String[] arguments) {
        return Arrays.copyOfRange(arguments, 1, arguments.length);
    }
}
