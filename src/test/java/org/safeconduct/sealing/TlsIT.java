package org.safeconduct.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.safeconduct.agreement.AddedCertificates;
import org.safeconduct.agreement.AgencyId;
import org.safeconduct.agreement.Register;
import org.safeconduct.platform.Ids;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** Starts an HTTPS server on an empty keys folder, as the first start of a development gateway does. */
@ExtendWith(OutputCaptureExtension.class)
class TlsIT {

    @TempDir
    Path folder;

    @Test
    void servesHttpsAndKnowsItsClients_onTheFirstStart() throws Exception {
        try (ConfigurableApplicationContext gateway = start("development")) {
            HttpResponse<String> keys = get(gateway, bundle(gateway, "gateway-client"));

            assertThat(keys.body()).contains("\"kty\":\"EC\"").doesNotContain("\"d\":");
            assertThat(keys.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
            assertThat(keys.sslSession().orElseThrow().getLocalPrincipal().getName())
                    .contains("CN=gateway");
        }
    }

    @Test
    void takesTls13Only_unlessASettingAddsTls12() throws Exception {
        try (ConfigurableApplicationContext gateway = start("development")) {
            SSLContext old = old(gateway);
            assertThatExceptionOfType(SSLException.class).isThrownBy(() -> get(gateway, old));
        }
        try (ConfigurableApplicationContext gateway =
                start("development", "server.ssl.enabled-protocols=TLSv1.3,TLSv1.2")) {
            assertThat(get(gateway, old(gateway)).sslSession().orElseThrow().getProtocol())
                    .isEqualTo("TLSv1.2");
        }
    }

    /** Knows the gateway, and no newer TLS than 1.2. */
    private static SSLContext old(ConfigurableApplicationContext gateway) {
        SslBundle bundle = gateway.getBean(SslBundles.class).getBundle("gateway-client");
        return SslBundle.of(
                        bundle.getStores(), bundle.getKey(), SslOptions.of(null, new String[] {"TLSv1.2"}), "TLSv1.2")
                .createSslContext();
    }

    @Test
    void isNotTrusted_byAClientThatKnowsOtherAuthorities() throws Exception {
        try (ConfigurableApplicationContext gateway = start("development")) {
            assertThatExceptionOfType(SSLHandshakeException.class)
                    .isThrownBy(() -> get(gateway, SSLContext.getDefault()));
        }
    }

    @Test
    void doesNotStart_withDevelopmentKeysInProduction(CapturedOutput output) {
        new Workshop(folder);

        assertThatExceptionOfType(Exception.class).isThrownBy(() -> start("production"));

        assertThat(output.getErr() + output.getOut())
                .contains("APPLICATION FAILED TO START")
                .contains(folder.resolve("ca.pem") + " is a development certificate")
                .contains("Replace it with a certificate of the partnership's authority.");
    }

    private ConfigurableApplicationContext start(String profile, String... settings) {
        return start(folder, profile, settings);
    }

    static ConfigurableApplicationContext start(Path folder, String profile, String... settings) {
        return new SpringApplicationBuilder(Gateway.class)
                .profiles(profile)
                .properties(
                        "spring.config.name=none",
                        "server.port=0",
                        "server.ssl.bundle=server",
                        "server.ssl.client-auth=need",
                        "safeconduct.certs-dir=" + folder)
                .properties(settings)
                .run();
    }

    static SSLContext bundle(ConfigurableApplicationContext gateway, String name) {
        return gateway.getBean(SslBundles.class).getBundle(name).createSslContext();
    }

    static HttpResponse<String> get(ConfigurableApplicationContext gateway, SSLContext tls)
            throws IOException, InterruptedException {
        int port = Objects.requireNonNull(((ServletWebServerApplicationContext) gateway).getWebServer())
                .getPort();
        try (HttpClient client = HttpClient.newBuilder().sslContext(tls).build()) {
            URI keys = URI.create("https://localhost:" + port + "/.well-known/jwks.json");
            return client.send(HttpRequest.newBuilder(keys).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    /** Not marked as configuration, so that no other test's scan finds it. */
    @ComponentScan
    @ComponentScan(
            basePackages = "org.safeconduct.api.proof",
            useDefaultFilters = false,
            includeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*ReceiptKeysController"))
    @ConfigurationPropertiesScan
    @ImportAutoConfiguration({
        SslAutoConfiguration.class,
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class
    })
    static class Gateway {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        Ids ids() {
            return Workshop.IDS;
        }

        @Bean
        Register register() {
            return new Partnership();
        }

        /** Nobody was added. */
        @Bean
        AddedCertificates added() {
            return new AddedCertificates() {
                @Override
                public Optional<byte[]> certificates(AgencyId agency) {
                    return Optional.empty();
                }

                @Override
                public void keep(AgencyId agency, byte[] certificates, Instant at) {
                    throw new UnsupportedOperationException("this gateway has no store");
                }
            };
        }
    }
}
