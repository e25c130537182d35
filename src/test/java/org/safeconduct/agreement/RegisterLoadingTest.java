package org.safeconduct.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.safeconduct.disclosure.Nation;
import org.safeconduct.disclosure.Purpose;
import org.safeconduct.disclosure.Recipient;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.yaml.YAMLFactory;

class RegisterLoadingTest {

    private static final Resource SOUND = new ClassPathResource("agreement/register.yaml");

    record Fault(@JsonProperty("case") String name, String replace, String with, List<String> says) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Fault> faults() throws IOException {
        return new ObjectMapper(new YAMLFactory())
                .readValue(new ClassPathResource("agreement/faults.yaml").getInputStream(), new TypeReference<>() {});
    }

    @ParameterizedTest
    @MethodSource("faults")
    void refuses_namingFileAndPlace(Fault fault) throws IOException {
        String sound = SOUND.getContentAsString(StandardCharsets.UTF_8);
        String faulty = Pattern.compile(fault.replace(), Pattern.LITERAL)
                .matcher(sound)
                .replaceFirst(Matcher.quoteReplacement(fault.with()));
        assertThat(faulty).as("the case changes the file").isNotEqualTo(sound);

        Resource file = new ByteArrayResource(faulty.getBytes(StandardCharsets.UTF_8), "the-file");
        assertThatThrownBy(() -> AgreementConfiguration.load(file, new MockEnvironment()))
                .isInstanceOf(RegisterFault.class)
                .hasMessageContaining("the-file")
                .hasMessageContainingAll(fault.says().toArray(CharSequence[]::new));
    }

    @Test
    void namesEveryFault_whenThereAreSeveral() throws IOException {
        String faulty = SOUND.getContentAsString(StandardCharsets.UTF_8)
                .replace("https://hub.example", "http://hub.example")
                .replace("id: schools-draft", "id: schools");
        Resource file = new ByteArrayResource(faulty.getBytes(StandardCharsets.UTF_8), "the-file");

        assertThatThrownBy(() -> AgreementConfiguration.load(file, new MockEnvironment()))
                .hasMessageContainingAll("/agencies/3/endpoint", "/agreements/1/id");
    }

    @Test
    void refuses_whenTheFileIsEmptyOrAbsent() {
        Resource empty = new ByteArrayResource(new byte[0], "the-file");
        Resource absent = new ClassPathResource("agreement/absent.yaml");

        assertThatThrownBy(() -> AgreementConfiguration.load(empty, new MockEnvironment()))
                .isInstanceOf(RegisterFault.class);
        assertThatThrownBy(() -> AgreementConfiguration.load(absent, new MockEnvironment()))
                .isInstanceOf(RegisterFault.class)
                .hasMessageContaining("absent.yaml");
    }

    @Test
    void readsAgencies_withSettingsFilledIn() {
        MockEnvironment settings = new MockEnvironment().withProperty("police.port", "12345");
        Register register = new LoadedRegister(AgreementConfiguration.load(SOUND, settings));

        assertThat(register.agency(new AgencyId("a-force")))
                .hasValue(new Agency(
                        new AgencyId("a-force"),
                        "A Force",
                        Sector.POLICE,
                        Set.of(),
                        "a-force.pem",
                        Optional.of(URI.create("https://localhost:12345/envelopes")),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        new Duty(
                                Optional.of(new Duty.Phones("01632 960001", "01632 960002")),
                                List.of(new Duty.OnDuty("desk", Duty.Hours.ALWAYS, new Channel.Sms("+447700900001")))),
                        Optional.empty()));
        assertThat(register.agency(new AgencyId("a-school"))).hasValueSatisfying(school -> {
            assertThat(school.channel()).contains(new Channel.Webhook(URI.create("https://school.example/news")));
            assertThat(school.contact()).contains("lead@school.example");
        });
        assertThat(register.agency(new AgencyId("nobody-known"))).isEmpty();
        assertThat(register.agencies()).hasSize(4);
        assertThat(register.recipient(Recipient.POLICE).id()).isEqualTo(new AgencyId("a-force"));
        assertThat(register.recipient(Recipient.MASH).id()).isEqualTo(new AgencyId("a-hub"));
    }

    @Test
    void developmentPartnershipCoversEverySharer_withPoliceAndMash() {
        Register register = new LoadedRegister(
                AgreementConfiguration.load(new ClassPathResource("agencies/development.yaml"), new MockEnvironment()));

        for (String sharer : List.of("st-marys-hospital", "oakfield-school", "haven-charity")) {
            for (Recipient recipient : Recipient.values()) {
                for (Purpose purpose : Purpose.values()) {
                    assertThat(register.standing(
                                    new AgencyId(sharer),
                                    register.recipient(recipient).id(),
                                    Set.of(purpose),
                                    LocalDate.of(2026, 11, 22)))
                            .as("%s to %s for %s", sharer, recipient, purpose)
                            .isEqualTo(Agreement.Standing.CURRENT);
                }
            }
        }
        assertThat(register.agency(new AgencyId("partnership-governance")))
                .hasValueSatisfying(agency -> assertThat(agency.sector()).isEqualTo(Sector.GOVERNANCE));
    }

    @Test
    void startStops_whenNoFileIsNamed() {
        context()
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("safeconduct.agencies is required"));
    }

    @Test
    void startStops_whenTheFileIsFaulty() {
        context()
                .withPropertyValues("safeconduct.agencies=classpath:agreement/faults.yaml")
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("faults.yaml"));
    }

    @Test
    void starts_whenTheFileIsSound() {
        context()
                .withPropertyValues("safeconduct.agencies=classpath:agreement/register.yaml")
                .run(context -> {
                    assertThat(context).hasSingleBean(Register.class);
                    assertThat(context.getBean(Partnership.class))
                            .isEqualTo(new Partnership(
                                    "A Partnership",
                                    Nation.WALES,
                                    "escalation@partnership.example",
                                    "social-care@council.example"));
                });
    }

    private static ApplicationContextRunner context() {
        return new ApplicationContextRunner()
                .withUserConfiguration(WithSettings.class)
                .withBean(Clock.class, Clock::systemUTC);
    }

    @Configuration
    @EnableConfigurationProperties(AgreementSettings.class)
    @Import(AgreementConfiguration.class)
    static class WithSettings {}
}
