package org.safeconduct.administration;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** How a command reaches a gateway: where it is, whom to trust, and by what the command proves itself. */
final class Connection {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--gateway",
            required = true,
            scope = ScopeType.INHERIT,
            paramLabel = "<address>",
            converter = Address.class,
            description = "the gateway, such as https://safe-conduct.example")
    private URI gateway;

    @Option(
            names = "--ca",
            required = true,
            scope = ScopeType.INHERIT,
            paramLabel = "<file>",
            converter = Text.class,
            description = "the authority of the gateway's certificate, and the issuer's, as PEM")
    private String ca;

    @Option(
            names = "--certificate",
            scope = ScopeType.INHERIT,
            paramLabel = "<file>",
            converter = Text.class,
            description = "an own certificate, as PEM, where the token is bound to one; with its --key")
    private @Nullable String certificate;

    @Option(
            names = "--key",
            scope = ScopeType.INHERIT,
            paramLabel = "<file>",
            converter = Text.class,
            description = "the key of --certificate, as PEM, and given with it")
    private @Nullable String key;

    URI gateway() {
        return gateway;
    }

    HttpClient http() {
        if ((certificate == null) != (key == null)) {
            throw misuse("--key");
        }
        PemSslStoreDetails own = certificate == null
                ? null
                : PemSslStoreDetails.forCertificate(certificate).withPrivateKey(key);
        try {
            return HttpClient.newBuilder()
                    .sslContext(SslBundle.of(new PemSslStoreBundle(own, PemSslStoreDetails.forCertificate(ca)))
                            .createSslContext())
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .build();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw misuse("--ca");
        }
    }

    /** What an option names cannot be used. */
    ParameterException misuse(String option) {
        return new ParameterException(spec.commandLine(), "", spec.findOption(option), "");
    }

    /** A web address. */
    static final class Address implements ITypeConverter<URI> {
        @Override
        public URI convert(String text) {
            URI address = URI.create(text);
            if (address.getHost() == null
                    || !String.valueOf(address.getScheme()).startsWith("http")) {
                throw new TypeConversionException("not a web address");
            }
            return address;
        }
    }

    /** What a file holds, without the space around it; never nothing. */
    static final class Text implements ITypeConverter<String> {
        @Override
        public String convert(String file) throws IOException {
            String text = Files.readString(Path.of(file)).strip();
            if (text.isEmpty()) {
                throw new TypeConversionException("empty");
            }
            return text;
        }
    }
}
