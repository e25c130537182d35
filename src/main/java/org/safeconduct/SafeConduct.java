package org.safeconduct;

import java.io.PrintStream;
import java.io.PrintWriter;
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
     * @param arguments settings as Spring Boot takes them ({@code --server.port=8443}), see README; or a command, which is a
     *     program of its own and starts nothing of the gateway
     */
    public static void main(String[] arguments) {
        if (Commands.areSettings(arguments)) {
            SpringApplication.run(SafeConduct.class, arguments);
            return;
        }
        int status = Commands.run(writer(System.out), writer(System.err), arguments);
        // A witness that was started goes on, on threads of its own.
        if (status != 0) {
            System.exit(status);
        }
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, stream.charset());
    }
}
