package org.safeconduct.api;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.jspecify.annotations.Nullable;
import org.safeconduct.agreement.Register;
import org.safeconduct.disclosure.Recipient;
import org.safeconduct.disclosure.Status;
import org.safeconduct.exchange.DisclosureAnswer;
import org.safeconduct.exchange.Reply;
import org.safeconduct.exchange.ShareRoute;
import org.safeconduct.feedback.RecipientActs;
import org.safeconduct.feedback.SharerActs;
import org.safeconduct.handling.Certainty;
import org.safeconduct.handling.HandlingStatement;
import org.safeconduct.handling.Topic;
import org.safeconduct.identity.Caller;
import org.safeconduct.intake.Finding;
import org.safeconduct.intake.Intake;
import org.safeconduct.intake.Messages;
import org.safeconduct.intake.OneHospital;
import org.safeconduct.intake.ReadMessage;
import org.safeconduct.intake.Received;
import org.safeconduct.intake.Refusal;
import org.safeconduct.platform.Rejection;
import org.safeconduct.platform.Unavailable;
import org.safeconduct.sharing.DecisionEffect;
import org.safeconduct.sharing.DecisionSummary;
import org.safeconduct.sharing.Gates;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Intake with its doors and nothing after it: who calls is fixed, and the route's one other stage replies. Not annotated as a configuration,
 * so that no other test's scan finds it.
 */
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    CamelAutoConfiguration.class
})
@ComponentScan({"org.safeconduct.disclosure", "org.safeconduct.intake", "org.safeconduct.api.form"})
@ComponentScan(
        basePackages = "org.safeconduct.api.fhir",
        excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*AuditEvent.*"))
@Import({ShareRoute.class, AskedExactly.class})
@ComponentScan(
        basePackages = "org.safeconduct.platform",
        useDefaultFilters = false,
        includeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = "org\\.safeconduct\\.platform\\.(MessageFlow|Problems|TimeAndRandomness)"))
@ConfigurationPropertiesScan("org.safeconduct.intake")
class IntakeApplication implements WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new FixedCaller());
    }

    @Bean
    Register register() {
        return new OneHospital();
    }

    @Bean
    RecipientActs recipientActs() {
        return nobodyCalls(RecipientActs.class);
    }

    @Bean
    SharerActs sharerActs() {
        return nobodyCalls(SharerActs.class);
    }

    private static <T> T nobodyCalls(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> {
                    throw new IllegalStateException("nobody calls here");
                }));
    }

    @Bean
    RouteBuilder share(Intake intake) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:share")
                        .bean(intake, "read")
                        .process(exchange -> exchange.getMessage()
                                .setBody(reply(placed(Objects.requireNonNull(
                                        exchange.getMessage().getBody(ReadMessage.class))))));
            }
        };
    }

    /** Nobody has shared anything yet. */
    private static Received placed(ReadMessage message) {
        if (message.continues().isPresent()) {
            throw new Rejection(Rejection.Kind.NOT_FOUND, "no such case");
        }
        return message.read();
    }

    /** The message's id says what happens to it. */
    private static Reply reply(Received received) {
        String id = received.disclosure().messageId();
        return switch (id) {
            case "unavailable" -> throw new Unavailable("no evidence", new IllegalStateException(Refusal.CANARY));
            case "broken" -> throw new IllegalStateException("a message that quotes " + Refusal.CANARY);
            default -> reply(received, id.equals("refused") ? Status.REFUSED : Status.ACCEPTED, id.equals("repeated"));
        };
    }

    private static final Gates.Gate PASSED = new Gates.Gate(Gates.Result.PASSED, "", "", Optional.empty());
    private static final DecisionSummary POLICE = new DecisionSummary(
            Recipient.POLICE,
            DecisionEffect.SHARE_REDUCED,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            new Gates(
                    PASSED,
                    PASSED,
                    new Gates.DataProtection(Gates.Result.PASSED, "", "", "", "", "", new Gates.Rules(List.of())),
                    PASSED));

    private static Reply reply(Received received, Status status, boolean repeated) {
        HandlingStatement statement = new HandlingStatement(
                "2026.11",
                "County Police",
                "en",
                List.of(new HandlingStatement.Line(
                        "R-1", Topic.RECORDING, Certainty.MAY, "Police may record this.", List.of(), "", "V", false)),
                List.of());
        return new Reply(
                new DisclosureAnswer(
                        received.reference(),
                        status,
                        List.of(POLICE),
                        statement,
                        List.of(new Finding("odd", "Bundle", "Please check.")),
                        List.of(),
                        received.preview() ? Optional.empty() : Optional.of("receipt")),
                repeated);
    }

    private static final class FixedCaller implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType().equals(Caller.class);
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            return Messages.HOSPITAL;
        }
    }
}
