package org.safeconduct.identity;

import java.security.cert.X509Certificate;
import java.util.List;
import org.safeconduct.agreement.Admission;
import org.safeconduct.agreement.AgencyId;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The real identity and agreement capabilities in a real web server, and behind them an endpoint that answers anything.
 * Not annotated as a configuration, so that a test of the whole application does not find it.
 */
@ComponentScan(
        basePackages = {"org.safeconduct.agreement", "org.safeconduct.identity"},
        excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(IT|Test|Slice)([$].*)?"))
@ConfigurationPropertiesScan({"org.safeconduct.agreement", "org.safeconduct.identity"})
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    SecurityAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class,
    ServletWebSecurityAutoConfiguration.class,
    SslAutoConfiguration.class,
    UserDetailsServiceAutoConfiguration.class,
    OAuth2ResourceServerAutoConfiguration.class
})
@Import({
    IdentitySlice.Anything.class,
    IdentitySlice.Authority.class,
    IdentitySlice.Everybody.class,
    IdentitySlice.NobodyAdded.class
})
public class IdentitySlice {

    /** There is no store here in which anybody could be suspended. */
    @Primary
    @TestComponent
    static class Everybody implements Admission {

        @Override
        public boolean admits(AgencyId agency) {
            return true;
        }
    }

    /** Nor has anybody been added. */
    @TestComponent
    static class NobodyAdded extends JdbcTemplate {

        @Override
        public void afterPropertiesSet() {
            // There is nothing to connect to.
        }

        @Override
        public <T> List<T> query(String sql, RowMapper<T> rows) {
            return List.of();
        }
    }

    /** What the authority has taken back. */
    @TestComponent
    static class Authority implements ClientCertificates {

        @Override
        public boolean mayStillBeUsed(X509Certificate certificate) {
            return !certificate.equals(TestCertificates.ALL.certificate("revoked"));
        }

        @Override
        public boolean isOfAnother(X509Certificate certificate, AgencyId agency) {
            return certificate.equals(TestCertificates.ALL.certificate("hospital"))
                    && !agency.value().equals("st-marys-hospital");
        }
    }

    @TestComponent
    @RestController
    static class Anything {

        /** Whatever gets past the door is answered, so that only the door can refuse. */
        @RequestMapping("/**")
        String anything() {
            return "reached";
        }

        @RequestMapping("/schools/v1/disclosures")
        String school(Caller caller) {
            return caller.agency() + " " + caller.subject() + " " + caller.roles();
        }

        /** Wrongly asks for a caller on an open call. */
        @RequestMapping("/rules/mistake")
        String mistake(Caller caller) {
            return "reached by " + caller.subject();
        }
    }
}
